"""A case manager asks for advice about a case that the coordination does not know, and never gets to know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404

from kim.accounts.rules.roles import Role
from kim.casework.actions import assessments, cases, goals, steps, supervision
from kim.casework.models import Case, SupervisionEntry, SupervisionLink, SupervisionQuestion
from kim.casework.queries import supervision as queries
from kim.casework.queries import today
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.kernel.findings import WouldDisclose
from tests import make
from tests.casework.everything import behind_the_wall, deputise, names_seen, visible
from tests.cast import Cast
from tests.mails import sent


@pytest.fixture
def case(cast: Cast) -> Iterator[Case]:
    """Clara's case with a step that waits for an office and one for the household; Konrad coordinates."""
    actor, _konrad = cast.clara.actor, cast.konrad
    with acting_as(actor):
        made = make.case(actor)
        assessments.save(
            actor=actor, case=made, life_area="language", need="urgent", resources="few", own_words="Deutsch"
        )
        goals.add(actor=actor, case=made, own_words="Sabine will arbeiten", life_area="work")
        first = make.step(actor, made, "Kita für Paul", party="office", office=cast.jobcenter, legal_domain="sgb2")
        make.step(actor, made, "Unterlagen suchen")
        steps.mark_waiting(actor=actor, step=first)
        made.refresh_from_db()
        yield made


