"""A case conference without a mouse: called, checked, invited to, written down; what was agreed becomes a step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.demo import path_of
from tests.browser.hands import Hands
from tests.browser.looking import look

pytestmark = pytest.mark.browser


def test_a_conference_is_held_by_keyboard_alone(
    demo_server: str, sit_down: Callable[..., Page], found: list[str]
) -> None:
    case = path_of("steinhoff", "Farid Nazari")
    she = Hands(sit_down("steinhoff", f"{case}konferenzen/"))
    she.press("Fallkonferenz planen")
    she.write(purpose="Wie es mit der Duldung weitergeht")
    she.write(day=f"{date.today():%d.%m.%Y}", time="23:59", place="Rathaus, Zimmer 2")
    she.choose("namentlich, mit Einwilligung", "Aufenthaltsstatus")
    she.write(agenda="Stand der Duldung\nArbeit")
    she.press("Speichern")
    she.reads("Noch steht niemand auf der Liste.", "Stand der Duldung")

    she.write(office="Ausländerbehörde", email="vorzimmer@kreis.example")
    she.press("Auf die Liste setzen")
    she.reads("keine Einwilligung für eine Konferenz")
    look(she.page, "conference-guests", found)
    she.press("Prüfen und einladen")
    she.reads("Nicht alle dürfen es namentlich hören")
    expect(she.page.get_by_role("button", name="Jetzt einladen")).to_have_count(0)
    look(she.page, "conference-refused", found, dark=True)

    _invite_without_names(she)
    _write_minutes(she)
    look(she.page, "conference-held", found, dark=True)
    _make_it_a_step(she)


def _invite_without_names(she: Hands) -> None:
    she.press("Form ändern")
    she.choose("anonym")
    she.press("Speichern")
    she.press("Prüfen und einladen")
    she.reads("Die Konferenz findet anonym statt", "Mail mit Kalendereintrag")
    she.press("Jetzt einladen")
    she.reads("eingeladen am", "hört keinen Namen")


def _write_minutes(she: Hands) -> None:
    she.press("Protokoll")
    she.choose("Ausländerbehörde")
    she.write(item_0="Der Antrag liegt vor.", said="Alle sehen denselben Weg.")
    she.press("Speichern")
    she.reads("Der Antrag liegt vor.", "war da")
    she.write(text="Termin zur Vorsprache nennen", office="Ausländerbehörde")
    she.press("Absprache notieren")


def _make_it_a_step(she: Hands) -> None:
    she.press("Als Schritt übernehmen: Termin zur Vorsprache nennen")
    expect(she.page.locator("main [name=title]")).to_have_value("Termin zur Vorsprache nennen")
    she.write(life_area="Aufenthalt")
    she.press("Speichern")
    she.follow(she.page.get_by_role("link", name="Schritt 4", exact=True))
    she.reads("Termin zur Vorsprache nennen", "Ausländerbehörde")
