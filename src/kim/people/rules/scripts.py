"""Arabic and Cyrillic letters in Latin ones, so that a name is found in whichever script it was written.

One spelling per letter, chosen for `sounds`: where a letter is spoken in several ways (خ, г, ث, ض) it becomes the group
of Latin letters that `sounds` reads in all of them. Arabic, Persian, Urdu and Sorani; Russian, Ukrainian, Belarusian,
Bulgarian, Serbian, Macedonian and Kazakh. What this does not do: write down how somebody spells their own name.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC = {
    **dict.fromkeys("اأإآٱەعةى", "a"), **dict.fromkeys("ءئؤـ", ""),
    **dict.fromkeys("حهھہ", "'h"), **dict.fromkeys("كکق", "k"), **dict.fromkeys("سص", "s"), **dict.fromkeys("تط", "t"),
    **dict.fromkeys("ذضظ", "dh"), **dict.fromkeys("لڵ", "l"), **dict.fromkeys("رڕ", "r"), **dict.fromkeys("وڤ", "w"),
    **dict.fromkeys("ييیېێ", "y"), **dict.fromkeys("ۆۇ", "o"),
    "ب": "b", "پ": "p", "ث": "th", "ج": "dj", "چ": "tsch", "خ": "kh", "د": "d", "ز": "z", "ژ": "zh", "ش": "sh",
    "غ": "gh", "ف": "f", "گ": "g", "م": "m", "ن": "n",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "w", "г": "gh", "ґ": "q", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "tsch", "ш": "sch", "щ": "schtsch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "y", "љ": "l", "њ": "n", "ћ": "tsch",
    "џ": "dj", "ѓ": "dj", "ќ": "q", "ѕ": "dz", "ә": "a", "ғ": "gh", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h",
}  # fmt: skip
# Latin letters that mean another sound than their plain form; all other marks are dropped.
_LATIN = {
    "ş": "sch", "š": "sch", "ś": "sch", "ș": "sch", "ç": "tsch", "č": "tsch", "ć": "tsch", "ž": "zh",
    "ź": "zh", "ż": "zh", "ğ": "gh", "ġ": "gh", "ḫ": "kh", "ẖ": "kh", "ḍ": "dh", "ḏ": "dh", "ẓ": "dh",
    "ṯ": "th", "ǧ": "dj", "đ": "d", "ð": "dh", "þ": "th", "ł": "l", "ı": "i", "ß": "ss",
    "æ": "ae", "œ": "oe", "ø": "o", "ə": "a", "ñ": "nj",
}  # fmt: skip
_TABLE = str.maketrans({**_ARABIC, **_CYRILLIC, **_LATIN})
_NOT_A_LETTER = re.compile(r"[^a-z']+")
_MARKS_INSIDE = re.compile(r"['’ʼʻ`´ʿʾ]")


def romanise(word: str) -> str:
    """One word in the letters a to z; empty if it has none that is known.

    An apostrophe parts an h from the letter before it, where the two are no group ("z'hra").
    """
    composed = _MARKS_INSIDE.sub("", unicodedata.normalize("NFKC", word).casefold())
    latin = unicodedata.normalize("NFC", composed).translate(_TABLE)
    plain = "".join(char for char in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(char))
    return _NOT_A_LETTER.sub("", plain)
