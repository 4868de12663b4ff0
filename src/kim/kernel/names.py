"""Folding names for search, so that Müller, Mueller and MULLER meet, and so do Şahin and Sahin.

Two foldings are kept as tokens: `fold` spells umlauts out (ü → ue), `fold_plain` drops the dots
(ü → u), because both are how people type a name whose letter their keyboard lacks. Letters of other
scripts stay as they are. What this does not do: decide that two people are the same.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
_OTHER = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ə": "e"}
)
_APART = re.compile(r"[\W_]+")
_SCRIPTS = {
    "LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "ETHIOPIC": "Ethi",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru",
    "TAMIL": "Taml",
    "SINHALA": "Sinh", "SYRIAC": "Syrc", "THAI": "Thai", "CJK": "Hani", "HANGUL": "Hang", "TIFINAGH": "Tfng",
}  # fmt: skip
_INSIDE = re.compile(r"(?<=\w)['’ʼʻ`´](?=\w)")


def fold(text: str) -> str:
    """Lower case, umlauts spelled out, other marks dropped, words parted by one space."""
    return _words(unicodedata.normalize("NFC", text.casefold()).translate(_SPELLED_OUT))


def fold_plain(text: str) -> str:
    """Like `fold`, but an umlaut loses its dots."""
    return _words(text.casefold())


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name, each once, in order: "Al-Saadi" gives al, saadi and alsaadi.

    The joined form of a hyphenated word lets people find it however they write it.
    """
    return _tokens(text, fold)


def plain_tokens(text: str) -> tuple[str, ...]:
    """The same without umlauts spelled out."""
    return _tokens(text, fold_plain)


def script_of(text: str) -> str:
    """The script that most letters of a name belong to (ISO 15924): "Arab", "Cyrl", "Latn"; empty if none is known."""
    found = Counter(_SCRIPTS[name] for letter in text if (name := _script_name(letter)) in _SCRIPTS)
    return found.most_common(1)[0][0] if found else ""


def _script_name(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""


def _words(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Cf", "Lm"))
    plain = _INSIDE.sub("", kept.casefold().translate(_OTHER))
    return _APART.sub(" ", plain).strip()


def _tokens(text: str, folding: Callable[[str], str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in text.split():
        parts = folding(word).split()
        found.update(dict.fromkeys(parts))
        if len(parts) > 1:
            found["".join(parts)] = None
    return tuple(found)
