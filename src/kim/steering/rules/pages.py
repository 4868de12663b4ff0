"""What stands on one page: whole paragraphs as long as there is room, and the names of those that found none.

Basis: a newsletter is one page; whoever reads it must see that something is missing. What it does not do: choose what
matters more. The order of the agenda decides, and whoever edits the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CUT = "…"
BETWEEN = "\n\n"
_DASHES = ("– ", "- ")


@dataclass(frozen=True)
class Page:
    """A text with at most so many signs, and the titles of the paragraphs that are not, or not wholly, on it."""

    text: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A part of a text: its first line as title where more follows, its sentences, and its points."""

    title: str
    sentences: tuple[str, ...]
    points: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """A text as it was typed, in parts: an empty line ends a part, a dash at the beginning makes a point."""
    parts = (part.strip().splitlines() for part in text.replace("\r\n", "\n").split(BETWEEN))
    return [_block([line.strip() for line in lines if line.strip()]) for lines in parts if lines]


def _block(lines: list[str]) -> Block:
    title = lines.pop(0) if len(lines) > 1 and not lines[0].startswith(_DASHES) else ""
    points = tuple(line.lstrip("–- ") for line in lines if line.startswith(_DASHES))
    return Block(title, tuple(line for line in lines if not line.startswith(_DASHES)), points)


def one_page(paragraphs: Sequence[tuple[str, str]], most: int, words: str) -> Page:
    """`paragraphs`: (title, text) in order. What does not fit is named after `words` at the end, which always fits."""
    whole = BETWEEN.join(text for _title, text in paragraphs)
    if len(whole) <= most:
        return Page(whole)
    kept = list(paragraphs)
    left: list[str] = []
    while kept:
        left.insert(0, kept.pop()[0])
        page = BETWEEN.join([*(text for _title, text in kept), _named(words, left, most // 4)])
        if kept and len(page) <= most:
            return Page(page, tuple(left))
    end = BETWEEN + _named(words, left, most // 4)
    return Page(paragraphs[0][1][: most - len(end) - 1].rstrip() + CUT + end, tuple(left))


def _named(words: str, titles: Sequence[str], most: int) -> str:
    """The titles in one line, cut where they are too many."""
    line = f"{words} {'; '.join(titles)}"
    return line if len(line) <= most else line[: most - 1].rstrip() + CUT
