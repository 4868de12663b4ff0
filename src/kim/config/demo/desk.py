"""What lies on Jana Steinhoff's desk beside her cases: short counsellings of the consulting hour."""

from __future__ import annotations

from typing import Any

from kim.accounts.models import Membership
from kim.casework.actions import short_counselling
from kim.config.demo.calendar import ago
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations

# Days ago, name, place, topics, note, how it ended.
COUNSELLINGS: tuple[tuple[int, str, str, tuple[str, ...], str, dict[str, Any]], ...] = (
    (13, "", "roesrath", ("livelihood",), "Formular für den Kinderzuschlag erklärt.", {"finished": True}),
    (
        9,
        "Grace Owusu",
        "roesrath",
        ("recognition", "work"),
        "Fragt, ob ihr Abschluss zählt. Unterlagen bringt sie mit.",
        {},
    ),
    (
        6,
        "Herr Petrov",
        "overath",
        ("language",),
        "Sucht einen Abendkurs.",
        {"finished": True, "service": "Migrationsberatung der Caritas"},
    ),
    (4, "Bashir Rahimi", "roesrath", ("housing",), "Vermieter antwortet nicht. Brief gemeinsam gelesen.", {}),
)


def counsel(manager: Membership) -> None:
    """The short counsellings, each on its day."""
    actor = manager.as_actor()
    for days, name, place, topics, note, end in COUNSELLINGS:
        about = short_counselling.About(name, organisations.municipality(place), "self", topics)
        contact = {"kind": "consulting_hour", "minutes": 20, "note": note, "took_place_on": ago(days)}
        with clock.at(ago(days)), acting_as(actor):
            short_counselling.record(actor=actor, about=about, contact=contact, **end)
