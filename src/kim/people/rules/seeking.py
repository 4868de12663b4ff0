"""What somebody typed into a search field: words of a name, and perhaps a date of birth in any notation.

"Saadi 1988", "23.5.1988 Yousif", "Al-Saadi, Yousif". With a comma the family name comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kim.kernel.partial_date import PartialDate
from kim.people.rules.name_words import Word, words_of

MOST_WORDS = 6
_DATE = re.compile(
    r"(?<!\w)(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?(?!\w)|(?<![\w.])(?:\d{1,2}[./]\s?){0,2}(?:19|20)\d\d(?!\w)"
)


@dataclass(frozen=True)
class Wanted:
    """Words in order, and a date of birth as far as one was typed."""

    words: tuple[Word, ...]
    birth: PartialDate
    family_first: bool

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.birth.year


def read(text: str) -> Wanted:
    """Take what was typed apart; what looks like a date and is none stays a word."""
    birth = PartialDate()
    for found in _DATE.finditer(text):
        try:
            birth = PartialDate.parse(found.group())
        except ValueError:
            continue
        text = f"{text[: found.start()]} {text[found.end() :]}"
        break
    return Wanted(words_of(text)[:MOST_WORDS], birth, "," in text)
