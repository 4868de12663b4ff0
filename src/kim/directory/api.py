"""What other contexts may ask of the directory: its schemes, what is offered, and loading from the district's files."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kim.directory.actions import corrections, loading, matrix
from kim.directory.labels import AUDIENCES, STAYS
from kim.directory.models import Correction, SupportScheme
from kim.directory.queries.coverage import offers
from kim.directory.queries.promises import days_said
from kim.directory.queries.promises import of_unit as promise_of
from kim.directory.queries.promises import stated_by_kind as promised_by_kind
from kim.directory.queries.search import Hit, Wanted, find
from kim.directory.rules.codes import Audience, Stay
from kim.directory.rules.promises import Promise, in_calendar_days
from kim.kernel.actor import Actor
from kim.organisations.models import Municipality

__all__ = [
    "AUDIENCES",
    "STAYS",
    "Audience",
    "Hit",
    "Promise",
    "Stay",
    "Wanted",
    "days_said",
    "find",
    "in_calendar_days",
    "loading",
    "matrix",
    "offers",
    "promise_of",
    "promised_by_kind",
    "propose_correction",
    "scheme_on",
    "schemes",
]


def schemes() -> QuerySet[SupportScheme]:
    """Every support scheme in every version, also those that have ended."""
    return SupportScheme.objects.all()


def scheme_on(key: str, day: date) -> SupportScheme | None:
    """The version of a scheme that holds on a day."""
    found: SupportScheme | None = SupportScheme.objects.valid_on(day).filter(key=key).first()
    return found


def propose_correction(*, actor: Actor, topic: str, municipality: Municipality, text: str) -> Correction:
    """Say that somebody else should be responsible for a topic in a municipality; whoever keeps the matrix decides."""
    return corrections.propose(actor=actor, topic=topic, municipality=municipality, text=text)
