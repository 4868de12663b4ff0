"""An officer of each authority tries every door, with a file of the case in the inbox: packets, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from kim.consent.actions import bases, releases
from kim.consent.rules.codes import DataArea
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.referrals.actions import composing
from kim.referrals.models import Packet
from kim.referrals.queries.composed import compose
from tests import world_of_procedures
from tests.access.asking import Desks, address, url_names
from tests.access.test_table import TABLE, undrawn
from tests.access.test_wall_alone import ASKED, NEUTRAL, SHARED
from tests.world import World

pytestmark = pytest.mark.django_db

__all__ = ["undrawn"]
# Read by every unit by design: checked texts without a case, plan templates, counts from k upwards.
BY_DESIGN = (
    NEUTRAL,
    SHARED,
    *ASKED,
    "casework_plantemplate",
    "casework_plantemplateversion",
    "consolidation_ruleshiftcount",
)
OFFICERS = {"ines": "immigration", "nora": "naturalisation"}
OF_THE_CASE = sorted(
    name for name, needed in url_names().items() if {"case_id", "person_id"} & needed and name in TABLE
)
QUESTION = "Reicht das für den Antrag?"


@pytest.fixture(params=sorted(OFFICERS))
def officer(request: pytest.FixtureRequest, desks: Desks) -> str:
    """Whoever has a file with the name of one person in the inbox."""
    hand_over(desks.world, OFFICERS[request.param])
    return str(request.param)


def hand_over(world: World, to: str) -> Packet:
    office = getattr(world.cast, to)
    actor, until = world.cast.clara.actor, clock.today() + timedelta(days=90)
    said: dict[str, Any] = {"data_areas": [str(DataArea.IDENTITY)], "last_day": until, "given_on": clock.today()}
    said |= {"how": "written", "language": "ar", "wording": "2026-01", "household": world.case.household}
    with acting_as(actor):
        bases.record(actor=actor, kind="consent", purpose="authority_file", offices=[office], **said)
        releases.record(actor=actor, office=office, **said)
        given: dict[str, Any] = {"kind": "authority_file", "holder": office, "question": QUESTION}
        given |= {"answer_by": until, "parts": [f"person:{world.objects['person'].public_id}:name"]}
        packet = composing.draft(actor=actor, case=world.case, **given)
        composing.send(actor=actor, packet=packet, previewed=compose(actor, packet).print)
    world.objects["handed"] = packet
    return packet


@pytest.mark.usefixtures("undrawn")
def test_no_address_of_the_case_or_of_a_person_exists_for_them(desks: Desks, officer: str) -> None:
    doors = [name for name in OF_THE_CASE if "GET" in TABLE[name].answers]
    met = {name: desks.ask(officer, "GET", address(desks.world, name)).status_code for name in doors}
    assert len(met) > 80
    assert {door: status for door, status in met.items() if status != 404} == {}


def test_the_file_says_what_was_chosen_and_no_page_that_opens_says_more(desks: Desks, officer: str) -> None:
    received = desks.ask(officer, "GET", reverse("referrals:received", args=[desks.world.objects["handed"].public_id]))
    person = desks.world.objects["person"]
    assert QUESTION in received.content.decode() and str(person) in received.content.decode()
    pages = {name: row.answers.get("GET", {}) for name, row in TABLE.items() if not row.is_public}
    opened = [name for name, who in pages.items() if who.get(officer) == 200]
    own = world_of_procedures.SECRETS if officer == "ines" else ()
    kept = [word for word in desks.world.secrets if word not in own and word not in str(person)]
    for name in opened:
        page = desks.ask(officer, "GET", address(desks.world, name, TABLE[name].on))
        text = page.content.decode(errors="ignore")
        assert [word for word in kept if word in text] == [], name


def test_by_raw_sql_they_reach_their_packet_and_no_row_of_the_case(desks: Desks, officer: str) -> None:
    packet, actor = desks.world.objects["handed"], getattr(desks.world.cast, officer).actor
    with acting_as(actor), connection.cursor() as cursor:
        for label in ("people", "consent", "casework", "consolidation"):
            for model in apps.get_app_config(label).get_models():
                cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
                (rows,) = cursor.fetchone()
                assert rows == 0 or model._meta.db_table in BY_DESIGN, model._meta.db_table
        for table, column in (("packet", "id"), ("packetcontent", "packet_id"), ("packetchange", "packet_id")):
            cursor.execute(f"SELECT DISTINCT {column} FROM referrals_{table}")
            assert cursor.fetchall() == [(packet.pk,)], table
