"""Assessments one after the other: nothing is copied silently, and what is completed stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from kim.casework.actions import assessments
from kim.casework.models import AreaEntry, Case
from kim.casework.queries import assessment, assessment_chart, intake, situation
from kim.casework.rules.scales import Change
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2026, 4, 20), date(2026, 11, 23)


@pytest.fixture
def actor(cast: Cast) -> Iterator[Actor]:
    with clock.at(FIRST), acting_as(cast.clara.actor):
        yield cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def say(actor: Actor, case: Case, area: str, need: str, resources: str = "some", **given: Any) -> AreaEntry:
    return assessments.save(actor=actor, case=case, life_area=area, need=need, resources=resources, **given)


@pytest.fixture
def completed(actor: Actor, case: Case) -> None:
    say(actor, case, "language", "low", "few", own_words="Ich verstehe etwas.", sources=["client", "interpreted"])
    say(actor, case, "health", "none")
    say(actor, case, "work", "marked")
    assessments.complete(actor=actor, case=case)


@pytest.fixture
def second(actor: Actor, case: Case, completed: None) -> Iterator[None]:
    with clock.at(SECOND):
        assessments.begin(actor=actor, case=case)
        yield


@pytest.mark.usefixtures("second")
def test_a_new_assessment_begins_empty_and_shows_the_last_one(actor: Actor, case: Case) -> None:
    assert AreaEntry.objects.count() == 3, "nothing was copied"
    table = assessment.table(actor, case)
    rows = {row.area.value: row for row in table.rows}
    assert table.asked == 0
    assert table.before is not None and table.before.begun_on == FIRST
    before = rows["language"].before
    assert before is not None and before.own_words == "Ich verstehe etwas."
    assert rows["housing"].before is None


@pytest.mark.usefixtures("second")
def test_unchanged_is_said_and_dated_today(actor: Actor, case: Case) -> None:
    kept = assessments.keep(actor=actor, case=case, life_area="language")
    assert (kept.need, kept.own_words, kept.asked_on) == ("low", "Ich verstehe etwas.", SECOND)
    assert kept.sources == ["client", "interpreted"]
    for area, code in (("language", "area_known"), ("housing", "area_unknown")):
        with pytest.raises(RuleViolation) as refused:
            assessments.keep(actor=actor, case=case, life_area=area)
        assert refused.value.code == code


def test_a_completed_assessment_is_written_to_no_more(actor: Actor, case: Case, completed: None) -> None:
    version = AreaEntry.objects.get(life_area="language").version
    for given in ({}, {"version": version}):
        with clock.at(SECOND), pytest.raises(RuleViolation) as refused:
            say(actor, case, "language", "urgent", **given)
        assert refused.value.code == "assessment_completed"
    with pytest.raises(RuleViolation):
        assessments.keep(actor=actor, case=case, life_area="language")
    assert AreaEntry.objects.get(life_area="language").need == "low"


def test_a_slip_is_mended_on_the_same_day_only(actor: Actor, case: Case, completed: None) -> None:
    assert assessments.go_on(actor=actor, case=case).completed_on is None
    assessments.complete(actor=actor, case=case)
    with clock.at(FIRST + timedelta(days=1)), pytest.raises(RuleViolation) as refused:
        assessments.go_on(actor=actor, case=case)
    assert refused.value.code == "assessment_kept"


@pytest.mark.usefixtures("second")
def test_there_is_one_open_assessment_at_a_time(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation) as refused:
        assessments.begin(actor=actor, case=case)
    assert refused.value.code == "assessment_open"


@pytest.mark.parametrize("sources", [[], ["interpreted"]])
def test_a_statement_has_a_source_and_the_interpreter_is_none(actor: Actor, case: Case, sources: list[str]) -> None:
    with pytest.raises(RuleViolation) as refused:
        say(actor, case, "language", "low", sources=sources)
    assert (refused.value.code, refused.value.field) == ("source_missing", "sources")


def test_what_nobody_asked_needs_no_source(actor: Actor, case: Case) -> None:
    assert say(actor, case, "language", "not_asked", "not_asked", sources=[]).sources == []


@pytest.mark.usefixtures("second")
def test_a_lost_update_in_the_new_assessment_is_seen(actor: Actor, case: Case) -> None:
    entry = say(actor, case, "language", "low")
    say(actor, case, "language", "marked", version=entry.version)
    with pytest.raises(Conflict):
        say(actor, case, "language", "urgent", version=entry.version)


@pytest.mark.usefixtures("second")
def test_the_history_tells_every_assessment_and_draws_what_is_known(actor: Actor, case: Case) -> None:
    say(actor, case, "language", "urgent", "many")
    say(actor, case, "work", "low")
    say(actor, case, "housing", "low")
    found = assessment.history(actor, case)
    changes = {area.area.value: area.change for area in found.areas}
    assert [one.begun_on for one in found.rounds] == [FIRST, SECOND]
    assert (changes["language"], changes["work"], changes["health"]) == (Change.MORE, Change.LESS, Change.NO_COMPARISON)
    drawn = {row.history.area.value: row for row in assessment_chart.sheet(found).rows}
    assert [mark.is_last for mark in drawn["language"].need.marks] == [False, True]
    assert drawn["language"].need.tip and len(drawn["language"].need.ways) == 1
    assert [mark.is_last for mark in drawn["health"].need.marks] == [True]
    assert drawn["mobility"].need.marks == ()
    language = found.of("language")
    assert language is not None
    lines = assessment_chart.lines(language)
    assert len(lines.points) == 2 and lines.need and lines.resources
    health = found.of("health")
    assert health is not None
    assert assessment_chart.lines(health).need == "", "one point is no line"


@pytest.mark.usefixtures("second")
def test_guidance_and_intake_still_know_what_was_said_last_time(actor: Actor, case: Case) -> None:
    assert "language" in situation.situation(actor, case).life_areas
    assert intake.of(actor, case).areas_asked == 3
    say(actor, case, "language", "none")
    assert "language" not in situation.situation(actor, case).life_areas
