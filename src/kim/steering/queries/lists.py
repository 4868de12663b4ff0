"""Lists of the secretariat: inbox, meetings, measures, guidance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.labels import CHILD_AGE_BANDS, LEGAL_DOMAINS, LIFE_AREAS, OBSTACLE_KINDS, OFFICE_KINDS
from kim.organisations import api as organisations
from kim.steering.models import Body, Guidance, Measure, Meeting, Observation, StructuralIssue
from kim.steering.queries.board import OVER
from kim.steering.rules.codes import GuidanceState, MeasureState, MeetingState

_OPEN_MEASURES = (MeasureState.AGREED, MeasureState.UNDER_WAY)
REVIEW_BEFORE = timedelta(days=60)
_COMING = (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.IN_SESSION)


def inbox(actor: Actor) -> QuerySet[Observation]:
    """Observations that belong to no issue yet."""
    return Observation.objects.visible_to(actor).filter(cluster__isnull=True).select_related("suggested_issue")


def open_issues(actor: Actor) -> QuerySet[StructuralIssue]:
    """Issues that are not closed or merged."""
    return StructuralIssue.objects.visible_to(actor).exclude(state__in=OVER)


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """All meetings, the latest first."""
    return Meeting.objects.visible_to(actor).select_related("body")


def coming_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Meetings whose agenda is open, the next first."""
    return meetings(actor).filter(state__in=_COMING).order_by("starts_at")


def bodies_today(actor: Actor) -> QuerySet[Body]:
    """Bodies that exist today."""
    return Body.objects.visible_to(actor).filter(valid__contains=clock.today())


def measures(actor: Actor) -> QuerySet[Measure]:
    """All measures, open ones first, by due date."""
    return Measure.objects.visible_to(actor).select_related(
        "owner__organisation", "issue", "decision__item__meeting__body"
    )


def open_measures(actor: Actor) -> QuerySet[Measure]:
    """Measures that somebody still owes."""
    return measures(actor).filter(state__in=_OPEN_MEASURES)


def guidance(actor: Actor) -> QuerySet[Guidance]:
    """All guidance, the latest first."""
    return Guidance.objects.visible_to(actor).select_related("issue", "measure")


def guidance_to_review(actor: Actor) -> QuerySet[Guidance]:
    """Published guidance that ends within two months: somebody decides whether it is published anew."""
    today = clock.today()
    ends_soon = {"valid__contains": today, "valid__endswith__lte": today + REVIEW_BEFORE}
    return guidance(actor).filter(state=GuidanceState.PUBLISHED, **ends_soon).order_by("valid__endswith")


def traits_in_words(guidance: Guidance) -> list[tuple[str | Promise, str]]:
    """For which situations guidance applies, trait by trait; a trait that does not matter is left out."""
    towns = {town.official_key: town.name for town in organisations.municipalities()}
    words: dict[str, Mapping[str, str | Promise]] = {
        "life_areas": LIFE_AREAS,
        "obstacle_kinds": OBSTACLE_KINDS,
        "office_kinds": OFFICE_KINDS,
        "legal_domains": LEGAL_DOMAINS,
        "municipalities": towns,
        "child_age_bands": CHILD_AGE_BANDS,
    }
    chosen = [(name, getattr(guidance, name)) for name in Guidance.TRAITS]
    return [
        (_name(name), ", ".join(str(words[name].get(code, code)) for code in codes)) for name, codes in chosen if codes
    ]


def _name(trait: str) -> str | Promise:
    field: Any = Guidance._meta.get_field(trait)
    name: str | Promise = field.verbose_name
    return name
