"""Packets that nobody answers are counted for steering: as a number, once, by the role that sees no person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kim.casework.actions import flows as publishing
from kim.casework.models import Case
from kim.casework.queries import flows
from kim.casework.queries.figures import as_reader
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.core_codes import FlowFigure
from kim.kernel.periods import Quarter
from kim.referrals.actions import answering, closing
from kim.referrals.models import Packet
from kim.steering.models import FlowQuarter, FlowTable
from tests import make
from tests.cast import Cast
from tests.referrals import making

SENT, PROMISED, AFTER = date(2026, 7, 6), date(2026, 8, 10), date(2026, 10, 20)
QUARTER = Quarter(2026, 3)
EVIDENCE = Actor.system("evidence")


def asked(cast: Cast, case: Case, **more: Any) -> Packet:
    """A packet of July whose answer was promised for the tenth of August."""
    with clock.at(SENT):
        return making.packet_at(cast, case, answer_by=PROMISED, **more)


def counted() -> list[tuple[str, str, str, int]]:
    with acting_as(EVIDENCE):
        parts = flows.parts_of(FlowFigure.UNANSWERED_REFERRAL, QUARTER)
    return [(part.target, part.dimension, part.code, part.count.cases) for part in parts if part.dimension != "outcome"]


def answered(cast: Cast, packet: Packet, state: str, on: date) -> None:
    with clock.at(on), acting_as(cast.paula.actor):
        found = Packet.objects.get(pk=packet.pk)
        answering.answer(actor=cast.paula.actor, packet=found, state=state, text="Ja.")


def test_a_packet_counts_a_week_after_the_promised_time_whatever_comes_later(cast: Cast, case: Case) -> None:
    step = make.step(cast.clara.actor, case, "Beratung", party="office", office=cast.jmd, life_area="education")
    packet = asked(cast, case, step=step)
    answered(cast, packet, "done", PROMISED + timedelta(days=8))
    assert set(counted()) == {
        (cast.jmd.kind, "", "", 1),
        (cast.jmd.kind, "municipality", "", 1),
        (cast.jmd.kind, "life_area", "education", 1),
        (cast.jmd.kind, "legal_domain", "", 1),
    }


@pytest.mark.parametrize("state", ["accepted", "asked_back", "done"])
def test_any_answer_within_that_week_is_one(cast: Cast, case: Case, state: str) -> None:
    answered(cast, asked(cast, case), state, PROMISED + timedelta(days=7))
    assert counted() == []


def test_what_was_taken_back_waits_for_nobody_and_a_case_counts_once(cast: Cast, case: Case) -> None:
    packet = asked(cast, case)
    with clock.at(PROMISED), acting_as(cast.clara.actor):
        closing.withdraw(actor=cast.clara.actor, packet=Packet.objects.get(pk=packet.pk))
    assert counted() == []
    asked(cast, case)
    asked(cast, case)
    assert {(target, cases) for target, dimension, _code, cases in counted() if not dimension} == {(cast.jmd.kind, 1)}


def test_below_k_nothing_is_written_and_the_quarter_is_closed(cast: Cast, case: Case) -> None:
    asked(cast, case)
    with clock.at(AFTER), acting_as(EVIDENCE):
        publishing.publish_closed_quarters(actor=EVIDENCE)
    written = FlowQuarter.objects.filter(figure=FlowFigure.UNANSWERED_REFERRAL)
    assert written.filter(quarter=QUARTER.key).exists()
    assert not FlowTable.objects.filter(quarter__in=written).exists()


def test_counting_reads_no_word_and_no_mark_of_a_packet(cast: Cast, case: Case) -> None:
    asked(cast, case)
    with acting_as(EVIDENCE):
        for forbidden in (
            "SELECT mark FROM referrals_packet",
            "SELECT note FROM referrals_packetchange",
            "SELECT question FROM referrals_packetcontent",
        ):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), as_reader():
                _read(forbidden)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'referrals_unanswered'::regclass AND attnum > 0"
        )
        assert {name for (name,) in cursor.fetchall()} == set(flows.COLUMNS)


def _read(query: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query)
