"""The coarse situation of a case, and the guidance that matches it."""

from __future__ import annotations

from dataclasses import dataclass

from kim.casework.models import Case, GuidanceRating
from kim.casework.queries import assessment, board, glance, homes
from kim.casework.rules.codes import (
    ChildAgeBand,
    LegalDomain,
    LifeArea,
    Need,
    ObstacleKind,
    OfficeKind,
    StepState,
)
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people.rules.ages import child_band
from kim.steering import api as steering

_WORKED_ON = (StepState.OPEN, StepState.WAITING)
_NEEDED = (Need.LOW, Need.MARKED, Need.URGENT)


@dataclass(frozen=True)
class GuidanceLine:
    """Guidance on the page of a case, and what was said about it there."""

    card: steering.GuidanceCard
    rating: GuidanceRating | None

    @property
    def is_new(self) -> bool:
        """Nobody has rated it in this case yet."""
        return self.rating is None


def situation(actor: Actor, case: Case) -> steering.Profile:
    """Frozen and coarse: codes, the municipality, age bands of children. No id, no name, no date."""
    seen = glance.of_case(actor, case)
    steps = [step for step in board.steps_of(actor, case.pk) if step.state in _WORKED_ON]
    obstacles = seen.obstacles
    needs = [entry for entry in assessment.known(seen.rounds).values() if entry.need in _NEEDED]
    place = case.household.municipality
    return steering.Profile(
        life_areas=frozenset(LifeArea(row.life_area) for row in (*steps, *obstacles, *needs)),
        obstacle_kinds=frozenset(ObstacleKind(row.obstacle_kind) for row in obstacles),
        office_kinds=frozenset(
            {OfficeKind(step.office.kind) for step in steps if step.office}
            | {OfficeKind(kind) for row in obstacles for kind in row.office_kinds}
        ),
        legal_domains=frozenset(LegalDomain(step.legal_domain) for step in steps if step.legal_domain),
        municipalities=frozenset({place.official_key} if place else ()),
        child_age_bands=_child_bands(actor, case),
    )


def _child_bands(actor: Actor, case: Case) -> frozenset[ChildAgeBand]:
    members = homes.members_in(actor, frozenset({case.household_id}))
    bands = (child_band(member.person.birth_date, clock.today()) for member in members)
    return frozenset(band for band in bands if band is not None)


def guidance_lines(actor: Actor, case: Case) -> list[GuidanceLine]:
    """Guidance that applies to this case today, what nobody has rated first."""
    ratings = {row.guidance: row for row in glance.of_case(actor, case).ratings}
    cards = steering.guidance_for(situation(actor, case), clock.today())
    lines = [GuidanceLine(card, ratings.get(card.id)) for card in cards]
    return sorted(lines, key=lambda line: not line.is_new)
