"""Whoever receives packets tries every address that names one: of another unit, withdrawn, ended, or only told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.rules.roles import Role
from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.models import Unit
from kim.referrals.actions import closing
from kim.referrals.models import Packet, PacketFile
from tests import make
from tests.access.asking import url_names
from tests.cast import Cast, Player
from tests.logging_in import log_in
from tests.referrals import making

pytestmark = pytest.mark.django_db

WORDS = ("Ackerwinde", "Haben Sie einen Platz?", "Blatt.pdf", "Bewerben üben")
# Every address that needs a packet: whatever is added comes along by itself.
DOORS = sorted(name for name, needed in url_names().items() if "packet_id" in needed)
ANSWER = {"state": "done", "text": "Ja.", "name": "Jemand", "note_contact": "on", "pathway": "25b"}


@pytest.fixture
def packet(cast: Cast, case: Case) -> Packet:
    """A step card with a paper for the JMD, where Paula works."""
    assert cast.paula.unit == cast.jmd
    making.agree(cast, case, "step_sharing", data_areas=["identity", "plan", "family_situation"])
    actor = cast.clara.actor
    step = make.step(actor, case, "Bewerben üben", party="office", office=cast.jmd)
    with acting_as(actor):
        make.document(actor, case, "Blatt.pdf", kind="civil_status")
    packet = making.drafted(cast, case, kind="step_card", step=step)
    making.sent(cast, packet)
    return packet


def elsewhere(cast: Cast) -> Player:
    """A partner of another organisation."""
    unit = Unit.objects.create(organisation=cast.jobcenter.organisation, key="mbe", name="MBE", kind="advice_service")
    return Player(make.member("Pit Pohl", Role.PARTNER, unit))


def pages(cast: Cast, case: Case, packet: Packet) -> dict[str, str]:
    """Every door with the ids of this packet, as if somebody had told them."""
    with acting_as(cast.clara.actor):
        file = PacketFile.objects.filter(packet=packet).first()
    ids = {"case_id": case.public_id, "packet_id": packet.public_id, "file_id": file.public_id if file else "X"}
    return {name: reverse(name, kwargs={word: ids[word] for word in url_names()[name]}) for name in DOORS}


def answers(cast: Cast, case: Case, packet: Packet, who: Player) -> dict[str, tuple[int, int]]:
    """What each door answers to looking and to sending; nothing of the packet stands in any answer."""
    client = log_in(Client(), who)
    found = {}
    for name, page in pages(cast, case, packet).items():
        got, sent = client.get(page), client.post(page, ANSWER)
        for answer in (got, sent):
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert not [word for word in WORDS if word.encode() in body], name
        found[name] = (got.status_code, sent.status_code)
    return found


def close(cast: Cast, packet: Packet) -> None:
    with acting_as(cast.clara.actor):
        found = Packet.objects.select_related("case").get(pk=packet.pk)
        closing.withdraw(actor=cast.clara.actor, packet=found)


def only_refusals(found: dict[str, tuple[int, int]], *, in_sight: bool = False) -> None:
    """Out of sight nothing is found; of what is in sight it may be said that it is refused."""
    refused = {403, 404, 405} if in_sight else {404, 405}
    assert {name: met for name, met in found.items() if not set(met) <= refused} == {}


@pytest.mark.parametrize("who", ["another partner", "ines", "nora", "cem", "konrad", "leon"])
def test_a_packet_of_another_unit_has_no_door(cast: Cast, case: Case, packet: Packet, who: str) -> None:
    player = elsewhere(cast) if who == "another partner" else getattr(cast, who)
    only_refusals(answers(cast, case, packet, player))
    with acting_as(player.actor):
        assert not Packet.objects.visible_to(player.actor).exists()
        # The wall separates units; within the unit of the case the policy does.
        assert Packet.objects.exists() == (player.unit == cast.clara.unit)


def test_of_a_withdrawn_packet_the_recipient_reads_that_it_is_closed(cast: Cast, case: Case, packet: Packet) -> None:
    close(cast, packet)
    found = answers(cast, case, packet, cast.paula)
    # The page says that it is closed; to answer, to work on it and to fetch its paper is refused.
    assert found.pop("referrals:received") == (200, 410)
    assert found.pop("referrals:look-after") == (405, 403)
    only_refusals(found, in_sight=True)


def test_a_packet_whose_grounds_have_ended_is_closed_on_that_day(cast: Cast, case: Case, packet: Packet) -> None:
    with clock.at(clock.today() + timedelta(days=91)):
        found = answers(cast, case, packet, cast.paula)
        assert found.pop("referrals:received") == (200, 410)
        assert found.pop("referrals:look-after") == (405, 403)
        only_refusals(found, in_sight=True)


def test_the_recipient_of_an_open_packet_has_its_own_doors_and_none_of_the_case(
    cast: Cast, case: Case, packet: Packet
) -> None:
    client = log_in(Client(), cast.paula)
    met = {name: client.get(page).status_code for name, page in pages(cast, case, packet).items()}
    assert {name for name, status in met.items() if status == 200} == {"referrals:received", "referrals:packet-file"}
    assert {status for status in met.values() if status != 200} == {403, 404, 405}


def test_a_draft_is_nowhere_to_be_found_by_whoever_will_receive_it(cast: Cast, case: Case) -> None:
    assert cast.paula
    making.agree(cast, case)
    only_refusals(answers(cast, case, making.drafted(cast, case), cast.paula))
    inbox: Any = log_in(Client(), cast.paula).get(reverse("referrals:inbox"))
    assert inbox.context["inbox"].is_empty
