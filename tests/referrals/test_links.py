"""A one-time link: code by another way, few tries, one answer, one packet, every use noted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts import delivery
from kim.accounts.actions import mails as sending
from kim.accounts.models import Mail
from kim.accounts.rules.mails import MailTrouble
from kim.casework.models import Case, Task
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.referrals.actions import closing, links
from kim.referrals.models import Packet, PacketLink, PacketLinkUse
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in
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


def test_a_paper_that_is_fetched_is_noted_too(cast: Cast, case: Case, client: Client) -> None:
    making.agree(cast, case, name="Verein Brücke", data_areas=["identity", "family_situation"])
    with acting_as(cast.clara.actor):
        make.document(cast.clara.actor, case, "Blatt.pdf", kind="civil_status")
    outside = {"recipient_name": "Verein Brücke", "way": "link", "recipient_mail": "post@verein.example"}
    made = making.sent(cast, making.drafted(cast, case, **outside))
    assert made is not None
    page = opened(client, made).content.decode()
    mark, file = (page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("mark", "file"))
    answer: Any = client.post(address(made), {"mark": mark, "file": file})
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client.post(address(made), {"mark": mark, "file": "X"}).status_code == 410
    assert client.post(address(made), {"file": file}).status_code == 200, "without the mark it asks for the code"
    assert uses(cast) == ["opened", "fetched"]
    packet = made.link.packet
    inside = reverse("referrals:packet", args=[case.public_id, packet.public_id])
    assert "eine Unterlage wurde geholt" in log_in(Client(), cast.clara).get(inside).content.decode()


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


@pytest.mark.parametrize(("days", "last"), [(3, 14), (30, 30)])
def test_a_link_opens_at_least_until_the_day_of_the_answer_is_over(
    cast: Cast, case: Case, client: Client, days: int, last: int
) -> None:
    making.agree(cast, case, name="Verein Brücke")
    outside = {"recipient_name": "Verein Brücke", "way": "link", "recipient_mail": "post@verein.example"}
    today = clock.today()
    made = making.sent(cast, making.drafted(cast, case, answer_by=today + timedelta(days=days), **outside))
    assert made is not None and made.link.last_day == today + timedelta(days=last)
    (text,) = [delivery.text_of(mail) for mail in Mail.objects.filter(template="packet_link")]
    assert f"{made.link.last_day:%d.%m.%Y}" in text or f"{made.link.last_day:%-d. %B %Y}" in text, text
    for after, status in ((last - 1, 200), (last + 1, 410)):
        with clock.at(today + timedelta(days=after)):
            assert client.get(address(made)).status_code == status


def ask_back(client: Client, made: links.Made) -> None:
    mark = opened(client, made).content.decode().split('name="mark" value="')[1].split('"')[0]
    said = {"mark": mark, "name": "Frau Weber", "state": "asked_back", "text": "Seit wann ist sie hier?"}
    assert client.post(address(made), said).status_code == 200


def test_whoever_asks_back_by_a_link_reads_the_answer_behind_a_new_one(
    cast: Cast, case: Case, made: links.Made, client: Client
) -> None:
    ask_back(client, made)
    with acting_as(cast.clara.actor):
        packet = Packet.objects.get()
    clara = log_in(Client(), cast.clara)
    page = reverse("referrals:packet-clarify", args=[case.public_id, packet.public_id])
    answer = clara.post(page, {"text": "Seit Mai."})
    shown = answer.content.decode()
    assert answer.status_code == 200 and "auf der Seite hinter dem neuen Link" in shown
    code = answer.context["code"]
    assert Mail.objects.filter(template="packet_link").count() == 2
    assert client.get(address(made)).status_code == 410, "the first one was used up by the question"
    with acting_as(cast.clara.actor):
        newer = links.renew(actor=cast.clara.actor, packet=Packet.objects.get())
    assert newer.code != code.replace(" ", "")
    read = opened(client, newer).content.decode()
    assert "Seit wann ist sie hier?" in read and "Seit Mai." in read
    mark = read.split('name="mark" value="')[1].split('"')[0]
    said = {"mark": mark, "name": "Frau Weber", "state": "accepted", "text": "Ja."}
    assert client.post(address(newer), said).status_code == 200
    assert state(cast) == "accepted"


def test_of_a_withdrawal_whoever_has_a_link_hears_by_mail_and_not_why(cast: Cast, case: Case, made: links.Made) -> None:
    with acting_as(cast.clara.actor):
        bases.withdraw(actor=cast.clara.actor, basis=Basis.objects.get())
        assert not Task.objects.filter(case=case).exists(), "nobody has to phone"
    mail = Mail.objects.get(template="packet_link_withdrawn")
    assert mail.address == "post@verein.example"
    assert "zurückgezogen" in mail.text and "Ackerwinde" not in mail.subject + mail.text


def test_whoever_sent_the_link_reads_that_its_mail_came_back(cast: Cast, made: links.Made) -> None:
    mail = Mail.objects.get(template="packet_link")
    Mail.objects.filter(pk=mail.pk).update(state="sent", message_id="<1@kim>")
    assert sending.came_back(actor=Actor.system("post"), message_id="<1@kim>", trouble=MailTrouble.UNKNOWN_ADDRESS)
    clara, cem = log_in(Client(), cast.clara), log_in(Client(), cast.cem)
    page = clara.get("/konto/nachrichten/").content.decode()
    assert "post@verein.example" in page and "zurückgekommen" in page
    assert made.secret not in clara.get(reverse("accounts:mail", args=[mail.public_id])).content.decode()
    assert "post@verein.example" not in cem.get("/konto/nachrichten/").content.decode()


def test_of_a_draft_that_is_thrown_away_nobody_hears(cast: Cast, case: Case) -> None:
    making.agree(cast, case, name="Verein Brücke")
    draft = making.drafted(cast, case, recipient_name="Verein Brücke", way="link", recipient_mail="a@verein.example")
    with acting_as(cast.clara.actor):
        closing.withdraw(actor=cast.clara.actor, packet=draft)
    assert not Mail.objects.exists()


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
