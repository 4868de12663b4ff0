"""Guidance and the situations it applies to."""

from __future__ import annotations

from datetime import date, timedelta

from kim.kernel.prepared import Prepared
from kim.steering.models import Guidance
from kim.steering.queries import answers
from kim.steering.rules.applicability import Applicability, Traits, applies
from kim.steering.rules.codes import ChildAgeBand, GuidanceState, LegalDomain, LifeArea, ObstacleKind, OfficeKind


def applicability_of(guidance: Guidance) -> Applicability:
    """The stored traits and period as the rules want them; the last day belongs to the period."""
    return Applicability(
        Traits(
            life_areas=frozenset(map(LifeArea, guidance.life_areas)),
            obstacle_kinds=frozenset(map(ObstacleKind, guidance.obstacle_kinds)),
            office_kinds=frozenset(map(OfficeKind, guidance.office_kinds)),
            legal_domains=frozenset(map(LegalDomain, guidance.legal_domains)),
            municipalities=frozenset(guidance.municipalities),
            child_age_bands=frozenset(map(ChildAgeBand, guidance.child_age_bands)),
        ),
        valid_from=guidance.valid.lower,
        valid_until=guidance.valid.upper - timedelta(days=1),
    )


def guidance_matching(situation: Traits, on: date) -> list[Guidance]:
    """Published guidance that is valid on the day and matches the situation."""
    return [guidance for guidance in _published(on=on) if applies(applicability_of(guidance), situation, on)]


_published: Prepared[Guidance] = Prepared(
    lambda on: answers.with_decision(Guidance.objects.filter(state=GuidanceState.PUBLISHED, valid__contains=on)),
    on=date,
)
