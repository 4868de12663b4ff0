"""What the overview shows: the ways of one person, and what else the law says of them."""

from __future__ import annotations

from dataclasses import dataclass

from kim.consolidation.queries.precheck import Facts, ways_of
from kim.consolidation.rules import after
from kim.consolidation.rules.codes import FURTHER, Standing
from kim.consolidation.rules.ways import Way
from kim.pathways import api as pathways
from kim.pathways.api import Evaluation, Pathway

LEAST = 3
"""So many ways are shown in full, even if something has to change for them."""


@dataclass(frozen=True)
class Overview:
    """The ways of a person: those in full, those for which something has to change, and those that are closed.

    `leads_on`: a title is held of which it is known where it leads on to; that is said apart.
    """

    known: Facts
    open: list[Way]
    later: list[Way]
    closed: list[Way]
    leads_on: bool = False

    @property
    def nearest(self) -> Way | None:
        """The first way that is not a fact already and that can be gone."""
        if self.leads_on:
            return None
        return next((one for one in self.open if one.standing is not Standing.MET), None)


def overview(known: Facts) -> Overview:
    """All ways of one person at one day."""
    found = ways_of(known)
    closed = [one for one in found if one.standing is Standing.CLOSED]
    ahead = [one for one in found if one.standing is not Standing.CLOSED]
    periods = known.facts.get("status_periods", [])
    has_title = after.has_title(periods, known.at)
    forward = [one for one in ahead if not (has_title and one.pathway.id in after.STEPS_BACK)]
    shown = max(LEAST, sum(1 for one in forward if one.standing is not Standing.BY_ACT))
    later = [*forward[shown:], *(one for one in ahead if one not in forward)]
    return Overview(known, forward[:shown], later, closed, has_title and bool(after.held(periods, known.at)))


def further(known: Facts) -> list[tuple[Pathway, Evaluation]]:
    """Course, programmes and benefits, as far as a rule says something about this person."""
    found = pathways.evaluate_rules(FURTHER, known.facts, known.at)
    return [(pathways.pathway(rule), found[rule]) for rule in FURTHER]
