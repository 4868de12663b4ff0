"""Words in lines of a few letters, for places where no browser breaks them."""

from __future__ import annotations

VOWELS = "aeiouyäöüAEIOUYÄÖÜ"
LEAST = 3


def wrapped(text: str, letters: int, lines: int) -> tuple[str, ...]:
    """`text` in at most `lines` lines of at most `letters` letters; what does not fit ends with an ellipsis."""
    made: list[str] = []
    words = [word for word in " ".join(text.split()).replace("§ ", "§\u00a0").split(" ") if word]
    while words:
        word = words.pop(0)
        if made and len(made[-1]) + 1 + len(word) <= letters:
            made[-1] += f" {word}"
        elif len(word) <= letters:
            made.append(word)
        else:
            head, rest = broken(word, letters)
            made.append(head)
            words.insert(0, rest)
    if len(made) > lines:
        kept = made[lines - 1]
        made = [*made[: lines - 1], (kept if len(kept) < letters else kept[: letters - 1]).rstrip("- ") + "…"]
    return tuple(made)


def broken(word: str, letters: int) -> tuple[str, str]:
    """A long word in two: at its own hyphen, else before a consonant that a vowel follows, as German breaks words."""
    own = word.rfind("-", LEAST, letters)
    if own > 0:
        return word[: own + 1], word[own + 1 :]
    for at in range(min(letters - 1, len(word) - LEAST), LEAST, -1):
        if word[at] not in VOWELS and word[at + 1 : at + 2] and word[at + 1] in VOWELS and _may_part(word, at):
            return f"{word[:at]}-", word[at:]
    return f"{word[: letters - 1]}-", word[letters - 1 :]


def _may_part(word: str, at: int) -> bool:
    """`ch`, `sch`, `ck`, `ph` and `th` stay together."""
    return word[at - 1 : at + 1].lower() not in ("ch", "ck", "ph", "th")
