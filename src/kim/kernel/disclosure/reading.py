"""Reading a text as a person would, whatever tricks its characters play, and remembering where it stood.

Zero-width and soft hyphens vanish, letters composed of two signs become one, look-alikes of other
scripts become Latin, all dashes are one dash, all digits are 0–9. Every character keeps the position
it came from, so that findings point into the text as typed. Linear in the length of the text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

# Letters of Cyrillic and Greek that look like Latin ones, lower and upper case.
# Upper and lower case lead to the same letter, so that a name in its own script is found in any case.
_LOOK_ALIKE = dict(
    zip(
        "аеорсухіјѕԁһӏԛԝвкмнтαειονρτυκβζημχ",
        "aeopcyxijsdhlqwbkmhtaeionptykbzhmx",
        strict=True,
    )
)
_LOOK_ALIKE |= {sign.upper(): letter.upper() for sign, letter in _LOOK_ALIKE.items()}
_SIGNS = {"․": ".", "‧": ".", "。": ".", "·": ".", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "ʹ": "'"}
_SIGNS |= {"−": "-", "⁄": "/", "∕": "/", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"}
_UMLAUT = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
_KEPT = frozenset("äöüÄÖÜßẞ")
_WORD = re.compile(r"[^\W_]+")
_SPELLED = re.compile(r"([aou])e")


@dataclass(frozen=True)
class Word:
    """A run of letters and digits: `raw` in lower case, its place in the read text, the gap before it."""

    raw: str
    start: int
    end: int
    gap: str
    is_capital: bool
    starts_sentence: bool


class Reading:
    """A text as read. `shown` is what patterns look at; `span` leads back to the text as typed."""

    def __init__(self, text: str) -> None:
        self.text = text
        shown: list[str] = []
        self._places: list[int] = []
        for place, char in enumerate(text):
            self._read(char, place, shown)
        self.shown = "".join(shown)

    def _read(self, char: str, place: int, shown: list[str]) -> None:
        category = unicodedata.category(char)
        if category == "Cf" or (category == "Lm" and char == "ـ"):
            return
        if category[0] == "M":
            if char == "\u0308" and shown and shown[-1] in _UMLAUT:
                shown[-1] = _UMLAUT[shown[-1]]
            return
        for sign in _plain(char, category):
            shown.append(sign)
            self._places.append(place)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `shown[start:end]` stands in the text as typed, marks that follow included."""
        last = self._places[end - 1] + 1
        while last < len(self.text) and unicodedata.category(self.text[last]) in ("Mn", "Cf"):
            last += 1
        return self._places[start], last

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        words: list[Word] = []
        last_end, opens = 0, True
        for match in _WORD.finditer(self.shown):
            gap = self.shown[last_end : match.start()]
            opens = opens or _ends_sentence(gap, words[-1].raw if words else "")
            raw = match[0]
            words.append(Word(raw.lower(), match.start(), match.end(), gap, raw[0].isupper(), opens))
            last_end, opens = match.end(), False
        return tuple(words)


def _plain(char: str, category: str) -> str:
    """One character as people see it, usually one, sometimes two (ligatures)."""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if char == "\n" or category in ("Zl", "Zp"):
        return "\n"
    if category[0] == "Z" or char in "\t\r":
        return " "
    if category == "Pd":
        return "-"
    if char in _KEPT or char.isascii():
        return char
    if char in _SIGNS:
        return _SIGNS[char]
    if char in _LOOK_ALIKE:
        return _LOOK_ALIKE[char]
    return _without_marks(char)


def _without_marks(char: str) -> str:
    composed = unicodedata.normalize("NFKC", char)
    return "".join(
        sign if sign in _KEPT else _SIGNS.get(sign, _LOOK_ALIKE.get(sign, sign))
        for part in composed
        for sign in (part if part in _KEPT else unicodedata.normalize("NFD", part))
        if unicodedata.category(sign)[0] != "M"
    )


def _ends_sentence(gap: str, before: str) -> bool:
    """A full stop after a number or a single letter ("4. Januar", "Abs. 3", "z. B.") ends nothing."""
    stripped = gap.strip(" \n\"'„“”»«()")
    if ("\n" in gap and "-" not in gap) or any(sign in gap for sign in "!?:"):
        return True
    return stripped.startswith(".") and not before.isdigit() and len(before) > 1


def key_of(text: str) -> str:
    """The form in which two words are compared: no case, no umlauts however spelled, no gaps."""
    joined = "".join(word.raw for word in Reading(text).words)
    return squash(joined)


def squash(raw: str) -> str:
    """Lower case, ß as ss, umlauts and their spelling ae, oe, ue as the bare vowel."""
    plain = raw.casefold().replace("ä", "a").replace("ö", "o").replace("ü", "u")
    return _SPELLED.sub(r"\1", plain)
