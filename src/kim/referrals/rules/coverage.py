"""Which of the chosen parts may go to the recipient, on which ground, and which stay here and why.

Basis: Art. 6 Abs. 1, Art. 7, Art. 9 DSGVO; § 203 StGB. A statute that carries the sharing needs no release from
secrecy; a consent does. What concerns one person is carried by one single ground: two consents are not added up into a
third one (`consent.rules.validity`). What this does not do: judge whether the packet needs the part (Art. 5 Abs. 1
lit. c DSGVO): whoever composes it decides that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from kim.consent.rules.codes import DataArea


class Lack(StrEnum):
    """Why a part stays here."""

    NO_GROUND = "no_ground"
    NO_RELEASE = "no_release"
    NAMES = "names"


@dataclass(frozen=True)
class Piece:
    """A chosen part: what it is called, which area it belongs to, and whose it is (None: the household's).

    `also`: further areas that it tells something about. It goes with all of them or not at all.
    """

    key: str
    area: DataArea
    person: str | None = None
    also: frozenset[DataArea] = frozenset()

    @property
    def areas(self) -> frozenset[DataArea]:
        return self.also | {self.area}


@dataclass(frozen=True)
class Ground:
    """A consent or a statute in force towards the recipient. `released`: areas one may speak about; None: a statute.

    `person` None: it was given for the whole household. `rests_on` are the public ids of the declarations behind it.
    """

    key: str
    areas: frozenset[DataArea]
    person: str | None = None
    released: frozenset[DataArea] | None = None
    rests_on: tuple[str, ...] = ()
    last_day: date | None = None

    @property
    def carries(self) -> frozenset[DataArea]:
        """The areas that may go on it."""
        return self.areas if self.released is None else self.areas & self.released

    def is_about(self, person: str | None) -> bool:
        return self.person is None or self.person == person


@dataclass(frozen=True)
class Coverage:
    """`kept`: key of a piece → its ground; `left_out`: key of a piece → why; `wanting`: for which of its areas."""

    kept: dict[str, Ground]
    left_out: dict[str, Lack]
    wanting: dict[str, frozenset[DataArea]] = field(default_factory=dict)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Every ground that is used, once."""
        return tuple(dict.fromkeys(self.kept.values()))

    @property
    def last_day(self) -> date | None:
        """The first day on which one of the grounds ends; None if none of them does."""
        return min((ground.last_day for ground in self.grounds if ground.last_day), default=None)


def leave_out(coverage: Coverage, keys: Collection[str], why: Lack) -> Coverage:
    """The same coverage, with these pieces left out although a ground carries their area."""
    kept = {key: ground for key, ground in coverage.kept.items() if key not in keys}
    gone = {key: why for key in coverage.kept if key in keys}
    return replace(coverage, kept=kept, left_out=coverage.left_out | gone)


def cover(pieces: Sequence[Piece], grounds: Iterable[Ground]) -> Coverage:
    """For each person, and for the household, the one ground that carries most; the rest is left out and named."""
    offered = tuple(grounds)
    kept: dict[str, Ground] = {}
    left_out: dict[str, Lack] = {}
    wanting: dict[str, frozenset[DataArea]] = {}
    for person in dict.fromkeys(piece.person for piece in pieces):
        theirs = [piece for piece in pieces if piece.person == person]
        fitting = [ground for ground in offered if ground.is_about(person)]
        best = max(fitting, key=lambda ground: sum(piece.areas <= ground.carries for piece in theirs), default=None)
        for piece in theirs:
            if best and piece.areas <= best.carries:
                kept[piece.key] = best
            else:
                left_out[piece.key] = _lack(piece, fitting)
                wanting[piece.key] = piece.areas - (best.carries if best else frozenset())
    return Coverage(kept, left_out, wanting)


def _lack(piece: Piece, grounds: Sequence[Ground]) -> Lack:
    unreleased = any(piece.areas <= ground.areas and not piece.areas <= ground.carries for ground in grounds)
    return Lack.NO_RELEASE if unreleased else Lack.NO_GROUND
