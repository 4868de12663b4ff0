"""A case changes hands or ends: none of its packets is left without somebody who is told and can act."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.models import Mail
from kim.casework.actions import assignments, cases, deputations, hand_overs
from kim.casework.models import Case, Contact
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.referrals.actions import answering, composing, taking_in
from kim.referrals.models import Packet, PacketContent
from kim.referrals.queries import sent
from kim.referrals.queries.composed import compose
from kim.referrals.queries.paper import sheet_of
from tests import make
from tests.casework.everything import deputise
from tests.cast import Cast, Player
from tests.logging_in import log_in
from tests.referrals import making

pytestmark = pytest.mark.django_db


def mailed(template: str = "packet_answered") -> list[str]:
    return [mail.recipient.name for mail in Mail.objects.filter(template=template).select_related("recipient")]


@pytest.fixture(autouse=True)
def paula(cast: Cast) -> Player:
    """Whoever receives packets is there before one is sent."""
    return cast.paula


def answered(cast: Cast, packet: Packet) -> None:
    with acting_as(cast.paula.actor):
        found = Packet.objects.select_related("owner__user").get(pk=packet.pk)
        answering.answer(actor=cast.paula.actor, packet=found, state="done", text="Platz ab Montag.")


def on_desk(player: Player) -> list[str]:
    with acting_as(player.actor):
        return [packet.mark for packet in sent.desk(player.actor).answered]


def closed(cast: Cast, case: Case) -> Case:
    with acting_as(cast.clara.actor):
        found = Case.objects.select_related("household").get(pk=case.pk)
        return cases.close(actor=cast.clara.actor, case=found, version=found.version, reason="goals_reached")


def in_hands_of_a_colleague(cast: Cast, case: Case) -> Player:
    with acting_as(cast.clara.actor):
        assignments.assign(actor=cast.clara.actor, case=case, to=cast.mona.membership)
    return cast.mona


def in_hands_of_another_unit(cast: Cast, case: Case) -> Player:
    make.handed_over(cast.clara, case, cast.carlo)
    return cast.carlo


def in_hands_of_whoever_took_all(cast: Cast, case: Case) -> Player:
    """Clara has left; her lead offers everything to Mona, also what was closed."""
    assert cast.leon and cast.mona
    closed(cast, case)
    given: dict[str, Any] = {"manager": cast.clara.membership, "to": cast.mona.membership, "reason": "Ausgeschieden"}
    make.case(cast.clara.actor, "Familie Linde")
    with acting_as(cast.leon.actor):
        offered = hand_overs.offer_all(actor=cast.leon.actor, **given)
    with acting_as(cast.mona.actor):
        hand_overs.accept(actor=cast.mona.actor, hand_over=offered)
    return cast.mona


@pytest.mark.parametrize("changes", [in_hands_of_a_colleague, in_hands_of_another_unit, in_hands_of_whoever_took_all])
def test_whoever_has_the_case_now_is_told_of_the_answer(cast: Cast, case: Case, changes: Any) -> None:
    packet = making.packet_at(cast, case)
    now = changes(cast, case)
    answered(cast, packet)
    assert mailed() == [now.user.name]
    assert on_desk(now) == [packet.mark] and on_desk(cast.clara) == []


def test_whoever_stands_in_is_told_as_well_while_they_do(cast: Cast, case: Case) -> None:
    """Clara is away and Carlo, of another employer, sends a packet that she drafted: the answer reaches both."""
    making.agree(cast, case)
    packet = making.drafted(cast, case)
    deputise(cast.clara, cast.carlo)
    with acting_as(cast.carlo.actor):
        found = Packet.objects.select_related("case__household", "sender__user").get(pk=packet.pk)
        composing.send(actor=cast.carlo.actor, packet=found, previewed=compose(cast.carlo.actor, found).print)
        letter = sheet_of(found, PacketContent.objects.get(packet=found))
    assert letter.signers == (f"{cast.carlo.name}, Fallbegleitung",)
    answered(cast, packet)
    assert sorted(mailed()) == [cast.carlo.name, cast.clara.name]
    shown = log_in(Client(), cast.paula).get(reverse("referrals:received", args=[packet.public_id])).content.decode()
    assert cast.carlo.name in shown and f"Ansprechperson</dt><dd>{cast.clara.name}" in shown


def test_whose_deputation_has_ended_is_not_told(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    deputation = deputise(cast.clara, cast.carlo)
    with acting_as(cast.clara.actor):
        deputations.end(actor=cast.clara.actor, deputation=deputation)
    answered(cast, packet)
    assert mailed() == [cast.clara.name]


def test_the_recipient_reads_who_sent_it_and_whom_to_ask_now(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    paula = log_in(Client(), cast.paula)
    page = reverse("referrals:received", args=[packet.public_id])
    before = paula.get(page).content.decode()
    assert cast.clara.user.name in before and "Ansprechperson" not in before
    in_hands_of_a_colleague(cast, case)
    after = paula.get(page).content.decode()
    assert cast.clara.user.name in after and f"Ansprechperson</dt><dd>{cast.mona.user.name}" in after
    assert cast.mona.user.name in paula.get(reverse("referrals:inbox")).content.decode()


def test_after_the_end_of_a_case_a_late_answer_is_read_and_leaves_the_desk(cast: Cast, case: Case) -> None:
    packet, clara = making.packet_at(cast, case), log_in(Client(), cast.clara)
    before = clara.get(reverse("casework:case-close", args=[case.public_id])).content.decode()
    assert "1 Paket ist noch offen" in before
    closed(cast, case)
    answered(cast, packet)
    assert on_desk(cast.clara) == [packet.mark]
    page = reverse("referrals:packet-take-in", args=[case.public_id, packet.public_id])
    shown = clara.get(page).content.decode()
    assert "Platz ab Montag." in shown and "id_task" not in shown
    assert clara.post(page, {"task": "Anrufen", "note_contact": "on"}).status_code == 302
    assert on_desk(cast.clara) == []
    with acting_as(cast.clara.actor):
        assert not Contact.objects.filter(case=case).exists()
        found = Packet.objects.select_related("case", "step").get(pk=packet.pk)
        with pytest.raises(RuleViolation):
            taking_in.take_in(actor=cast.clara.actor, packet=found)


def test_a_draft_of_a_closed_case_is_thrown_away_and_never_sent(cast: Cast, case: Case) -> None:
    making.agree(cast, case)
    packet, clara = making.drafted(cast, case), log_in(Client(), cast.clara)
    closed(cast, case)
    page = clara.get(reverse("referrals:packet", args=[case.public_id, packet.public_id])).content.decode()
    assert "Genau dies senden" not in page and "Entwurf verwerfen" in page
    with acting_as(cast.clara.actor):
        found = Packet.objects.select_related("case").get(pk=packet.pk)
        with pytest.raises(RuleViolation) as refused:
            composing.send(actor=cast.clara.actor, packet=found, previewed="")
        assert refused.value.code == "case_closed"
        assert composing.discard(actor=cast.clara.actor, packet=found).state == "withdrawn"
