"""The written test set, read and measured: how much of what matters is found, and how often the check is right."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kim.kernel.disclosure import Finding, KnownValues, Reason, Report, StoredDate, StoredName, check
from kim.kernel.partial_date import PartialDate

SET: dict[str, Any] = YAML(typ="safe", pure=True).load(Path(__file__).with_name("sentences.yaml"))
SENTENCES: list[dict[str, Any]] = SET["sentences"]


@cache
def values_of(case: str) -> KnownValues:
    stored = SET["cases"][case]
    return KnownValues(
        names=tuple(StoredName(name) for name in stored["names"]),
        dates=tuple(StoredDate(PartialDate.from_iso(day), Reason(reason)) for reason, day in stored["dates"]),
        numbers=tuple(stored["numbers"]),
        addresses=tuple(stored["addresses"]),
        own_places=tuple(stored["own_places"]),
        municipalities=tuple(SET["municipalities"]),
        nationalities=frozenset(stored["nationalities"]),
    )


def pieces(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    """Where the expected pieces stand, one after the other."""
    found, start = [], 0
    for piece in wanted:
        start = text.index(piece, start)
        found.append((start, start + len(piece)))
        start += len(piece)
    return found


def covered(text: str, piece: tuple[int, int], findings: tuple[Finding, ...]) -> bool:
    """Every letter and digit of the piece lies in a finding."""
    return all(
        any(finding.start <= place < finding.end for finding in findings)
        for place in range(*piece)
        if text[place].isalnum()
    )


def touches(finding: Finding, wanted: list[tuple[int, int]]) -> bool:
    return any(finding.start < end and start < finding.end for start, end in wanted)


def report_of(sentence: dict[str, Any]) -> Report:
    return check(sentence["text"], values_of(sentence["case"]))


@dataclass
class Measured:
    wanted: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        return self.right / self.reported


def measure() -> tuple[Measured, Measured]:
    """Recall and precision of blocks and of guesses over the whole set."""
    block, guess = Measured(), Measured()
    for sentence in SENTENCES:
        text, report = sentence["text"], report_of(sentence)
        for measured, key, findings in (
            (block, "blocks", report.blocks),
            (guess, "guesses", report.guesses),
        ):
            wanted = pieces(text, sentence.get(key, []))
            measured.wanted += len(wanted)
            measured.found += sum(covered(text, piece, findings) for piece in wanted)
            measured.reported += len(findings)
            measured.right += sum(touches(finding, wanted) for finding in findings)
    return block, guess
