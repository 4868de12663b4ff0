"""Every address × everybody of the cast: who opens it, who is refused, for whom it does not exist."""

from __future__ import annotations

import logging
from collections import defaultdict

import pytest
from django.template.backends.django import Template as DjangoTemplate
from django.urls import reverse

from kim.ui.context import Shell
from tests.access import (
    table_casework,
    table_consolidation,
    table_members,
    table_procedures,
    table_referrals,
    table_steering,
)
from tests.access.asking import ANONYMOUS, EVERYONE, Desks, address, url_names
from tests.access.rows import Row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recognised_once")]

TABLE = (
    table_members.TABLE
    | table_casework.TABLE
    | table_consolidation.TABLE
    | table_steering.TABLE
    | table_procedures.TABLE
    | table_referrals.TABLE
)
SITUATIONS = table_casework.SITUATIONS | table_consolidation.SITUATIONS | table_steering.SITUATIONS
# One step, contact, person … belongs to one case; guidance, life areas, templates and letters belong to none.
OF_NO_CASE = {"case_id", "area", "guidance_id", "template_key", "letter", "language"}
PARTS_OF_A_CASE = sorted(
    name for name, needed in url_names().items() if "case_id" in needed and needed - OF_NO_CASE and name in TABLE
)
FOR_MEMBERS = sorted(name for name, row in TABLE.items() if not row.is_public)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Two thousand answers of which only the status counts: nothing is drawn, counted or logged."""
    monkeypatch.setattr(DjangoTemplate, "render", lambda *_given, **_named: "")
    monkeypatch.setattr(Shell, "numbers", defaultdict(int))
    monkeypatch.setattr(Shell, "count_along", lambda _shell, _more, **_about: defaultdict(int))
    caplog.set_level(logging.CRITICAL, "django.request")


def test_the_table_asks_everybody(desks: Desks) -> None:
    assert {player.user.pk for player in desks.world.cast.everyone()} == {
        getattr(desks.world.cast, who).user.pk for who in EVERYONE
    }


def test_every_address_stands_in_the_table() -> None:
    missing = sorted(url_names().keys() - TABLE.keys())
    assert not missing, (
        f"Nobody has said who may open {missing}. Add a line for each to tests/access/table_*.py: "
        'page("clara dana") for something to look at, form(…) for a form, act(…) for a button, public() without log-in.'
    )


def test_the_table_has_no_address_that_is_gone() -> None:
    gone = sorted(TABLE.keys() - url_names().keys())
    assert not gone, f"Take these lines out of tests/access/table_*.py: {gone}"


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("name", sorted(TABLE))
def test_everybody_meets_what_the_table_says(desks: Desks, name: str) -> None:
    assert met(desks, name, TABLE[name]) == TABLE[name].answers


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("situation", sorted(SITUATIONS))
def test_what_decides_is_the_object(desks: Desks, situation: str) -> None:
    name, row = SITUATIONS[situation]
    assert met(desks, name, row) == row.answers


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("name", [name for name in FOR_MEMBERS if TABLE[name].other_method])
def test_a_page_is_not_posted_to_and_a_button_is_not_a_link(desks: Desks, name: str) -> None:
    method = TABLE[name].other_method
    assert desks.ask("clara", method, address(desks.world, name)).status_code == 405


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("name", PARTS_OF_A_CASE)
def test_a_part_is_found_under_its_own_case_only(desks: Desks, name: str) -> None:
    url = address(desks.world, name, {"case": "second"})
    for method in TABLE[name].answers:
        assert desks.ask("clara", method, url).status_code == 404


def met(desks: Desks, name: str, row: Row) -> dict[str, dict[str, int]]:
    """What everybody meets at the address `name`, by method."""
    url = address(desks.world, name, row.on)
    return {
        method: {who: _status(desks, who, method, url, row) for who in expected}
        for method, expected in row.answers.items()
    }


def _status(desks: Desks, who: str, method: str, url: str, row: Row) -> int:
    ask = desks.ask_for_a_refusal if row.answers[method][who] in (403, 404) else desks.ask
    answer = ask(who, method, url, sent="yes")
    if who == ANONYMOUS and not row.is_public and answer.status_code != 401:
        assert answer["Location"].startswith(reverse("account_login")), f"{url} lets somebody in without a log-in"
    return int(answer.status_code)
