"""Decisions become one page for the project group and partners: an archive, a mail with a link, and no tracking."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfua
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kim.kernel.errors import RuleViolation
from kim.steering.actions import decisions, meetings, newsletters
from kim.steering.models import Newsletter, Subscription
from kim.steering.rules.codes import Outcome
from kim.steering.rules.pages import Block, blocks
from tests.cast import Cast, Player
from tests.mails import sent
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def drafted(cast: Cast) -> Newsletter:
    actor, item = cast.konrad.actor, making.open_item(cast)
    with pytest.raises(RuleViolation):
        newsletters.draft(actor=actor, meeting=item.meeting)
    parts = [{"text": "Plätze vereinbaren", "owner": cast.jobcenter}]
    decisions.record(actor=actor, item=item, outcome=Outcome.ACCEPTED, reason="Die Lücke ist groß.", parts=parts)
    return newsletters.draft(actor=actor, meeting=item.meeting)


def test_a_draft_is_made_of_what_was_decided(cast: Cast, drafted: Newsletter) -> None:
    assert drafted.title == "Beschlüsse: Lenkungsgruppe vom 10.12.2026"
    assert drafted.text == (
        "Kinderbetreuung während Sprachkursen: angenommen\nDie Lücke ist groß.\n– Plätze vereinbaren, Jobcenter Auental"
    )


def test_on_the_page_and_on_paper_it_has_titles_and_points(
    cast: Cast, drafted: Newsletter, client: Client, log_in: LogIn
) -> None:
    (part,) = blocks(drafted.text)
    assert (part.title, part.points) == (
        "Kinderbetreuung während Sprachkursen: angenommen",
        ("Plätze vereinbaren, Jobcenter Auental",),
    )
    assert blocks("Nur ein Satz.\r\n\r\n\r\n- Punkt") == [
        Block("", ("Nur ein Satz.",), ()),
        Block("", (), ("Punkt",)),
    ]
    page = log_in(client, cast.konrad).get(drafted.get_absolute_url()).content.decode()
    assert f"<h2>{part.title}</h2>" in page
    assert f"<li>{part.points[0]}</li>" in page


def test_the_fullest_newsletter_is_one_page(
    cast: Cast, drafted: Newsletter, client: Client, log_in: LogIn, tmp_path: Path
) -> None:
    sentence = "Die Lenkungsgruppe hat es so beschlossen, weil es überall fehlt. "
    decision = f"Ein Beschluss mit Ergebnis: angenommen\n{sentence * 3}\n– Ein Teil, Jobcenter, bis 31.12.2026"
    text = "\n\n".join([decision] * 20)[: newsletters.MOST]
    newsletters.edit(actor=cast.konrad.actor, newsletter=drafted, version=1, title="Beschlüsse", text=text)
    answer = log_in(client, cast.konrad).get(reverse("steering:newsletter-pdf", args=[drafted.public_id]))
    reader = PdfReader(BytesIO(answer.content))
    assert len(reader.pages) == 1
    (tmp_path / "rundbrief.pdf").write_bytes(answer.content)
    assert [each.rule_id for each in pdfua.validate(tmp_path / "rundbrief.pdf").outcomes if each.findings] == []
    assert "Ein Beschluss mit Ergebnis" in reader.pages[0].extract_text()
    assert log_in(Client(), cast.clara).get(answer.request["PATH_INFO"]).status_code == 404, "a draft"


def test_case_managers_read_what_is_published_and_subscribe_for_themselves(
    cast: Cast, drafted: Newsletter, client: Client, log_in: LogIn
) -> None:
    log_in(client, cast.clara)
    archive = reverse("steering:newsletters")
    assert client.get(drafted.get_absolute_url()).status_code == 404
    assert client.post(reverse("steering:newsletter-subscribe")).status_code == 302
    assert client.post(reverse("steering:newsletter-partner"), {"address": "x@example.org"}).status_code == 403
    konrad = log_in(Client(), cast.konrad)
    assert konrad.post(reverse("steering:newsletter-partner"), {"address": "nichts"}).status_code == 422
    assert konrad.post(reverse("steering:newsletter-partner"), {"address": "awo@example.org"}).status_code == 302
    assert konrad.post(reverse("steering:newsletter-partner"), {"address": "AWO@example.org"}).status_code == 422
    edit = reverse("steering:newsletter-edit", args=[drafted.public_id])
    typed = {"title": "Aus der Lenkungsgruppe", "text": "Es gibt Plätze.", "version": drafted.version}
    assert konrad.post(edit, typed).status_code == 302
    assert konrad.post(edit, typed | {"text": "Anders"}).status_code == 409
    assert konrad.post(reverse("steering:newsletter-publish", args=[drafted.public_id])).status_code == 302
    assert "Es gibt Plätze." in client.get(drafted.get_absolute_url()).content.decode()
    assert "Aus der Lenkungsgruppe" in client.get(archive).content.decode()
    assert "awo@example.org" not in client.get(archive).content.decode()
    assert sorted(mail.to[0] for mail in sent()) == sorted([cast.clara.user.email, "awo@example.org"])
    with pytest.raises(RuleViolation):
        newsletters.publish(actor=cast.konrad.actor, newsletter=Newsletter.objects.get())


def test_the_link_is_the_same_for_all_and_one_leaves_without_a_log_in(cast: Cast, drafted: Newsletter) -> None:
    for address in ("awo@example.org", "caritas@example.org"):
        newsletters.subscribe(actor=cast.konrad.actor, address=address)
    newsletters.publish(actor=cast.konrad.actor, newsletter=drafted)
    first, second = sent()
    read, leave = (re.findall(r"http\S+?(/rundbriefe/\S+)", mail.body) for mail in (first, second))
    assert read[0] == leave[0], "who opens it cannot be told apart"
    assert "Lücke" not in first.body
    anybody = Client()
    page = anybody.get(read[0])
    assert "Die Lücke ist groß." in page.content.decode()
    assert anybody.get(read[0][:-2] + "x/").status_code == 404
    assert anybody.get(read[1]).status_code == 200
    assert Subscription.objects.count() == 2, "a program that looks at links leaves nothing"
    assert anybody.post(read[1]).status_code == 200
    assert Subscription.objects.get().address == "caritas@example.org"
    assert anybody.get(read[1]).status_code == 404


def test_nobody_takes_the_address_of_somebody_else_out(cast: Cast, client: Client, log_in: LogIn) -> None:
    other = newsletters.subscribe(actor=cast.konrad.actor, address="awo@example.org")
    log_in(client, cast.clara)
    assert client.post(reverse("steering:newsletter-unsubscribe", args=[other.public_id])).status_code == 404
    client.post(reverse("steering:newsletter-subscribe"))
    own = Subscription.objects.get(address=cast.clara.user.email)
    assert client.post(reverse("steering:newsletter-unsubscribe", args=[own.public_id])).status_code == 302
    assert Subscription.objects.get() == other


def test_what_found_no_room_on_the_page_is_said(cast: Cast, client: Client, log_in: LogIn) -> None:
    item = making.open_item(cast)
    decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Grund. " * 280)
    second = meetings.add_item(actor=cast.konrad.actor, meeting=item.meeting, title="Zweiter Punkt")
    decisions.record(actor=cast.konrad.actor, item=second, outcome=Outcome.NOTED, reason="Anders. " * 240)
    log_in(client, cast.konrad)
    page = client.post(reverse("steering:newsletter-draft", args=[item.meeting.public_id]), follow=True)
    assert "1 Beschluss steht nicht ganz darauf: Zweiter Punkt" in page.content.decode()
    text = Newsletter.objects.get().text
    assert len(text) <= newsletters.MOST
    assert text.endswith("Aus Platzgründen nicht auf dieser Seite: Zweiter Punkt")


def test_a_partner_with_an_account_reads_the_archive_and_subscribes(
    cast: Cast, client: Client, log_in: LogIn, drafted: Newsletter
) -> None:
    log_in(client, cast.paula)
    archive = reverse("steering:newsletters")
    assert drafted.title not in client.get(archive).content.decode(), "a draft is nobody else's"
    newsletters.publish(actor=cast.konrad.actor, newsletter=drafted)
    assert drafted.title in client.get(archive).content.decode()
    assert client.post(reverse("steering:newsletter-subscribe")).status_code == 302
    assert Subscription.objects.filter(address=cast.paula.user.email).exists()
