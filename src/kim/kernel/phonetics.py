"""Kölner Phonetik: a code by sound for names spoken in German.

Source: H. J. Postel, Die Kölner Phonetik, IBM-Nachrichten 19 (1969), pp. 925–931. Meyer, Maier and
Mayr share a code. Made for German sounds: for names from other languages it finds candidates, no more.
"""

import re

from kim.kernel.names import fold_plain

_SIMPLE = dict.fromkeys("aeijouy", "0") | dict.fromkeys("fvw", "3") | dict.fromkeys("gkq", "4")
_SIMPLE |= {"b": "1", "l": "5", "m": "6", "n": "6", "r": "7", "s": "8", "z": "8"}
_HARD_C_FIRST = frozenset("ahkloqrux")
_HARD_C = frozenset("ahkoqux")


def cologne(name: str) -> str:
    """The code of one word; empty if it has no Latin letter. Umlauts count as their vowels."""
    letters = re.sub(r"[^a-z]", "", fold_plain(name))
    raw = "".join(_code(letters, place) for place in range(len(letters)))
    single = re.sub(r"(.)\1+", r"\1", raw)
    return single[:1] + single[1:].replace("0", "")


def _code(letters: str, place: int) -> str:
    letter = letters[place]
    before = letters[place - 1] if place else ""
    after = letters[place + 1 : place + 2]
    if letter == "h":
        return ""
    if letter == "p":
        return "3" if after == "h" else "1"
    if letter in "dt":
        return "8" if after in ("c", "s", "z") else "2"
    if letter == "x":
        return "8" if before in ("c", "k", "q") else "48"
    if letter == "c":
        return _code_of_c(before, after)
    return _SIMPLE[letter]


def _code_of_c(before: str, after: str) -> str:
    if not before:
        return "4" if after in _HARD_C_FIRST else "8"
    if before in ("s", "z"):
        return "8"
    return "4" if after in _HARD_C else "8"
