"""Gaps become issues: the page of the coverage, and where it leads."""

from __future__ import annotations

import pytest
from django.test import Client

from kim.directory.models import SupportScheme
from kim.organisations.models import Municipality
from tests.cast import Cast
from tests.logging_in import log_in

pytestmark = pytest.mark.django_db


def test_gaps_and_overlaps_are_named_and_lead_to_an_issue(cast: Cast, client: Client) -> None:
    log_in(client, cast.konrad)
    assert "ist noch nicht geladen" in client.get("/luecken/").content.decode()
    Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    ages = {"age_from": 18, "age_to": 26, "case_management": True, "funding": "state"}
    for key in ("eins", "zwei"):
        SupportScheme.objects.create(key=key, name=key.title(), **ages)
    page = client.get("/luecken/").content.decode()
    assert "Eins, Zwei" in page and "Duldung: 18 bis 26 Jahre" in page
    assert "/themen/neu/?kind=obstacle&amp;obstacle_kind=unclear_responsibility" in page, "an overlap leads on as well"
    assert "Duldung: 0 bis 11 Jahre, 12 bis 17 Jahre, 27 bis 66 Jahre, ab 67 Jahren" in page
    assert "/themen/neu/?kind=obstacle&amp;obstacle_kind=offer_gap" in page
    form = client.get("/themen/neu/?kind=obstacle&obstacle_kind=offer_gap&life_area=unsinn").content.decode()
    assert 'value="offer_gap" selected' in form
    assert client.get("/luecken/?ort=nirgends").status_code == 422
    asked = "?ort=auental&thema=language"
    assert (
        "/hinweise-von-hand/neu/?kind=obstacle&amp;obstacle_kind=offer_gap&amp;life_area=language"
        in client.get(f"/luecken/{asked}").content.decode()
    )
    noted = "kind=obstacle&obstacle_kind=offer_gap&life_area=language"
    note = client.get(f"/hinweise-von-hand/neu/?{noted}").context["form"]
    assert (note["obstacle_kind"].value(), note["life_area"].value()) == ("offer_gap", "language")
    assert client.get("/hinweise-von-hand/neu/?obstacle_kind=unsinn").context["form"]["obstacle_kind"].value() is None


def test_who_describes_no_issues_is_led_to_none(cast: Cast, client: Client) -> None:
    Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    log_in(client, cast.clara)
    page = client.get("/luecken/?ort=auental&thema=language").content.decode()
    assert "Lücke" in page
    assert "/themen/neu/" not in page
