"""Words in lines of a given width, for places where no browser breaks them."""

from __future__ import annotations

VOWELS = "aeiouyäöüAEIOUYÄÖÜ"
NARROW, SLIM, WIDE = frozenset("ijlI.,:;'|! "), frozenset("frt-()„“"), frozenset("mwMW@…")
LEAST = 3


def width(text: str) -> float:
    """How wide `text` is in letters of the usual width, in a typeface like Fira Sans."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.5
    if letter in SLIM:
        return 0.7
    if letter in WIDE:
        return 1.5
    # Scripts that are drawn wider than Latin, and capitals.
    return 2.0 if ord(letter) > 0x2E7F else 1.15 if letter.isupper() else 1.0


def wrapped(text: str, letters: float, lines: int) -> tuple[str, ...]:
    """`text` in at most `lines` lines that are at most `letters` wide; what does not fit ends with an ellipsis."""
    made: list[str] = []
    words = [word for word in " ".join(text.split()).replace("§ ", "§\u00a0").split(" ") if word]
    while words:
        word = words.pop(0)
        if made and width(f"{made[-1]} {word}") <= letters:
            made[-1] += f" {word}"
        elif width(word) <= letters:
            made.append(word)
        else:
            head, rest = broken(word, letters)
            made.append(head)
            words.insert(0, rest)
    return tuple(made) if len(made) <= lines else (*made[: lines - 1], cut(made[lines - 1], letters))


def cut(line: str, letters: float) -> str:
    """A line that ends with an ellipsis because more would follow."""
    if width(f"{line}…") > letters and " " in line:
        line = line.rsplit(" ", 1)[0]
    while line and width(f"{line}…") > letters:
        line = line[:-1]
    return f"{line.rstrip('- ')}…"


def broken(word: str, letters: float) -> tuple[str, str]:
    """A long word in two: at its own hyphen, else before a consonant that a vowel follows, as German breaks words."""
    most = max(at for at in range(1, len(word)) if at == 1 or width(f"{word[:at]}-") <= letters)
    own = word.rfind("-", LEAST, most)
    if own > 0:
        return word[: own + 1], word[own + 1 :]
    for at in range(min(most, len(word) - LEAST), LEAST, -1):
        if word[at] not in VOWELS and word[at + 1] in VOWELS and _may_part(word, at):
            return f"{word[:at]}-", word[at:]
    return f"{word[:most]}-", word[most:]


def _may_part(word: str, at: int) -> bool:
    """`ch`, `ck`, `ph` and `th` stay together, and so does `sch`."""
    return word[at - 1 : at + 1].lower() not in ("ch", "ck", "ph", "th", "sc")
