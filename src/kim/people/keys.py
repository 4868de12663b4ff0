"""The folded key that a name filter searches, so that Müller, Mueller and Muller meet."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from kim.kernel.names import plain_tokens, tokens


def key_of(*texts: str) -> str:
    """All words of `texts` in both foldings, each with a space before it, so that " mue" finds a beginning."""
    words = dict.fromkeys(word for text in texts for word in (*tokens(text), *plain_tokens(text)))
    return "".join(f" {word}" for word in words)


def matches(field: str, needle: str) -> Q:
    """The condition that every word of `needle` begins a word of the key in `field`, in either folding."""
    condition = Q()
    for spelled, plain in zip(_words(needle, tokens), _words(needle, plain_tokens), strict=True):
        condition &= Q(**{f"{field}__contains": f" {spelled}"}) | Q(**{f"{field}__contains": f" {plain}"})
    return condition


def _words(needle: str, folding: Callable[[str], tuple[str, ...]]) -> list[str]:
    # The last token of a hyphenated word is the joined one: "Al-Sa" looks for "alsa…".
    return ["".join(folding(word)[-1:]) for word in needle.split()]
