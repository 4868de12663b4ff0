"""What an action can say besides "done"."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class RuleViolation(Exception):
    """A rule says no; the view hands it to the form: `code` is stable, `message` for people, `field` may name one."""

    def __init__(self, code: str, message: str | Promise, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class WrittenDown(RuleViolation):
    """A refusal that leaves a trace: whoever catches it keeps what was written before, so that it cannot be probed."""


class Conflict(Exception):
    """Somebody else saved first. `current` is what is stored now, with its `version`; the view shows both."""

    def __init__(self, current: Any) -> None:
        super().__init__("conflict")
        self.current = current


class Refused(PermissionDenied):
    """The object is visible, the verb is not allowed: 403. What is out of sight answers 404 instead."""
