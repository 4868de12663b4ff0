"""What is left of a name when only its consonants count: the key under which all its spellings meet.

German, English, French, Turkish, Kurmanji and scientific transliteration write the same sound differently:
Schewtschenko, Shevchenko, Chevtchenko; Cemal, Jamal, Djamal, Dschamal, Gamal; Khalil, Chalil, Xelîl, Halil. A group of
letters that is spoken in several ways gives several keys, and two names meet if they share one. A key is coarse on
purpose: it finds candidates, `likeness` judges them.

Letters of a key: B D F J K L M N R S, in the fine key also h, v and 0 (begins with a vowel).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

_SPOKEN: dict[str, tuple[str, ...]] = {
    "schtsch": ("SS",), "shch": ("SS",), "dsch": ("J",), "tsch": ("S",), "zsch": ("S",), "sch": ("S",), "tch": ("S",),
    "dzh": ("J",), "dj": ("J",), "dz": ("S",), "ts": ("S",), "tz": ("S",), "cz": ("S",), "zh": ("S", "J"), "sh": ("S",),
    "ch": ("K", "S", "h"), "kh": ("K", "h"), "gh": ("K", "h", ""), "ph": ("F",), "th": ("D", "S"), "dh": ("D", "S"),
    "ck": ("K",), "qu": ("K",), "dt": ("D",), "x": ("KS", "K", "h"), "c": ("K", "J", "S"), "g": ("K", "J"),
    "j": ("J", "", "S"), "q": ("K",), "k": ("K",), "b": ("B",), "p": ("B",), "d": ("D",), "t": ("D",), "s": ("S",),
    "z": ("S",), "f": ("F",), "l": ("L",), "m": ("M",), "n": ("N",), "r": ("R",), "h": ("h",), "v": ("v",), "w": ("v",),
}  # fmt: skip
_GROUPS = re.compile("|".join(sorted(_SPOKEN, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
_MOST_READINGS = 16
_VOWELS = ("a", "e", "i", "o", "u", "y")
_VOWEL_GROUPS = (
    (re.compile("^[jy](?=[aeiou])"), ""), (re.compile("a[iy]|e[iy]"), "e"), (re.compile("ee|ii|ie"), "i"),
    (re.compile("oo|ou|uu|ow|aw|au"), "u"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def fine_keys(latin: str) -> frozenset[str]:
    """All readings of a romanised word, with h, v and the first vowel."""
    spelling = _DOUBLED.sub(r"\1", re.sub("off$", "ov", latin))
    # A vowel in front, and a j that may be spoken like one: Jusuf and Yusuf.
    choices = [_SPOKEN[group] for group in _GROUPS.findall(spelling)]
    if spelling.startswith("j"):
        choices[0] = ("J", "0", "S")
    first = "0" if spelling.startswith(_VOWELS) else ""
    return frozenset(first + "".join(reading) for reading in islice(product(*choices), _MOST_READINGS))


def keys(latin: str) -> frozenset[str]:
    """The coarse readings; where a single consonant is left, the fine ones, because it alone says too little."""
    return frozenset(key if len(key := coarse(fine)) > 1 else f"~{fine}" for fine in fine_keys(latin) if fine)


def coarse(fine: str) -> str:
    """A fine key without what spellings add or leave out."""
    return re.sub("[hv0]", "", fine)


@lru_cache(maxsize=4096)
def vowels(latin: str) -> str:
    """The vowels in order, doubled and long ones as one: "hussein" gives "ue"."""
    text = latin
    for group, vowel in _VOWEL_GROUPS:
        text = group.sub(vowel, text)
    kept = re.sub("[^aeiouy]", "", text).replace("y", "i").replace("o", "u")
    return _DOUBLED.sub(r"\1", kept) if len(set(kept)) > 1 else kept
