"""Programmes with reasons, ended ones with their successor, and the change of the benefit system ahead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from psycopg.types.range import DateRange

from kim.casework.models import Case
from kim.consolidation.rules.fitting import Change, Fit, Someone, Target, changes, fit_by_target
from kim.directory.models import SupportScheme
from kim.kernel import clock
from kim.people.models import Person
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, read, say, seen, status

TODAY = date(2026, 11, 17)
SECTION_25_5 = "10.c.nn"
YOUNG = Target(age_from=12, age_to=26, stays=frozenset({"duldung"}))


@pytest.mark.parametrize(
    ("target", "who", "fit"),
    [
        (Target(), Someone(), Fit.FITS),
        (YOUNG, Someone(12, "duldung"), Fit.FITS),
        (YOUNG, Someone(27, "duldung"), Fit.NOT),
        (YOUNG, Someone(None, "duldung"), Fit.OPEN),
        (YOUNG, Someone(20, ""), Fit.OPEN),
        (YOUNG, Someone(11, ""), Fit.NOT),
        (Target(stays=frozenset({"duldung"}), stays_are_focus=True), Someone(20, "ohne"), Fit.FITS),
        (Target(places=frozenset({"auental"})), Someone(20, "", "bergdorf"), Fit.NOT),
        (Target(places=frozenset({"auental"})), Someone(20, ""), Fit.OPEN),
    ],
)
def test_what_is_not_known_is_open_and_never_no(target: Target, who: Someone, fit: Fit) -> None:
    assert fit_by_target(target, who) is fit


def system(*steps: tuple[date, str]) -> Callable[[date], str]:
    """The system of a day by the days on which it changes."""
    return lambda day: [name for first, name in steps if first <= day][-1]


LONG_AGO = date(2000, 1, 1)


@pytest.mark.parametrize(
    ("steps", "ahead"),
    [
        ([(LONG_AGO, "ASYLBLG")], []),
        # The title came on the 10th: AsylbLG until the end of November.
        ([(LONG_AGO, "ASYLBLG"), (date(2026, 11, 10), "SGB2")], [(date(2026, 12, 1), "ASYLBLG", "SGB2")]),
        ([(LONG_AGO, "ASYLBLG"), (date(2026, 11, 1), "SGB2")], []),
        # § 25 Abs. 5: eighteen months after the decision, with the end of that month.
        ([(LONG_AGO, "ASYLBLG"), (date(2027, 3, 1), "SGB2")], [(date(2027, 3, 1), "ASYLBLG", "SGB2")]),
        ([(LONG_AGO, "unknown")], []),
        ([(LONG_AGO, "SGB2"), (date(2027, 2, 5), "unknown"), (date(2027, 5, 1), "SGB12")], []),
    ],
)
def test_the_change_comes_with_the_month(steps: Any, ahead: list[tuple[date, str, str]]) -> None:
    assert changes(system(*steps), TODAY) == tuple(Change(*one) for one in ahead)


def test_the_new_office_has_to_know_before_the_month_ends() -> None:
    (change,) = changes(system((LONG_AGO, "ASYLBLG"), (date(2026, 11, 10), "SGB2")), TODAY)
    assert change.inform_by == date(2026, 11, 30)


@pytest.fixture
def schemes(db: None) -> None:
    ended = DateRange(None, date(2022, 7, 1))
    new = {"key": "kim", "name": "Fallmanagement", "funding": "state"}
    SupportScheme.objects.create(**new)
    thm = {"key": "thm", "name": "Teilhabemanagement", "funding": "state", "rule": "ref.thm", "successor": "kim"}
    SupportScheme.objects.create(**thm, valid=ended)
    SupportScheme.objects.create(key="jmd", name="JMD", funding="federal", rule="ref.jmd")
    SupportScheme.objects.create(key="counselling", name="Flüchtlingsberatung", funding="state", rule="ref.flucht")
    SupportScheme.objects.create(key="mbe", name="MBE", funding="federal", rule="ref.mbe")


@pytest.mark.usefixtures("schemes")
def test_without_consent_nothing_is_matched(clara: Browser, case: Case, sabine: Person) -> None:
    page = read(clara, "fitting", case.public_id, sabine.public_id)
    assert "Zuerst die Einwilligung" in page
    assert "JMD" not in page


@pytest.mark.usefixtures("schemes")
def test_several_fit_with_reasons_and_ended_ones_name_their_successor(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    status(cast, sabine, "60a.2.1", clock.today() - timedelta(days=400))
    page = read(clara, "fitting", case.public_id, sabine.public_id)
    assert "beendet am 30.06.2022" in page
    assert "stattdessen: Fallmanagement" in page
    assert "MBE" in page
    assert "AsylbLG" in page
    assert "passt" in page
    assert "Flüchtlingsberatung" in page
    assert "Wie das Förderprogramm weitergeht, ist noch nicht bekannt." in page
    assert "LQ-" not in page, "an open question of the law is said in words"


@pytest.mark.usefixtures("schemes")
def test_the_chain_for_the_hand_over_begins_in_the_month_in_which_asylblg_ends(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    """§ 25 Abs. 5: eighteen months after the decision; the Jobcenter is told before that month ends."""
    agree()
    today = clock.today()
    status(cast, sabine, SECTION_25_5, today - timedelta(days=300), today + timedelta(days=600))
    say(cast, sabine, "arrival", suspension_decision=seen({"value": today - timedelta(days=300)}))
    page = read(clara, "fitting", case.public_id, sabine.public_id)
    # Nobody has asked whether she needs benefits; the end of AsylbLG is said all the same.
    assert "so berechnet, als wäre die Person: hilfebedürftig, erwerbsfähig" in page
    found = re.search(r'href="([^"]+/vorlagen/asylblg-sgb2/[^"]+)"', page)
    told = re.search(r"Die neue Stelle bis (\d\d\.\d\d\.\d{4}) informieren", page)
    assert found and told
    say(cast, sabine, "livelihood", needy=seen({"value": True}), employable=seen({"value": True}))
    assert "so berechnet" not in read(clara, "fitting", case.public_id, sabine.public_id)
    chain = clara.client.get(unescape(found[1]))
    month = datetime.strptime(told[1], "%d.%m.%Y").date()
    assert chain.context["anchor"].day == month.replace(day=1)
    assert chain.context["anchor"].chosen_person == sabine
    rows = {one.step.title: one for one, _fields in chain.context["chosen"].rows}
    informed = rows["Jobcenter über den Wechsel informieren"]
    assert informed.legal_end_on == month and month.replace(day=1) <= informed.due_on <= month
