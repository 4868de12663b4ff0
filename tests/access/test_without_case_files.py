"""A district that keeps its case files elsewhere: no address of a case leads anywhere; what steers is open."""

from __future__ import annotations

import logging

import pytest
from django.template.backends.django import Template as DjangoTemplate

from kim.organisations import api as organisations
from kim.organisations.models import District
from kim.ui.menu import registry
from tests.access.asking import ANONYMOUS, Desks, address, url_names

pytestmark = pytest.mark.django_db
OF_CASES = ("casework", "consolidation", "referrals")


@pytest.fixture
def elsewhere(desks: Desks, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(DjangoTemplate, "render", lambda *_given, **_named: "")
    caplog.set_level(logging.CRITICAL, "django.request")
    fields = {"name": "Auenkreis", "kind": "kreis", "official_key": "99999"}
    District.objects.get_or_create(key="auenkreis", defaults=fields)
    District.objects.update(case_files=False)
    assert not organisations.keeps_case_files()


def names_of(*contexts: str) -> list[str]:
    return sorted(name for name in url_names() if name.partition(":")[0] in contexts)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(("who", "method"), [("clara", "GET"), ("clara", "POST"), ("konrad", "GET"), ("paula", "GET")])
def test_no_address_of_a_case_is_reached(desks: Desks, who: str, method: str) -> None:
    """Who has cases in this world, who steers, and who receives packets."""
    names = names_of(*OF_CASES)
    assert len(names) > 100
    found = {name: desks.ask(who, method, address(desks.world, name)).status_code for name in names}
    assert {name: status for name, status in found.items() if status != 404} == {}


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", ["casework:calendar-feed", "referrals:link"])
def test_links_that_need_no_log_in_are_closed_as_well(desks: Desks, name: str) -> None:
    assert desks.ask(ANONYMOUS, "GET", address(desks.world, name)).status_code == 404


@pytest.mark.usefixtures("elsewhere")
def test_what_steers_is_reached_as_before(desks: Desks) -> None:
    for name in ("issues", "dashboard", "meetings", "measures", "staffing", "hand-notes", "observations"):
        assert desks.ask("konrad", "GET", address(desks.world, f"steering:{name}")).status_code == 200, name


def test_every_context_above_casework_that_knows_cases_has_said_so() -> None:
    assert set(OF_CASES) <= registry.needs.keys()
