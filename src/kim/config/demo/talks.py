"""The family's conferences, one about several cases, and what Jana Steinhoff has to come back to."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from kim.accounts.models import Membership
from kim.casework.actions import conferences, planning, tasks, training_needs
from kim.casework.models import Case
from kim.config.demo.calendar import ago, at_work
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations

# Days ago, title, rhythm.
TASKS: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (0, "Sprachkursträger wegen Betreuung anrufen", {}),
    (-6, "Lohnnachweise anfordern", {"repeat": "months", "repeat_every": 1}),
    (-13, "Wie geht es zu Hause? Nachfragen", {"repeat": "weeks", "repeat_every": 2}),
)


def arrange(manager: Membership, case: Case) -> None:
    """Through the same actions as at the desk, each on its day."""
    actor = manager.as_actor()
    with acting_as(actor):
        for days, title, rhythm in TASKS:
            tasks.add(actor=actor, case=case, title=title, due_on=ago(days), **rhythm)
        _held(manager, case)
        _ahead(manager, case)
        _about_several(manager)


def _held(manager: Membership, case: Case) -> None:
    actor, day = manager.as_actor(), at_work(ago(25))
    youth, jobcenter = organisations.unit("jugendamt-roesrath"), organisations.unit("jobcenter-rhein-berg")
    with clock.at(at_work(ago(35))):
        made = conferences.call(
            actor=actor,
            case=case,
            purpose="Kurs und Kinderbetreuung zusammenbringen",
            starts_at=_at(day, 10),
            place="Rathaus Rösrath, Raum 12",
            agenda=["Was ist der Stand?", "Betreuung während des Kurses", "Wer tut was bis wann?"],
        )
        guests = [conferences.ask(actor=actor, conference=made, office=office) for office in (youth, jobcenter)]
        conferences.invite(actor=actor, conference=made)
    made.refresh_from_db()
    with clock.at(_at(day, 15)):
        conferences.write_minutes(
            actor=actor,
            conference=made,
            version=made.version,
            said="Alle sehen: Ohne Betreuung beginnt kein Kurs.",
            notes={1: "Zwei Kursträger halten Plätze frei, das Jugendamt fragt nach."},
            present=guests,
        )
        due = ago(-12)
        conferences.agree(actor=actor, conference=made, text="Betreuungsplatz anfragen", office=youth, due_on=due)
        conferences.agree(actor=actor, conference=made, text="Kosten des Kurses klären", office=jobcenter, due_on=due)


def _ahead(manager: Membership, case: Case) -> None:
    actor = manager.as_actor()
    made = conferences.call(
        actor=actor,
        case=case,
        purpose="Antrag nach § 25b: was noch fehlt",
        starts_at=_at(at_work(ago(-16)), 14),
        minutes=60,
        agenda=["Sprachnachweis", "Lebensunterhalt", "Pässe"],
    )
    conferences.ask(actor=actor, conference=made, office=organisations.unit("jobcenter-rhein-berg"), name="Frau Lenz")


def _about_several(manager: Membership) -> None:
    """Several cases without identity: one theme is noted and can still be given to a second person."""
    actor, day = manager.as_actor(), at_work(ago(12))
    with clock.at(_at(day, 16)):
        made = planning.call(
            actor=actor,
            topic="Warum Kurse nach der Zusage nicht beginnen",
            held_on=day,
            offices=[organisations.unit("jobcenter-rhein-berg").key],
            case_count=6,
        )
        planning.note(
            actor=actor,
            conference=made,
            text="Plätze werden zugesagt, bevor die Betreuung der Kinder steht. Die Plätze verfallen dann.",
            kind="obstacle",
            obstacle_kind="offer_gap",
            life_area="language",
            office_kinds=["language_course_provider", "youth_office"],
        )
        training_needs.note(
            actor=actor,
            topic="social_law",
            audience="case_managers",
            urgency="this_year",
            text="Was sich beim Wechsel zwischen zwei Leistungsgesetzen ändert, und wer wann zahlt.",
        )


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
