"""Whether a text holds a name that is known here, also in units that one does not see: yes or no, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from kim.people.rules.name_tokens import TokenKind, tokens_of


def is_known_here(words: Iterable[str]) -> bool:
    """True if one of `words`, or it without its genitive s, is a word of anybody's name. The database says no more."""
    forms = [form for word in words for form in (word, word.removesuffix("s"))]
    asked = sorted({token for kind, token in tokens_of(forms) if kind is TokenKind.WORD and len(token) > 2})
    with connection.cursor() as cursor:
        cursor.execute("SELECT kim_name_is_known(%s::text[])", [asked])
        (answer,) = cursor.fetchone()
    return bool(answer)