def strings(value: Any) -> Iterator[str]:
    """Every text anywhere in a frozen view."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def test_the_view_holds_codes_and_weeks_and_no_text_of_the_case(cast: Cast, case: Case) -> None:
    view = queries.view_of(cast.clara.actor, case)
    assert view["life_areas"] == [["education", ""], ["language", "urgent"]]
    assert {(step["who"], step["state"]) for step in view["steps"]} == {
        (cast.jobcenter.kind, "waiting"),
        ("client", "ready"),
    }
    assert set(view["steps"][0]) == {"who", "life_area", "legal_domain", "state", "weeks", "usual_weeks"}
    for text in strings(view):
        assert text == text.lower(), "codes only"
        assert " " not in text
    for secret in ("Sommer", "Sabine", "Kita", case.number, case.public_id):
        assert secret not in str(view)


def test_waiting_is_told_in_full_weeks(cast: Cast, case: Case) -> None:
    with clock.at(clock.today() + timedelta(days=30)):
        (waiting,) = [step for step in queries.view_of(cast.clara.actor, case)["steps"] if step["weeks"] is not None]
    assert waiting["weeks"] == 4


def test_the_coordination_sees_the_frozen_view_and_nothing_else(cast: Cast, case: Case) -> None:
    question = make.supervised(cast.clara.actor, case)
    before = question.view
    make.step(cast.clara.actor, case, "Noch ein Schritt", life_area="housing")
    seen = visible(cast.konrad.actor)
    assert seen == {"casework.SupervisionQuestion": 1, "casework.SupervisionEntry": 1}
    assert names_seen(cast.konrad.actor) == set()
    with acting_as(cast.konrad.actor):
        (thread,) = queries.inbox(cast.konrad.actor)
        assert thread.question.view == before
        assert thread.link is None
        assert SupervisionLink._base_manager.count() == 0, "also the wall hides which case it is"
        assert Case._base_manager.count() == 0


def test_a_question_has_no_column_for_a_case() -> None:
    fields = {field.name for model in (SupervisionQuestion, SupervisionEntry) for field in model._meta.get_fields()}
    assert not fields & {"case", "household", "person", "municipality"}


@pytest.mark.parametrize(
    "text",
    ["Was rate ich Sabine?", "Familie Sommer wartet.", "Der Termin ist am 03.01.2027.", "Siehe {number}."],
)
def test_a_text_that_names_the_case_does_not_leave_it(cast: Cast, case: Case, text: str) -> None:
    with pytest.raises(WouldDisclose) as refused:
        supervision.ask(actor=cast.clara.actor, case=case, text=text.format(number=case.number), confirmed=True)
    assert refused.value.field == "text"
    assert not SupervisionQuestion.objects.exists()


def test_the_writer_confirms_and_says_something(cast: Cast, case: Case) -> None:
    for text, confirmed, field in ((make.QUESTION, False, "confirmed"), (" ", True, "text")):
        with pytest.raises(RuleViolation) as refused:
            supervision.ask(actor=cast.clara.actor, case=case, text=text, confirmed=confirmed)
        assert refused.value.field == field


def test_advice_and_questions_back_come_to_the_desk_until_they_are_settled(cast: Cast, case: Case) -> None:
    clara, konrad = cast.clara.actor, cast.konrad.actor
    question = make.supervised(clara, case)
    with acting_as(konrad):
        assert queries.waiting(konrad).count() == 1
        supervision.ask_back(actor=konrad, question=question, text="Wie alt ist das Kind ungefähr?")
        assert not queries.waiting(konrad).exists()
    (thread,) = today.news(clara).advice
    assert (thread.link is not None, thread.last.kind) == (True, "back_question")
    link = SupervisionLink.objects.get()
    with pytest.raises(WouldDisclose):
        supervision.ask_on(actor=clara, link=link, text="Paul? Sabine sagt: klein.", confirmed=True)
    supervision.ask_on(actor=clara, link=link, text="Unter drei.", confirmed=True)
    assert today.news(clara).advice == ()
    with acting_as(konrad):
        question.refresh_from_db()
        supervision.advise(actor=konrad, question=question, text="Fragen Sie die Tagespflege.")
    (thread,) = today.news(clara).advice
    assert [entry.kind for entry in thread.entries] == ["question", "back_question", "question", "advice"]
    link = SupervisionLink.objects.get()
    supervision.settle(actor=clara, link=link)
    assert today.news(clara).advice == ()
    assert len(queries.of_case(clara, case)) == 1, "it stays to be read"


def test_nothing_is_added_to_a_settled_question_but_the_case_manager_may_ask_on(cast: Cast, case: Case) -> None:
    clara, konrad = cast.clara.actor, cast.konrad.actor
    question = make.supervised(clara, case)
    supervision.settle(actor=clara, link=SupervisionLink.objects.get())
    with acting_as(konrad):
        question.refresh_from_db()
        with pytest.raises(RuleViolation) as refused:
            supervision.advise(actor=konrad, question=question, text="Zu spät")
        assert refused.value.code == "not_now"
    again = supervision.ask_on(
        actor=clara, link=SupervisionLink.objects.get(), text="Und was kommt danach?", confirmed=True
    )
    assert again.state == "open"


def test_only_the_coordination_that_is_asked_advises(cast: Cast, case: Case) -> None:
    question = make.supervised(cast.clara.actor, case)
    for player in (cast.clara, cast.cem, cast.carlo, cast.stella, cast.leon, cast.adam, cast.petra):
        with acting_as(player.actor), pytest.raises((Http404, Refused)):
            supervision.advise(actor=player.actor, question=question, text="Rat")
    for player in (cast.cem, cast.carlo, cast.stella, cast.leon, cast.adam, cast.petra):
        assert behind_the_wall(player.actor, SupervisionQuestion)["casework.SupervisionQuestion"] in (0, 1)
        assert "casework.SupervisionQuestion" not in visible(player.actor)
    assert behind_the_wall(cast.carlo.actor, SupervisionEntry) == {"casework.SupervisionEntry": 0}


def test_a_coordinator_of_another_unit_sees_nothing(cast: Cast, case: Case) -> None:
    make.supervised(cast.clara.actor, case)
    other = make.member("Kuno Kern", Role.KI_COORDINATOR, cast.seedorf).as_actor()
    assert visible(other) == {}
    assert behind_the_wall(other, SupervisionEntry) == {"casework.SupervisionEntry": 0}


def test_where_two_coordinate_the_writer_chooses(cast: Cast, case: Case) -> None:
    make.member("Kuno Kern", Role.KI_COORDINATOR, cast.seedorf)
    given: dict[str, Any] = {"actor": cast.clara.actor, "case": case, "text": make.QUESTION, "confirmed": True}
    for to in (None, cast.birkfeld):
        with pytest.raises(RuleViolation) as refused:
            supervision.ask(**given, to=to)
        assert refused.value.field == "to"
    assert supervision.ask(**given, to=cast.seedorf).holder == cast.seedorf


def test_nobody_advises_on_a_question_of_their_own(cast: Cast) -> None:
    mona, at_ki = cast.mona.actor, cast.mona_at_ki.actor
    question = make.supervised(mona, make.case(mona))
    with acting_as(at_ki), pytest.raises(Refused):
        supervision.advise(actor=at_ki, question=question, text="Gut gemacht")


def test_the_deputy_reads_it_and_the_next_case_manager_too(cast: Cast, case: Case) -> None:
    make.supervised(cast.clara.actor, case)
    deputise(cast.clara, cast.dana)
    with acting_as(cast.dana.actor):
        assert len(queries.of_case(cast.dana.actor, case)) == 1
    make.handed_over(cast.clara, case, cast.carlo)
    with acting_as(cast.carlo.actor):
        assert len(queries.of_case(cast.carlo.actor, case)) == 1
    assert "casework.SupervisionQuestion" not in visible(cast.clara.actor)


def test_a_closed_case_asks_nothing_new(cast: Cast, case: Case) -> None:
    cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="moved_away")
    with pytest.raises(RuleViolation):
        supervision.ask(actor=cast.clara.actor, case=case, text=make.QUESTION, confirmed=True)


def test_mails_say_that_something_waits_and_nothing_else(
    cast: Cast, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        question = make.supervised(cast.clara.actor, case)
        with acting_as(cast.konrad.actor):
            supervision.advise(actor=cast.konrad.actor, question=question, text="Fragen Sie die Tagespflege.")
    assert {address for each in sent() for address in each.to} == {
        cast.konrad.user.email,
        cast.clara.user.email,
    }
    for each in sent():
        assert "Tagespflege" not in each.body
        assert "Betreuung" not in each.body
