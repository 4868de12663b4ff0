"""Model fields that know their codes: the database refuses a code that the program does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.functional import Promise

MAX_CODE = 40


class CodeField(models.CharField):  # type: ignore[type-arg]  # django-stubs types the two parameters, Django does not
    """A code of one `StrEnum`, with labels for forms and a CHECK in the database.

    `labels` maps every code to its sentence. The migration keeps the codes only, so that a changed word is no
    migration and a changed code is one. With `blank=True` the empty text is allowed as "not stated".
    """

    def __init__(
        self, labels: Mapping[Any, str | Promise] | None = None, *, codes: Sequence[str] = (), **options: Any
    ) -> None:
        self.codes = tuple(str(code) for code in (labels if labels is not None else codes))
        if labels is not None:
            options["choices"] = [(str(code), label) for code, label in labels.items()]
        options.setdefault("max_length", MAX_CODE)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("choices", None)
        options["codes"] = list(self.codes)
        return name, path, args, options

    def db_check(self, connection: Any) -> str:
        return self.check_of(str(self.column))

    def check_of(self, column: str) -> str:
        """The condition that the database keeps for this field in a column."""
        allowed = [*self.codes, ""] if self.blank else list(self.codes)
        return f'"{column}" IN ({", ".join(_quoted(code) for code in allowed)})'


def _quoted(code: str) -> str:
    return "'" + code.replace("'", "''") + "'"
