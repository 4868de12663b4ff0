"""The second district, with component 3: a town with an immigration authority of its own, and one for the others."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.rules.roles import Role
from kim.casework.models import Case
from kim.config import districts
from kim.consent.actions import bases
from kim.consent.rules.codes import DataArea
from kim.consolidation.packet_parts import precheck_key
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.organisations import api as organisations
from kim.organisations.district import read
from kim.people.models import Person
from kim.procedures.models import Procedure
from kim.referrals.models import Packet
from tests import make
from tests.cast import Cast, Player
from tests.organisations.folders import SECOND, change, copy_of
from tests.referrals import making as referrals

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
TOWN, DISTRICT = "auslaenderamt-austadt", "auslaenderamt-kreis"


@pytest.fixture(autouse=True)
def auenkreis(tmp_path: Path, settings: Any) -> None:
    settings.KIM_FILES_DIR = tmp_path / "files"
    folder = copy_of(SECOND, tmp_path)
    change(folder, "district.yaml", "components: [1, 2]", "components: [1, 2, 3]")
    data = read(folder).data
    assert data is not None
    districts.load(data)


def somebody(name: str, role: Role, unit: str) -> Player:
    return Player(make.member(name, role, organisations.unit(unit)))


def agreed(actor: Actor, place: str) -> tuple[Case, Person]:
    """A case in a municipality whose reference person agrees to the pre-check."""
    with acting_as(actor):
        case = make.case(actor, "Familie Moor", municipality=organisations.municipality(place))
        person = Person.objects.get(given_name="Sabine")
        given: dict[str, Any] = {"given_on": clock.today(), "how": "written", "language": "de", "wording": "2026-11"}
        bases.record(
            actor=actor, household=case.household, kind="consent", purpose="legal_precheck", person=person, **given
        )
    return case, person


def offered_office(browser: Client, case: Case, person: Person, rule: str) -> str:
    """Whom the packet goes to that the page of a way prepares."""
    page = browser.get(reverse("consolidation:way", args=[case.public_id, person.public_id, rule])).content.decode()
    (link,) = re.findall(r'href="([^"]*pakete/neu/[?][^"]*)"', page)
    form = browser.get(html.unescape(link)).context["form"]
    assert precheck_key(person, rule) in {key for field in form.part_fields for key in field.value() or ()}
    return str(form["holder"].value() or "")


@pytest.mark.parametrize(
    ("place", "unit", "office"),
    [("austadt", "fallmanagement-austadt", TOWN), ("birkental", "fallmanagement-birkental", DISTRICT)],
)
def test_each_place_leads_to_its_own_authority(
    client: Client, log_in: LogIn, place: str, unit: str, office: str
) -> None:
    manager = somebody("Merle Matt", Role.CASE_MANAGER, unit)
    case, person = agreed(manager.actor, place)
    browser = log_in(client, manager)
    overview = browser.get(reverse("consolidation:ways-of", args=[case.public_id, person.public_id])).content.decode()
    assert "§ 25b AufenthG" in overview
    assert offered_office(browser, case, person, "25b") == office
    # Who takes applications for naturalisation the data of this district does not say: the case manager chooses.
    assert offered_office(browser, case, person, "10") == ""


def test_a_file_lies_at_one_authority_and_the_other_one_finds_no_door(client: Client, log_in: LogIn) -> None:
    manager = somebody("Merle Matt", Role.CASE_MANAGER, "fallmanagement-austadt")
    town = somebody("Oda Ohm", Role.IMMIGRATION_OFFICER, TOWN)
    district = somebody("Udo Ulm", Role.IMMIGRATION_OFFICER, DISTRICT)
    case, person = agreed(manager.actor, "austadt")
    packet = handed_over(manager, case, person, TOWN)
    taking_up = reverse("procedures:packet-take-up", args=[packet.public_id])
    desk = reverse("procedures:desk")
    there = log_in(client, district)
    assert "Moor" not in there.get(desk).content.decode()
    assert there.get(taking_up).status_code == 404
    here = log_in(client, town)
    assert "Sabine Moor" in here.get(desk).content.decode()
    given = {"pathway": "25b", "applicant_name": "Sabine Moor", "applied_on": f"{clock.today():%d.%m.%Y}"}
    assert here.post(taking_up, given).status_code == 302
    with acting_as(town.actor):
        procedure = Procedure.objects.get()
        assert procedure.checklistlines.filter(prechecked_on=clock.today()).exists()
    there = log_in(client, district)
    assert there.get(procedure.get_absolute_url()).status_code == 404
    assert "Kein Vorgang ist offen." in there.get(desk).content.decode()


def handed_over(manager: Player, case: Case, person: Person, office: str) -> Packet:
    """Name and pre-check of a person, sent as they were shown."""
    cast = Cast()
    vars(cast)["clara"] = manager
    to, areas = organisations.unit(office), [str(area) for area in DataArea]
    referrals.agree(cast, case, purpose="authority_file", office=to, data_areas=areas, person=person)
    parts = [f"person:{person.public_id}:name", precheck_key(person, "25b")]
    packet = referrals.drafted(cast, case, kind="authority_file", holder=to, question="Reicht das?", parts=parts)
    referrals.sent(cast, packet)
    return packet
