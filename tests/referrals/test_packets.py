"""A packet from the case to the inbox and back: composed, checked, frozen, answered once, closed by a withdrawal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from kim.casework.actions import steps
from kim.casework.models import Case, Contact, Task
from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.people.actions import persons
from kim.people.models import Person
from kim.referrals import jobs
from kim.referrals.actions import answering, closing, composing, taking_in
from kim.referrals.models import Packet, PacketChange, PacketContent, PacketFile
from kim.referrals.queries import inbox, sent
from kim.referrals.queries.composed import compose
from kim.ui import tally
from tests import make
from tests.cast import Cast, Player
from tests.referrals import making

pytestmark = pytest.mark.django_db


def words(cast: Cast, packet: Packet, who: Player) -> str:
    """Everything that `who` reads of the packet."""
    with acting_as(who.actor):
        content = PacketContent.objects.visible_to(who.actor).filter(packet=packet).first()
        return f"{content.question} {content.sections}" if content else ""


def answer(cast: Cast, packet: Packet, state: str, **more: Any) -> Packet:
    with acting_as(cast.paula.actor):
        found = Packet.objects.get(pk=packet.pk)
    return answering.answer(actor=cast.paula.actor, packet=found, state=state, **more)


def refreshed(cast: Cast, packet: Packet) -> Packet:
    with acting_as(cast.clara.actor):
        return Packet.objects.select_related("case", "step").get(pk=packet.pk)


def test_only_what_a_consent_with_release_covers_goes_and_the_rest_is_named(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    assert cast.paula
    packet = making.drafted(cast, case)
    with acting_as(actor):
        assert not compose(actor, packet).is_covered
    with pytest.raises(RuleViolation) as nothing:
        making.sent(cast, packet)
    assert nothing.value.code == "nothing_covered"
    making.agree(cast, case, data_areas=["identity"])
    with acting_as(actor):
        composed = compose(actor, packet)
    text = str(composed.sections)
    assert "Amina Ackerwinde" in text and "Arabisch" not in text
    assert ("Amina Ackerwinde: Sprachen") in dict(composed.left_out)
    assert composed.grounds[0].startswith("Einwilligung vom") and "Schweigepflichtentbindung" in composed.grounds[0]


def test_what_was_sent_is_frozen_and_read_by_the_recipient_alone(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    assert "Ackerwinde" in words(cast, packet, cast.paula)
    for other in (cast.cem, cast.carlo, cast.konrad, cast.ines, cast.petra, cast.leon):
        assert words(cast, packet, other) == ""
    with acting_as(cast.clara.actor):
        amina = Person.objects.get(given_name="Amina")
        persons.correct(actor=cast.clara.actor, person=amina, version=amina.version, family_name="Neu")
        assert "Ackerwinde" in str(PacketContent.objects.get().sections)
        for who in (cast.clara, cast.paula):
            with acting_as(who.actor), pytest.raises(DatabaseError), transaction.atomic():
                PacketContent.objects.update(question="Etwas anderes?")


def test_what_changed_since_the_preview_is_not_sent(cast: Cast, case: Case) -> None:
    assert cast.paula
    making.agree(cast, case)
    packet = making.drafted(cast, case)
    with acting_as(cast.clara.actor):
        shown = compose(cast.clara.actor, packet).print
        amina = Person.objects.get(given_name="Amina")
        persons.correct(actor=cast.clara.actor, person=amina, version=amina.version, family_name="Neu")
        with pytest.raises(RuleViolation) as changed:
            composing.send(actor=cast.clara.actor, packet=packet, previewed=shown)
    assert changed.value.code == "changed_since_preview"
    assert refreshed(cast, packet).is_draft


def test_a_paper_goes_along_as_a_copy_of_its_own(cast: Cast, case: Case) -> None:
    with acting_as(cast.clara.actor):
        document = make.document(cast.clara.actor, case)
    packet = making.packet_at(cast, case)
    with acting_as(cast.paula.actor):
        copy = PacketFile.objects.visible_to(cast.paula.actor).get(packet=packet)
        assert copy.stored_id != document.stored_id and copy.size == document.size


def test_seen_accepted_done_with_a_history_that_both_sides_read(cast: Cast, case: Case) -> None:
    step = make.step(cast.clara.actor, case, "Beratung beim JMD", party="office", office=cast.jmd)
    packet = making.packet_at(cast, case, step=step)
    with acting_as(cast.clara.actor):
        step.refresh_from_db()
        assert step.state == "waiting"
    with acting_as(cast.paula.actor):
        answering.see(actor=cast.paula.actor, packet=Packet.objects.get(pk=packet.pk))
    answer(cast, packet, "accepted", text="Gern.", result_by=clock.today() + timedelta(days=5))
    now = refreshed(cast, packet)
    assert (now.state, now.next_on, now.taken_by_id) == (
        "accepted",
        clock.today() + timedelta(days=5),
        cast.paula.membership.pk,
    )
    answer(cast, packet, "done", text="Termin war gut.")
    with acting_as(cast.clara.actor):
        history = [(each.state, each.by) for each in PacketChange.objects.filter(packet=packet)]
    assert [state for state, _by in history] == ["sent", "delivered", "seen", "accepted", "done"]
    assert history[-1][1] == "Paula Prinz, Jugendmigrationsdienst Auental"
    with pytest.raises(RuleViolation):
        answer(cast, packet, "done", text="Noch einmal.")


def test_the_answer_becomes_step_task_and_contact_once(cast: Cast, case: Case) -> None:
    step = make.step(cast.clara.actor, case, "Beratung beim JMD", party="office", office=cast.jmd)
    packet = making.packet_at(cast, case, step=step)
    answer(cast, packet, "done", text="Platz ab Montag.")
    with acting_as(cast.clara.actor):
        assert tally.one(sent.needs_somebody(cast.clara.actor)) == 1
        found = refreshed(cast, packet)
        taking_in.take_in(actor=cast.clara.actor, packet=found, step="done", task="Familie anrufen")
        step.refresh_from_db()
        assert (step.state, step.result) == ("done", "Platz ab Montag.")
        assert Task.objects.get(case=case).title == "Familie anrufen"
        assert "Platz ab Montag." in Contact.objects.get(case=case).note
        assert tally.one(sent.needs_somebody(cast.clara.actor)) == 0
        with pytest.raises(RuleViolation):
            taking_in.take_in(actor=cast.clara.actor, packet=refreshed(cast, packet))
        assert Contact.objects.filter(case=case).count() == 1


def test_a_question_back_lies_with_the_sender_and_then_with_the_recipient_again(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    answer(cast, packet, "asked_back", text="Seit wann?")
    assert refreshed(cast, packet).acts_next == "sender"
    with pytest.raises(RuleViolation):
        answer(cast, packet, "accepted")
    answering.clarify(actor=cast.clara.actor, packet=refreshed(cast, packet), text="Seit Mai.")
    assert refreshed(cast, packet).acts_next == "recipient"
    answer(cast, packet, "declined", text="Dafür ist der MBE da.", reason="not_responsible")
    assert refreshed(cast, packet).is_not_responsible


@pytest.mark.parametrize("what", ["basis", "release"])
@pytest.mark.parametrize("state", ["", "done"])
def test_a_withdrawal_closes_the_packet_at_once_for_the_recipient_and_not_for_the_sender(
    cast: Cast, case: Case, what: str, state: str
) -> None:
    actor = cast.clara.actor
    assert cast.paula
    basis, release = making.agree(cast, case)
    packet = making.drafted(cast, case)
    making.sent(cast, packet)
    if state:
        answer(cast, packet, state, text="Ja.")
    with acting_as(actor):
        if what == "basis":
            bases.withdraw(actor=actor, basis=basis)
        else:
            releases.withdraw(actor=actor, release=release)
    assert words(cast, packet, cast.paula) == ""
    assert "Ackerwinde" in words(cast, packet, cast.clara)
    with acting_as(cast.paula.actor), connection.cursor() as cursor:
        # The database alone shows the outside and nothing of what it said.
        for table, rows in (("packet", 1), ("packetcontent", 0), ("packetfile", 0), ("packetchange", 0)):
            cursor.execute(f"SELECT count(*) FROM referrals_{table}")
            assert cursor.fetchone() == (rows,), table
        assert tally.one(inbox.waiting(cast.paula.actor)) == 0
        opened = inbox.opened(cast.paula.actor, Packet.objects.get(pk=packet.pk))
        assert opened.content is None and not opened.changes
    with pytest.raises((RuleViolation, Refused)):
        answer(cast, packet, "accepted")


def test_it_ends_with_the_day_of_its_consent_before_any_job_has_run(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    with clock.at(clock.today() + timedelta(days=90)):
        assert words(cast, packet, cast.paula)
    with clock.at(clock.today() + timedelta(days=91)):
        assert not words(cast, packet, cast.paula)
        jobs.keep_going()
        assert refreshed(cast, packet).state == "expired"


def test_silence_is_told_to_the_sender_and_a_week_later_to_the_lead_each_once(cast: Cast, case: Case) -> None:
    assert cast.leon
    packet = making.packet_at(cast, case)
    promised = packet.answer_by
    for days, expected in ((-3, (True, False, False)), (1, (True, True, False)), (8, (True, True, True))):
        with clock.at(promised + timedelta(days=days)):
            jobs.keep_going()
            jobs.keep_going()
            now = refreshed(cast, packet)
            assert (now.nudged_on is not None, now.reminded_on is not None, now.lead_told_on is not None) == expected


def test_a_recipient_without_log_in_is_refused_before_anything_is_sent(cast: Cast, case: Case) -> None:
    for given, field in (
        ({"holder": cast.jobcenter}, "way"),
        ({"holder": None, "recipient_name": ""}, "holder"),
        ({"recipient_name": "Verein", "way": "link"}, "recipient_mail"),
        ({"question": " "}, "question"),
        ({"parts": []}, "parts"),
        ({"answer_by": clock.today() - timedelta(days=1)}, "answer_by"),
    ):
        with pytest.raises(RuleViolation) as refused:
            making.drafted(cast, case, **given)
        assert refused.value.field == field


def test_on_paper_the_sender_hands_over_and_enters_the_answer(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    making.agree(cast, case, name="Verein Brücke")
    packet = making.drafted(cast, case, recipient_name="Verein Brücke", way="paper")
    making.sent(cast, packet)
    assert refreshed(cast, packet).state == "sent"
    answering.deliver(actor=actor, packet=refreshed(cast, packet))
    answering.enter(actor=actor, packet=refreshed(cast, packet), name="Frau Weber", state="accepted")
    with acting_as(actor):
        assert PacketChange.objects.filter(packet=packet).last().by == "Frau Weber, Verein Brücke"


def test_strangers_compose_send_answer_and_take_back_nothing(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    for stranger in (cast.cem, cast.carlo, cast.konrad, cast.ines):
        actor = stranger.actor
        with acting_as(actor):
            for act in (
                lambda actor=actor: composing.draft(
                    actor=actor, case=case, kind="referral", question="?", answer_by=clock.today()
                ),
                lambda actor=actor: answering.answer(actor=actor, packet=packet, state="accepted"),
                lambda actor=actor: closing.withdraw(actor=actor, packet=packet),
            ):
                with pytest.raises(Http404):
                    act()
    with acting_as(cast.clara.actor), pytest.raises(Refused):
        answering.answer(actor=cast.clara.actor, packet=packet, state="accepted")
    with acting_as(cast.paula.actor), pytest.raises(Refused):
        closing.withdraw(actor=cast.paula.actor, packet=packet)


def test_a_finished_step_is_left_alone(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    step = make.step(actor, case, "Beratung", party="office", office=cast.jmd)
    packet = making.packet_at(cast, case, step=step)
    with acting_as(actor):
        step.refresh_from_db()
        steps.complete(actor=actor, step=step)
    answer(cast, packet, "done", text="Ja.")
    with acting_as(actor):
        taking_in.take_in(actor=actor, packet=refreshed(cast, packet), step="done", note_contact=False)
        assert not Contact.objects.filter(case=case).exists()
