"""A consent alone opens nobody's mouth: the page says so, and the release begins with what the consent says."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consent.actions import bases, releases
from kim.consent.models import BasisRecipient
from kim.kernel import clock
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast

CLUB = "Verein Brücke"


@pytest.fixture
def said(cast: Cast, case: Case) -> dict[str, Any]:
    return {
        "actor": cast.clara.actor, "household": case.household, "given_on": clock.today(), "how": "signed_here",
        "last_day": clock.today() + timedelta(days=60), "language": "de", "wording": "2026-11",
        "data_areas": ["identity", "plan"],
    }  # fmt: skip


def page_of(clara: Browser, case: Case) -> str:
    return unescape(clara.get("consents", case.public_id).content.decode())


def test_both_an_office_and_somebody_by_name_are_missed_and_lead_to_a_form_that_is_filled(
    cast: Cast, case: Case, clara: Browser, sabine: Person, said: dict[str, Any]
) -> None:
    bases.record(kind="consent", purpose="referral", offices=[cast.jmd], names=[CLUB], person=sabine, **said)
    page = page_of(clara, case)
    assert f"Mit {cast.jmd} darf noch nicht" in page and f"Mit {CLUB} darf noch nicht gesprochen werden" in page
    assert "vor Ort unterschrieben" in page
    links = re.findall(r'href="([^"]+\?zu=[^"]+)"', page)
    assert len(links) == 2 and CLUB not in "".join(links), "nobody is named in an address"
    forms = [clara.client.get(link).context["form"] for link in links]
    assert {(form["office"].value(), form["name"].value()) for form in forms} == {(cast.jmd.key, ""), ("", CLUB)}
    for form in forms:
        assert form["data_areas"].value() == ["identity", "plan"]
        assert (form["person"].value(), form["last_day"].value()) == (sabine.public_id, said["last_day"])


def test_nothing_is_missed_once_the_release_is_there_whatever_its_letters(
    cast: Cast, case: Case, clara: Browser, said: dict[str, Any]
) -> None:
    bases.record(kind="consent", purpose="referral", names=[CLUB], **said)
    releases.record(name=CLUB.upper(), **said)
    assert "darf noch nicht gesprochen werden" not in page_of(clara, case)


def test_a_recipient_of_another_household_fills_nothing(cast: Cast, clara: Browser, said: dict[str, Any]) -> None:
    bases.record(kind="consent", purpose="referral", names=[CLUB], **said)
    other = make.case(cast.clara.actor, "Familie Winter")
    there = reverse("casework:release-new", args=[other.public_id])
    form = clara.client.get(f"{there}?zu={BasisRecipient.objects.get().public_id}").context["form"]
    assert not form["name"].value() and not form["data_areas"].value()
