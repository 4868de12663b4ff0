"""What loading a district does, or would do, to the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """`NOT_IN_FILES`: stored, but no file names it; it stays as it is, because ending needs a date."""

    ADD = "add"
    CHANGE = "change"
    END = "end"
    UNCHANGED = "unchanged"
    NOT_IN_FILES = "not_in_files"


@dataclass(frozen=True)
class Change:
    """One entry. `what` is the kind of thing (`unit`, `responsibility`, `body`), `detail` says what differs."""

    kind: ChangeKind
    what: str
    key: str
    detail: str = ""
