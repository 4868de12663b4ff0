"""Conferences for the tests of their pages: Clara's, in anonymous form, with the Jobcenter on the list."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kim.casework.actions import conferences
from kim.casework.models import Case, Conference
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests.cast import Cast

AHEAD = timedelta(days=10)


def moment(ahead: timedelta = AHEAD) -> datetime:
    return timezone.make_aware(datetime.combine(clock.today() + ahead, datetime.min.time().replace(hour=14)))


def planned(cast: Cast, case: Case, **given: Any) -> Conference:
    actor = cast.clara.actor
    with acting_as(actor), transaction.atomic():
        made = conferences.call(
            actor=actor,
            case=case,
            **{"purpose": "Wohin mit den Fristen?", "starts_at": moment(), "agenda": ["Lage", "Wer tut was"], **given},
        )
        conferences.ask(actor=actor, conference=made, office=cast.jobcenter, email="team@jobcenter.example")
    return made


def held(cast: Cast, made: Conference, **given: Any) -> Conference:
    actor = cast.clara.actor
    with acting_as(actor), transaction.atomic(), clock.at(moment() + timedelta(hours=2)):
        said = {"said": "Alle einig.", "notes": {0: "Frist am 1."}, "present": list(made.guests.all()), **given}
        return conferences.write_minutes(actor=actor, conference=made, version=made.version, **said)
