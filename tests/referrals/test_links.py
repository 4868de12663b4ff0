"""A one-time link: code by another way, few tries, one answer, one packet, every use noted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.models import Mail
from kim.casework.models import Case
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.referrals.actions import links
from kim.referrals.models import Packet, PacketLink, PacketLinkUse
from tests.cast import Cast
from tests.referrals import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast: Cast, case: Case) -> links.Made:
    making.agree(cast, case, name="Verein Brücke")
    packet = making.drafted(
        cast, case, recipient_name="Verein Brücke", way="link", recipient_mail="post@verein.example"
    )
    found = making.sent(cast, packet)
    assert found is not None
    return found


def address(made: links.Made) -> str:
    return reverse("referrals:link", args=[made.secret])


def opened(client: Client, made: links.Made, code: str = "") -> Any:
    return client.post(address(made), {"code": code or made.code})


def uses(cast: Cast) -> list[str]:
    with acting_as(cast.clara.actor):
        return list(PacketLinkUse.objects.values_list("what", flat=True))


def state(cast: Cast) -> str:
    with acting_as(cast.clara.actor):
        return str(Packet.objects.get().state)


def test_the_mail_names_nobody_and_holds_no_code(made: links.Made, client: Client) -> None:
    mail = Mail.objects.get(template="packet_link")
    assert mail.text == "" and "Ackerwinde" not in mail.subject
    page = client.get(address(made))
    assert page.status_code == 200 and "Ackerwinde" not in page.content.decode()
    assert page["Cache-Control"].find("no-store") >= 0


def test_with_the_code_one_packet_is_read_and_answered_once(cast: Cast, made: links.Made, client: Client) -> None:
    page = opened(client, made).content.decode()
    assert "Amina Ackerwinde" in page and "Haben Sie einen Platz?" in page
    mark = page.split('name="mark" value="')[1].split('"')[0]
    empty = client.post(address(made), {"mark": mark})
    assert empty.status_code == 422 and "Amina Ackerwinde" in empty.content.decode()
    said = {"mark": mark, "name": "Frau Weber", "state": "accepted", "text": "Ja."}
    assert client.post(address(made), said).status_code == 200
    assert state(cast) == "accepted" and uses(cast) == ["opened", "answered"]
    assert client.post(address(made), {**said, "state": "done"}).status_code == 410
    assert client.get(address(made)).status_code == 410
    assert opened(client, made).status_code == 410
    assert state(cast) == "accepted"


def test_wrong_codes_are_counted_at_the_link_and_kill_it(cast: Cast, made: links.Made, client: Client) -> None:
    for _try in range(5):
        assert opened(Client(), made, "00000000").status_code == 422
    assert opened(client, made).status_code == 410
    assert uses(cast) == ["wrong_code"] * 5


def test_a_mark_of_one_link_opens_no_other_and_ends_after_an_hour(
    cast: Cast, made: links.Made, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = opened(client, made).content.decode().split('name="mark" value="')[1].split('"')[0]
    assert client.post(address(made), {"mark": "x" + mark}).status_code == 200
    assert state(cast) == "seen"
    monkeypatch.setattr("kim.referrals.rules.links.OPEN_FOR", timedelta(seconds=-1))
    client.post(address(made), {"mark": mark, "name": "W", "state": "accepted"})
    assert state(cast) == "seen"


def test_a_newer_link_a_withdrawal_and_time_end_it(cast: Cast, made: links.Made, client: Client) -> None:
    actor = cast.clara.actor
    with clock.at(clock.today() + timedelta(days=15)):
        assert client.get(address(made)).status_code == 410
    with acting_as(actor):
        newer = links.renew(actor=actor, packet=Packet.objects.get())
    assert client.get(address(made)).status_code == 410
    assert client.get(address(newer)).status_code == 200
    with acting_as(actor):
        bases.withdraw(actor=actor, basis=Basis.objects.get())
    assert client.get(address(newer)).status_code == 410
    assert state(cast) == "withdrawn"


def test_whoever_holds_a_link_sees_its_packet_and_no_other_by_the_database(
    cast: Cast, case: Case, made: links.Made
) -> None:
    other = making.packet_at(cast, case)
    visitor = links.visitor(made.secret)
    with acting_as(visitor):
        assert list(Packet.objects.values_list("pk", flat=True)) == [made.link.packet_id]
        assert other.pk not in Packet.objects.visible_to(visitor).values_list("pk", flat=True)
        assert list(PacketLink.objects.all()) == [made.link]
        assert not Case.objects.exists()
    with acting_as(links.visitor("something else")):
        assert not Packet.objects.exists() and not PacketLink.objects.exists()
