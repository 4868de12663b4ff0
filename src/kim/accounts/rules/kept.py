"""What is kept of a form that was sent after the session had ended.

Keeps the typed fields, never secrets, never files, and nothing above a size that no hand types: a form that is larger
carries pasted material, and the store is no place for it. Does not decide for whom: that is the signed cookie's affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

VALID_FOR = timedelta(hours=1)
MOST_BYTES = 200_000
SECRETS = {"csrfmiddlewaretoken", "code", "token"}

Fields = dict[str, list[str]]


def is_secret(name: str) -> bool:
    """True for fields that are never kept, shown or logged."""
    return name in SECRETS or "password" in name.lower()


def worth_keeping(typed: Mapping[str, Sequence[str]]) -> Fields | None:
    """The fields to keep, or None if there is nothing to keep or too much."""
    fields = {name: [*values] for name, values in typed.items() if not is_secret(name)}
    size = sum(len(name) + sum(len(value.encode()) for value in values) for name, values in fields.items())
    has_text = any(value.strip() for values in fields.values() for value in values)
    return fields if has_text and size <= MOST_BYTES else None


def sentences(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """The values that read like something a person wrote (several words), to be shown for recognising and copying."""
    return [value.strip() for values in fields.values() for value in values if len(value.split()) > 1]
