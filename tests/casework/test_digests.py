"""A mail for those who want it: numbers and a link, on working days, once a day, and only if there is something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.http import Http404

from kim.accounts.actions import mails, memberships
from kim.accounts.rules.mails import MailRhythm
from kim.casework import jobs
from kim.casework.actions import digests, supervision, tasks
from kim.casework.models import MailDigest
from kim.casework.queries import digest
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Refused
from tests import make
from tests.casework.everything import visible
from tests.cast import Cast
from tests.mails import sent

FRIDAY, SATURDAY, MONDAY = date(2027, 3, 5), date(2027, 3, 6), date(2027, 3, 8)


@pytest.fixture
def send() -> Any:
    """Run the job on a day; returns the mails."""

    def run(day: date) -> list[Any]:
        mail.outbox.clear()
        with clock.at(day):
            jobs.send_digests()
            return sent()

    return run


def with_a_task(cast: Cast, day: date) -> None:
    with clock.at(day), acting_as(cast.clara.actor):
        case = make.case(cast.clara.actor)
        tasks.add(actor=cast.clara.actor, case=case, title="Anrufen", due_on=day)


def test_nobody_gets_a_mail_who_did_not_ask_for_it(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    assert send(FRIDAY) == []


def test_numbers_and_a_link_and_no_case(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    digests.switch_on(actor=cast.clara.actor)
    (message,) = send(FRIDAY)
    assert message.to == [cast.clara.user.email]
    assert "1 Sache ist diese Woche fällig" in message.body
    assert "/heute/" in message.body
    assert "Sommer" not in message.body
    assert "Anrufen" not in message.body


def test_it_speaks_the_language_that_its_reader_chose(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    digests.switch_on(actor=cast.clara.actor)
    mails.choose_rhythm(actor=cast.clara.actor, user=cast.clara.user, rhythm=MailRhythm.AT_ONCE, language="en")
    (message,) = send(FRIDAY)
    assert "1 thing is due this week" in message.body
    assert "fällig" not in message.body
    assert message.subject == "KIM: Your day"


def test_once_a_day_and_not_at_the_weekend(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    digests.switch_on(actor=cast.clara.actor)
    assert len(send(FRIDAY)) == 1
    assert send(FRIDAY) == []
    assert send(SATURDAY) == []
    assert len(send(MONDAY)) == 1


def test_an_empty_desk_is_no_news(cast: Cast, send: Any) -> None:
    digests.switch_on(actor=cast.clara.actor)
    assert send(FRIDAY) == []


def test_switched_off_is_off_at_once_and_switching_on_twice_is_once(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    digests.switch_on(actor=cast.clara.actor)
    digests.switch_on(actor=cast.clara.actor)
    assert visible(cast.clara.actor)["casework.MailDigest"] == 1
    digests.switch_off(actor=cast.clara.actor)
    assert send(FRIDAY) == []


def test_whoever_has_left_gets_nothing(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    digests.switch_on(actor=cast.clara.actor)
    memberships.end(actor=cast.adam.actor, membership=cast.clara.membership)
    assert send(FRIDAY) == []


def test_everybody_gets_their_own_numbers(cast: Cast, send: Any) -> None:
    with_a_task(cast, FRIDAY)
    for player in (cast.clara, cast.cem):
        digests.switch_on(actor=player.actor)
    assert [message.to for message in send(FRIDAY)] == [[cast.clara.user.email]]


def test_hand_overs_and_answers_are_counted(cast: Cast) -> None:
    clara, _konrad = cast.clara.actor, cast.konrad
    question = make.supervised(clara, make.case(clara))
    with acting_as(cast.konrad.actor):
        supervision.advise(actor=cast.konrad.actor, question=question, text="Rat")
    with acting_as(clara):
        numbers = digest.numbers(clara)
    assert (numbers.answers, numbers.hand_overs, numbers.is_worth_a_mail) == (1, 0, True)


def test_no_coordinator_and_no_lead_switches_it_on_and_nobody_reads_whose_it_is(cast: Cast) -> None:
    digests.switch_on(actor=cast.clara.actor)
    for player in (cast.konrad, cast.leon, cast.adam):
        with acting_as(player.actor), pytest.raises((Refused, Http404)):
            digests.switch_on(actor=player.actor)
        assert "casework.MailDigest" not in visible(player.actor)
    with acting_as(Actor.system("delivery")):
        assert not MailDigest._base_manager.exists(), "another job sees nothing of it"
