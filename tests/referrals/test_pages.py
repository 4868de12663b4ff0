"""The pages of packets, as Clara and Paula use them: composing, previewing, answering, taking over."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pdfua
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kim.casework.models import Case
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.models import Municipality
from kim.people.models import Household
from kim.referrals import jobs
from kim.referrals.forms.composing import ComposeForm
from kim.referrals.models import Packet, PacketContent
from kim.referrals.parts import offers
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in
from tests.referrals import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def clara(cast: Cast) -> Client:
    return log_in(Client(), cast.clara)


@pytest.fixture
def paula(cast: Cast) -> Client:
    return log_in(Client(), cast.paula)


def url(name: str, *args: str) -> str:
    return reverse(f"referrals:{name}", args=args)


def typed(cast: Cast, case: Case, **more: Any) -> dict[str, Any]:
    with acting_as(cast.clara.actor):
        form = ComposeForm.new(offers(cast.clara.actor, case), [], {}, None)
        parts = {field.name: [key for key, _label in field.field.choices] for field in form.part_fields}
    day = (clock.today() + timedelta(days=14)).strftime("%d.%m.%Y")
    given = {"kind": "referral", "way": "account", "urgency": "normal", "holder": "jmd", "answer_by": day}
    return {"version": 1, "question": "Haben Sie einen Platz?", "step": "", **given, **parts, **more}


def only_packet(cast: Cast) -> Packet:
    with acting_as(cast.clara.actor):
        return Packet.objects.select_related("case").get()


def test_from_the_case_to_the_inbox_and_back(cast: Cast, case: Case, clara: Client, paula: Client) -> None:
    making.agree(cast, case, data_areas=["identity"])
    listed = clara.get(url("packets", case.public_id)).content.decode()
    assert "noch nichts weitergegeben" in listed
    made = clara.post(url("packet-new", case.public_id), typed(cast, case))
    preview = clara.get(made["Location"]).content.decode()
    assert "Amina Ackerwinde" in preview and "Weggelassen" in preview and "Genau dies senden" in preview
    previewed = preview.split('name="previewed" value="')[1].split('"')[0]
    packet = only_packet(cast)
    assert url("received", packet.public_id) not in paula.get(url("inbox")).content.decode()
    sent = clara.post(url("packet-send", case.public_id, packet.public_id), {"previewed": previewed})
    assert sent.status_code == 302
    again = clara.post(url("packet-send", case.public_id, packet.public_id), {"previewed": previewed})
    assert again.status_code == 422 and "inzwischen weiter" in again.content.decode()
    inbox = paula.get(url("inbox")).content.decode()
    assert "Haben Sie einen Platz?" in inbox and url("received", packet.public_id) in inbox
    assert "Amina Ackerwinde" in paula.get(url("received", packet.public_id)).content.decode()
    assert only_packet(cast).state == "seen"
    empty = paula.post(url("received", packet.public_id), {"state": "declined", "text": "Zu voll."})
    assert empty.status_code == 422 and "warum Sie ablehnen" in empty.content.decode()
    done = paula.post(url("received", packet.public_id), {"state": "done", "text": "Platz ab Montag."})
    assert done.status_code == 302
    desk = clara.get(url("desk")).content.decode()
    assert "Beantwortet, noch nicht im Fall" in desk
    today = clara.get(reverse("casework:today")).content.decode()
    assert "1 Paket wartet auf Sie: beantwortet" in today
    page = url("packet-take-in", case.public_id, packet.public_id)
    assert "Platz ab Montag." in clara.get(page).content.decode()
    assert clara.post(page, {"note_contact": "on", "task": "Anrufen"}).status_code == 302
    assert clara.post(page, {}).status_code == 422


def test_what_is_missing_is_said_and_nothing_is_lost(cast: Cast, case: Case, clara: Client, paula: Client) -> None:
    page = url("packet-new", case.public_id)
    for change, text in (
        ({"question": ""}, 'href="#id_question"'),
        ({"question": "x" * 301}, 'href="#id_question"'),
        ({"holder": ""}, "Stelle oder nennen"),
        ({"answer_by": "01.01.2020"}, "Antwort bis: "),
        ({"holder": "", "recipient_name": "Verein", "way": "link"}, "Adresse"),
    ):
        answer = clara.post(page, typed(cast, case, **change))
        assert answer.status_code == 422 and text in answer.content.decode(), change
        # What was typed stands in the form again, also what is too long.
        field = re.search(r'<(?:input|textarea)[^>]*name="question"[^>]*>[^<]*', answer.content.decode())
        assert field and change.get("question", "Haben Sie einen Platz?") in field[0], change
    assert clara.get(page).status_code == 200


def test_a_draft_that_somebody_else_changed_shows_both_versions(
    cast: Cast, case: Case, clara: Client, paula: Client
) -> None:
    making.agree(cast, case)
    packet = making.drafted(cast, case)
    page = url("packet-edit", case.public_id, packet.public_id)
    assert clara.post(page, typed(cast, case, question="Zweite Frage?")).status_code == 302
    stale = clara.post(page, typed(cast, case, question="Dritte Frage?"))
    text = stale.content.decode()
    assert stale.status_code == 409 and "Zweite Frage?" in text and "Dritte Frage?" in text


def test_a_step_brings_its_office_and_itself_and_knows_its_packets(
    cast: Cast, case: Case, clara: Client, paula: Client
) -> None:
    step = make.step(cast.clara.actor, case, "Beratung", party="office", office=cast.jmd)
    page = clara.get(url("packet-new", case.public_id), {"schritt": step.public_id}).content.decode()
    assert re.search(rf'value="step:{step.public_id}"[^>]* checked', page)
    assert 'value="jmd" selected' in page
    detail = clara.get(reverse("casework:step", args=[case.public_id, step.public_id])).content.decode()
    assert f"{url('packet-new', case.public_id)}?schritt={step.public_id}" in detail
    packet = making.packet_at(cast, case, step=step)
    detail = clara.get(reverse("casework:step", args=[case.public_id, step.public_id])).content.decode()
    assert url("packet", case.public_id, packet.public_id) in detail
    with acting_as(cast.clara.actor):
        basis = Basis.objects.get(purpose="referral")
    first = clara.get(reverse("casework:consent-withdraw", args=[case.public_id, basis.public_id])).content.decode()
    assert "1 Paket beruht darauf" in first


def test_a_closed_packet_tells_the_recipient_that_and_not_why(
    cast: Cast, case: Case, clara: Client, paula: Client
) -> None:
    packet = making.packet_at(cast, case)
    first = clara.get(url("packet-withdraw", case.public_id, packet.public_id)).content.decode()
    assert "nicht warum" in first
    assert clara.post(url("packet-withdraw", case.public_id, packet.public_id)).status_code == 302
    text = paula.get(url("received", packet.public_id)).content.decode()
    assert "Dieses Paket ist geschlossen" in text and "Ackerwinde" not in text and "Haben Sie" not in text
    assert "Ackerwinde" not in paula.get(url("inbox")).content.decode()
    with acting_as(cast.clara.actor):
        assert PacketContent.objects.get(packet=packet).question == "Haben Sie einen Platz?"


def test_on_paper_it_is_a_letter_that_can_be_read_aloud(cast: Cast, case: Case, clara: Client, tmp_path: Path) -> None:
    making.agree(cast, case, name="Verein Brücke")
    packet = making.drafted(cast, case, recipient_name="Verein Brücke", way="paper")
    page = url("packet-paper", case.public_id, packet.public_id)
    assert clara.get(page).status_code == 404
    making.sent(cast, packet)
    text = _read_aloud(clara.get(page).content, tmp_path)
    for word in ("Anfrage der Fallbegleitung", "Haben Sie einen Platz?", "Name: Amina Ackerwinde", "Verein Brücke"):
        assert word in text, word
    assert "Einwilligung vom" in text and packet.mark in text


def _read_aloud(content: bytes, folder: Path) -> str:
    """What the letter says; it meets PDF/UA."""
    file = folder / "letter.pdf"
    file.write_bytes(content)
    report = pdfua.validate(str(file))
    assert not report.findings, report.findings
    reader = PdfReader(file)
    assert reader.trailer["/Root"]["/Lang"] == "de-DE"
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_an_office_that_is_not_responsible_leads_to_the_finder_and_to_whoever_keeps_it(
    cast: Cast, case: Case, clara: Client, paula: Client
) -> None:
    """What was asked there goes along: topic of the step, place of residence, and who says no."""
    town = Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    asked = {"party": "office", "office": cast.jmd, "finder_topic": "employment_agency"}
    step = make.step(cast.clara.actor, case, "Beratung", finder_reason="Wohnort", **asked)
    with acting_as(cast.clara.actor):
        Household.objects.filter(pk=case.household_id).update(municipality=town)
    packet = making.packet_at(cast, case, step=step)
    said = {"state": "declined", "reason": "not_responsible", "text": "Das macht der MBE."}
    assert paula.post(url("received", packet.public_id), said).status_code == 302
    page = clara.get(url("packet", case.public_id, packet.public_id)).content.decode()
    to = "?anliegen=employment_agency&amp;ort=auental"
    assert f"{reverse('organisations:responsibility')}{to}" in page and "Das macht der MBE." in page
    assert f"{reverse('directory:responsibility-propose')}{to}&amp;stelle={cast.jmd.key}" in page
    propose = f"{reverse('directory:responsibility-propose')}{to.replace('&amp;', '&')}&stelle={cast.jmd.key}"
    form = clara.get(propose).context["form"]
    assert (form["topic"].value(), form["municipality"].value()) == ("employment_agency", "auental")
    assert form["text"].value() == f"{cast.jmd} sagt, dass sie dafür nicht zuständig ist. Zuständig ist "


def test_without_a_topic_the_correction_begins_with_the_office_that_declined(
    cast: Cast, case: Case, clara: Client, paula: Client
) -> None:
    packet = making.packet_at(cast, case)
    paula.post(url("received", packet.public_id), {"state": "declined", "reason": "not_responsible", "text": "Nein."})
    page = clara.get(url("packet", case.public_id, packet.public_id)).content.decode()
    assert f'href="{reverse("organisations:responsibility")}"' in page
    assert f'href="{reverse("directory:responsibility-propose")}?stelle={cast.jmd.key}"' in page
    nobody = clara.get(reverse("directory:responsibility-propose") + "?stelle=nirgendwo").context["form"]
    assert nobody["text"].value() == ""


def test_who_waits_in_vain_reads_what_was_done_and_how_to_go_on(clara: Client, cast: Cast, case: Case) -> None:
    assert cast.leon
    making.packet_at(cast, case)
    packet = only_packet(cast)
    page = clara.get(packet.get_absolute_url()).content.decode()
    assert "Die Zeit für die Antwort ist vorbei" not in page
    for days in (-3, 8):
        with clock.at(packet.answer_by + timedelta(days=days)):
            jobs.keep_going()
    with clock.at(packet.answer_by + timedelta(days=9)):
        page = clara.get(packet.get_absolute_url()).content.decode()
    assert "Die Zeit für die Antwort ist vorbei" in page
    assert f"wurde am {packet.answer_by - timedelta(days=3):%d.%m.%Y} erinnert" in page
    assert "nicht, um wessen Fall es geht" in page
    assert reverse("casework:case-contact-new", args=[case.public_id]) in page
