"""The coarse situation of a case, and the guidance that matches it."""

from __future__ import annotations

from dataclasses import dataclass

from kim.casework.models import Case, GuidanceRating, Obstacle, Step
from kim.casework.queries import assessment
from kim.casework.rules.codes import (
    ChildAgeBand,
    LegalDomain,
    LifeArea,
    Need,
    ObstacleKind,
    ObstacleState,
    OfficeKind,
    StepState,
)
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people.models import HouseholdMember
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
    steps = list(Step.objects.visible_to(actor).filter(case=case, state__in=_WORKED_ON).select_related("office"))
    obstacles = list(Obstacle.objects.visible_to(actor).filter(case=case, state=ObstacleState.OPEN))
    needs = [entry for entry in assessment.known(actor, case).values() if entry.need in _NEEDED]
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
    today = clock.today()
    members = HouseholdMember.objects.visible_to(actor).filter(household=case.household_id, valid__contains=today)
    bands = (child_band(member.person.birth_date, today) for member in members.select_related("person"))
    return frozenset(band for band in bands if band is not None)


def guidance_lines(actor: Actor, case: Case) -> list[GuidanceLine]:
    """Guidance that applies to this case today, what nobody has rated first."""
    ratings = {row.guidance: row for row in GuidanceRating.objects.visible_to(actor).filter(case=case)}
    cards = steering.guidance_for(situation(actor, case), clock.today())
    lines = [GuidanceLine(card, ratings.get(card.id)) for card in cards]
    return sorted(lines, key=lambda line: not line.is_new)
