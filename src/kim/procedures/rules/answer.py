"""The list of papers as a text that fits into an answer: findings first, then what is missing, whole lines only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST = 1900
"""An answer holds two thousand characters."""
LINE = 160


def answer_text(
    ask: str, missing: Iterable[tuple[str, Sequence[str]]], found: str, values: Iterable[tuple[str, str]]
) -> str:
    """One line per criterion. What does not fit is counted at the end, so that nobody takes the list for complete."""
    told = [f"– {name}: {value}" for name, value in values]
    asked = [f"– {paper(name, needs)}" for name, needs in missing]
    lines = [*([found, *told] if told else []), *([ask, *asked] if asked else [])]
    kept: list[str] = []
    for line in lines:
        if len("\n".join([*kept, line])) > MOST:
            return "\n".join([*kept, f"(+ {len(lines) - len(kept)})"])
        kept.append(line)
    return "\n".join(kept)


def paper(name: str, needs: Sequence[str]) -> str:
    """What is to be handed in for a criterion, in one line of at most `LINE` characters."""
    line = f"{name}: {'; '.join(needs)}" if needs else name
    return line if len(line) <= LINE else f"{line[: LINE - 1].rstrip()}…"
