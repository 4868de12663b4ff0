"""A family moves: another employer goes on with what was handed over, the former one keeps what it wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from kim.casework.actions import hand_overs, steps
from kim.casework.letters import printing
from kim.casework.letters.sheet import Sheet
from kim.casework.models import Case, Contact, Document, HandOver, Step, Task
from kim.casework.queries import packets
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.people.actions import statuses
from kim.people.models import Person
from kim.referrals.actions import closing, composing
from kim.referrals.models import Packet, PacketChange, PacketContent, PacketFile
from tests import make
from tests.casework.everything import behind_the_wall, deputise, visible
from tests.cast import Cast, Player
from tests.logging_in import log_in
from tests.referrals import making

AREAS = ["identity", "language", "residence_status", "contact_details", "plan"]


@pytest.fixture(autouse=True)
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """Typesetting takes its time and is looked at once."""
    sheets: list[Sheet] = []
    monkeypatch.setattr(composing.printing, "pdf", lambda sheet: sheets.append(sheet) or b"%PDF-1.7")
    return sheets


@pytest.fixture
def full(cast: Cast, case: Case) -> Case:
    """Amina with a title, an open step and one that is done, a paper and a contact. Carlo works for another town."""
    actor = cast.clara.actor
    with acting_as(actor):
        amina = Person.objects.get(given_name="Amina")
        statuses.record(actor=actor, person=amina, key="10.e.rr", last_day=clock.today() + timedelta(days=200))
        make.step(actor, case, "Sprachkurs suchen", party="client", due_on=clock.today() + timedelta(days=20))
        steps.complete(actor=actor, step=make.step(actor, case, "Konto eröffnen"))
        make.document(actor, case, "Zeugnis.pdf", person=amina)
    return case


READ = (Packet, PacketChange, PacketContent, PacketFile)


def read(player: Player, model: Any) -> int:
    with acting_as(player.actor):
        return int(model.objects.visible_to(player.actor).count())


def offered(cast: Cast, case: Case, **more: Any) -> HandOver:
    """Clara offers the case to Carlo with everything that the consent towards his unit covers."""
    assert cast.carlo.unit.organisation_id != cast.clara.unit.organisation_id
    making.agree(cast, case, office=cast.carlo.unit, **{"data_areas": AREAS, **more})
    packet = making.drafted(cast, case, kind="hand_over", holder=None, offered_to=cast.carlo.membership)
    making.sent(cast, packet)
    with acting_as(cast.carlo.actor):
        found: HandOver = packets.to_answer(cast.carlo.actor).get()
    return found


def accept(cast: Cast, hand_over: HandOver) -> Case:
    with acting_as(cast.carlo.actor):
        hand_overs.accept(actor=cast.carlo.actor, hand_over=hand_over)
        return Case.objects.visible_to(cast.carlo.actor).get()


def test_before_anybody_accepts_the_receiver_reads_the_packet_and_nothing_else(cast: Cast, full: Case) -> None:
    hand_over = offered(cast, full)
    assert visible(cast.carlo.actor) == {"casework.HandOver": 1}
    assert [read(cast.carlo, model) for model in READ] == [1, 2, 1, 2]
    # A deputy, a lead and the colleagues are asked nothing.
    for other in (cast.dana, cast.leon, cast.cem):
        assert [read(other, model) for model in READ] == [0, 0, 0, 0]
    assert hand_over.is_open and hand_over.content == {"number": full.number}


def test_the_new_file_begins_with_what_was_handed_over(cast: Cast, full: Case) -> None:
    new = accept(cast, offered(cast, full))
    actor = cast.carlo.actor
    with acting_as(actor):
        assert (new.unit_id, new.assigned_to, new.number != full.number) == (
            cast.carlo.unit.pk,
            cast.carlo.membership,
            True,
        )
        assert new.household.label == "Familie Ackerwinde"
        amina = Person.objects.visible_to(actor).get(given_name="Amina")
        assert (str(amina), amina.birth, amina.languages[0]["language"]) == ("Amina Ackerwinde", "2007-05-01", "ar")
        assert amina.statuses.get().key == "10.e.rr"
        assert list(Step.objects.visible_to(actor).values_list("title", flat=True)) == ["Sprachkurs suchen"]
        papers = list(Document.objects.visible_to(actor).values_list("note", flat=True))
        assert "Übergabe der Fallbegleitung" in papers and len(papers) == 2
        assert Task.objects.visible_to(actor).get().title.startswith("Datenschutzinformation geben")
        assert not new.indication and new.phase == "access", "the new employer looks for itself"


def test_the_packet_goes_along_as_a_paper(cast: Cast, full: Case, printed: list[Sheet]) -> None:
    offered(cast, full)
    (sheet,) = printed
    assert printing.kernel_pdf.typeset(printing.PAPERS / "sheet.typ", sheet.as_data()).startswith(b"%PDF")
    text = str(sheet)
    assert "Übergabe der Fallbegleitung" in text and "Amina Ackerwinde" in text and "Bitte antworten" not in text


def test_the_former_unit_keeps_its_own_documentation_and_learns_nothing_of_the_new_file(cast: Cast, full: Case) -> None:
    before = behind_the_wall(cast.clara.actor)
    new = accept(cast, offered(cast, full))
    after = behind_the_wall(cast.clara.actor)
    for label in ("people.Person", "casework.Step", "casework.Document", "casework.Case"):
        assert after[label] == before[label], label
    with acting_as(cast.clara.actor):
        closed = Case.objects.visible_to(cast.clara.actor).get()
        assert (closed.pk, closed.closing_reason, closed.closed_on) == (full.pk, "moved_away", clock.today())
        assert closed.closing_note == f"Übergeben an {cast.carlo.user.name}, {cast.carlo.unit}."
        assert not Case.objects.filter(pk=new.pk).exists()
        assert Packet.objects.get().state == "done"
    with acting_as(cast.carlo.actor):
        assert not Case.objects.filter(pk=full.pk).exists()
        assert not Contact.objects.visible_to(cast.carlo.actor).exists()


def test_what_no_consent_towards_the_new_unit_covers_stays(cast: Cast, full: Case) -> None:
    new = accept(cast, offered(cast, full, data_areas=["plan"]))
    with acting_as(cast.carlo.actor):
        assert new.household.label == "Haushalt aus einer Übergabe"
        assert not Person.objects.visible_to(cast.carlo.actor).exists()
        assert Step.objects.visible_to(cast.carlo.actor).count() == 1


def test_without_any_consent_nothing_is_offered(cast: Cast, full: Case) -> None:
    packet = making.drafted(cast, full, kind="hand_over", holder=None, offered_to=cast.carlo.membership)
    with pytest.raises(RuleViolation) as refused:
        making.sent(cast, packet)
    assert refused.value.code == "nothing_covered"
    with acting_as(cast.carlo.actor):
        assert not packets.to_answer(cast.carlo.actor).exists()


def test_a_refusal_leaves_everything_where_it_is(cast: Cast, full: Case) -> None:
    hand_over = offered(cast, full)
    with acting_as(cast.carlo.actor):
        hand_overs.decline(actor=cast.carlo.actor, hand_over=hand_over, answer="Ich habe keinen Platz")
    with acting_as(cast.clara.actor):
        packet = Packet.objects.get()
        assert (packet.state, packet.changes.last().note) == ("declined", "Ich habe keinen Platz")
        assert not Case.objects.visible_to(cast.clara.actor).get().is_closed


@pytest.mark.parametrize("how", ["offer", "packet", "consent"])
def test_taken_back_by_any_door_it_cannot_be_accepted_any_more(cast: Cast, full: Case, how: str) -> None:
    hand_over = offered(cast, full)
    clara = cast.clara.actor
    with acting_as(clara):
        if how == "offer":
            hand_overs.withdraw(actor=clara, hand_over=HandOver.objects.get(pk=hand_over.pk))
        elif how == "packet":
            closing.withdraw(actor=clara, packet=Packet.objects.select_related("case").get())
        else:
            bases.withdraw(actor=clara, basis=_basis(cast, full))
        assert Packet.objects.get().state == "withdrawn"
        assert HandOver.objects.get(pk=hand_over.pk).state == "withdrawn"
    with acting_as(cast.carlo.actor):
        assert not PacketContent.objects.visible_to(cast.carlo.actor).exists()
        with pytest.raises((Http404, RuleViolation)), transaction.atomic():
            hand_overs.accept(actor=cast.carlo.actor, hand_over=hand_over)
        assert not Case.objects.visible_to(cast.carlo.actor).exists()


def test_once_its_consent_has_ended_by_date_the_offer_is_refused_and_nothing_begins(cast: Cast, full: Case) -> None:
    hand_over = offered(cast, full)
    with clock.at(clock.today() + timedelta(days=91)), pytest.raises(RuleViolation) as refused:
        accept(cast, hand_over)
    assert refused.value.code == "moved_on"
    with acting_as(cast.clara.actor):
        assert not Case.objects.visible_to(cast.clara.actor).get().is_closed


def test_within_the_unit_by_a_deputy_or_twice_it_is_not_offered(cast: Cast, full: Case) -> None:
    deputise(cast.clara, cast.dana)
    for player, to, refusal in (
        (cast.clara, cast.cem, RuleViolation),
        (cast.clara, cast.konrad, RuleViolation),
        (cast.dana, cast.carlo, Refused),
    ):
        with acting_as(player.actor), pytest.raises(refusal):
            _draft_by(player.actor, full, to.membership)
    offered(cast, full)
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation) as twice:
        _draft_by(cast.clara.actor, full, cast.carlo.membership)
    assert twice.value.code == "offered_already"


def _draft_by(actor: Actor, case: Case, to: Any) -> Packet:
    given: dict[str, Any] = {"kind": "hand_over", "question": "Übernehmen Sie?", "parts": ["step:x"]}
    return composing.draft(actor=actor, case=case, offered_to=to, **given)


def _basis(cast: Cast, case: Case) -> Any:
    return Basis.objects.visible_to(cast.clara.actor).get(household=case.household_id)


def test_the_pages_lead_from_the_offer_to_the_new_file(cast: Cast, full: Case) -> None:
    making.agree(cast, full, office=cast.carlo.unit, data_areas=AREAS)
    clara, carlo = log_in(Client(), cast.clara), log_in(Client(), cast.carlo)
    way = reverse("referrals:hand-on", args=[full.public_id])
    assert way in clara.get(reverse("casework:case-handover", args=[full.public_id])).content.decode()
    form = clara.get(way).context["form"]
    typed = {"version": 1, "question": form.initial["question"], "to": cast.carlo.membership.public_id}
    chosen = {field.name: field.value() for field in form.part_fields}
    assert clara.post(way, typed | {"to": "", **chosen}).status_code == 422
    preview = clara.get(clara.post(way, typed | chosen)["Location"])
    # What was typed is there again when the draft is changed.
    edit = reverse("referrals:packet-edit", args=[full.public_id, preview.context["packet"].public_id])
    assert clara.get(edit).context["form"].initial["to"] == cast.carlo.membership.public_id
    send = reverse("referrals:packet-send", args=[full.public_id, preview.context["packet"].public_id])
    assert clara.post(send, {"previewed": preview.context["print"]}).status_code == 302
    listed = carlo.get(reverse("casework:hand-overs"))
    page = carlo.get(listed.context["incoming"][0].get_absolute_url())
    handed = reverse("referrals:handed", args=[preview.context["packet"].public_id])
    assert handed in page.content.decode()
    read = carlo.get(handed)
    assert "Amina Ackerwinde" in read.content.decode()
    file = read.context["opened"].files[-1]
    paper = carlo.get(reverse("referrals:packet-file", args=[read.context["packet"].public_id, file.public_id]))
    assert b"".join(paper.streaming_content).startswith(b"%PDF")
    accepted = carlo.post(reverse("casework:hand-over-accept", args=[page.context["found"].public_id]))
    assert accepted.status_code == 302
    assert "Familie Ackerwinde" in carlo.get(accepted["Location"]).content.decode()
    # The former case manager sees what became of it; the packet is no longer waiting for anybody.
    assert clara.get(preview.context["packet"].get_absolute_url()).context["packet"].state == "done"
    assert clara.get(reverse("referrals:desk")).status_code == 200
