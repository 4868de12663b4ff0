"""What must hold for any facts: no exception, reasons for unknown, monotone in evidence, stable between changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kim.pathways.rules.evaluation import BORN_BETWEEN, Session
from kim.pathways.rules.facts import clean
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.shapes import Problems
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import Effect, Outcome, Value
from tests.pathways.strategies import DAYS, FACTS

# Facts are large: shrinking them takes minutes and helps little.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
MANY = settings(max_examples=100, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
OTHERS = st.fixed_dictionaries({}, optional={"x": FACTS})


@given(FACTS)
@MANY
def test_the_strategy_makes_facts_of_the_schema(facts: dict[str, Any]) -> None:
    problems = Problems()
    assert clean(facts, (), problems) == facts
    assert not problems


@given(FACTS, OTHERS, DAYS, DAYS)
@MANY
def test_any_facts_yield_a_sound_evaluation(facts: Any, others: Any, at: date, application: date) -> None:
    session = Session(BOOK, facts, at, application, others)
    for rule, pathway in BOOK.pathways.items():
        found = session.evaluate(rule)
        for outcome in found.criteria.values():
            assert bool(outcome.reasons) is (outcome.value is Value.UNKNOWN)
            assert bool(outcome.missing) <= (outcome.value is Value.UNKNOWN)
        if pathway.routes and pathway.has_effect:
            assert (found.effect is None) is (found.overall is Value.NOT_MET)
        assert (found.result is None) is (rule != "ben.system")


class Watched(dict[str, Any]):
    """Facts that remember which keys were read."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__(facts)
        self.seen: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.seen.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.seen.add(key)
        return super().__getitem__(key)


@given(FACTS, OTHERS, DAYS, DAYS)
@MANY
def test_every_criterion_says_what_it_reads(facts: Any, others: Any, at: date, application: date) -> None:
    for rule, pathway in BOOK.pathways.items():
        for identifier in pathway.ids:
            watched = Watched(facts)
            BOOK.ask(pathway, identifier, Situation(watched, at, application, BOOK, others))
            assert watched.seen <= BOOK.reads(rule, identifier), identifier


@given(FACTS, OTHERS, DAYS, st.integers(1, 400), st.booleans())
@MANY
def test_nothing_changes_open_the_next_day_that_was_named(
    facts: Any, others: Any, at: date, later: int, moves: bool
) -> None:
    """Between two named days the same facts yield the same, whether the application moves along or stands."""
    turns: set[date] = set()
    filed = date(2024, 1, 1)
    before = Session(BOOK, facts, at, at if moves else filed, others, turns)
    now = {rule: before.evaluate(rule) for rule in BOOK.pathways}
    upcoming = min((day for day in turns if day > at), default=date.max)
    day = min(at + timedelta(days=later), upcoming - timedelta(days=1)) if upcoming < date.max else at
    after = Session(BOOK, facts, day, day if moves else filed, others)
    for rule, evaluation in now.items():
        again = after.evaluate(rule)
        assert (again.overall, again.effect, again.result) == (evaluation.overall, evaluation.effect, evaluation.result)
        for identifier, outcome in evaluation.criteria.items():
            assert again.criteria[identifier].value is outcome.value, identifier


FAVOURABLE: dict[str, Any] = {
    "language": {"level": "C2", "oral": "C2"},
    "civic": {"test": "lid", "passed": True},
    "declarations": {"fdgo": date(2012, 1, 1), "history": date(2012, 1, 1)},
    "income_calc": {"coverage_ratio": 1.5, "by": "work"},
    "passport": {"kind": "national", "valid_until": date(2040, 1, 1)},
    "identity": {
        "state": "clarified",
        "clarified_date": date(2012, 1, 1),
        "nationality_clarified": True,
        "all_steps_taken": True,
        "steps_in_time": "all",
        "delay_own_fault": False,
    },
    "housing": {"sufficient": True, "own_dwelling": True},
    "convictions": [],
    "deception": {"ever": False, "present_causal": False, "repeated": False},
    "cooperation": {"present": "ok", "past_delay": False},
    "pension_months": 300,
    "prognosis": {"integration": "positive", "livelihood": "positive"},
    "waivers": [{"criterion": name, "ground": "illness"} for name in ("school", "livelihood", "pension", "language")],
    "special_achievements": [{"kind": "professional"}],
    "legally_represented": True,
    "security_flags": "none",
    "expulsion": "none",
    "benefit_periods": [],
    "asylum": {"pending": False, "ou_reason": "none"},
    "renunciation": "released",
}
TITLES = [rule for rule in BOOK.pathways if not rule.startswith(("44", "ref", "ben."))]
RANK = {Value.NOT_MET: 0, Value.UNKNOWN: 1, Value.MET: 2, Value.NOT_APPLICABLE: 2}


@given(FACTS, DAYS, st.sampled_from(sorted(set(FAVOURABLE) - {"asylum", "civic", "benefit_periods"})))
@MANY
def test_a_favourable_fact_never_turns_met_into_not_met(facts: Any, at: date, key: str) -> None:
    before = Session(BOOK, {name: one for name, one in facts.items() if name != key}, at, at)
    after = Session(BOOK, {**facts, key: FAVOURABLE[key]}, at, at)
    for rule in TITLES:
        old, new = before.evaluate(rule), after.evaluate(rule)
        for identifier, outcome in old.criteria.items():
            assert RANK[new.criteria[identifier].value] >= RANK[outcome.value] or _replaced(outcome), identifier


def _replaced(outcome: Outcome) -> bool:
    """Only what was unknown may become anything: a favourable record may still be too little."""
    return outcome.value is Value.UNKNOWN


@given(FACTS, DAYS)
@MANY
def test_documenting_what_was_claimed_never_turns_met_into_not_met(facts: Any, at: date) -> None:
    documented = {key: _documented(value) for key, value in facts.items()}
    before, after = Session(BOOK, facts, at, at), Session(BOOK, documented, at, at)
    for rule in BOOK.pathways:
        old, new = before.evaluate(rule), after.evaluate(rule)
        for identifier, outcome in old.criteria.items():
            if outcome.value in (Value.MET, Value.NOT_MET):
                assert new.criteria[identifier].value is outcome.value, identifier


def _documented(value: Any) -> Any:
    if isinstance(value, list):
        return [_documented(one) for one in value]
    if isinstance(value, dict) and value.get("evidence") == "claimed":
        return {**value, "evidence": "documented"}
    return value


@pytest.mark.parametrize("rule", TITLES)
def test_nothing_known_is_open_and_never_met(rule: str) -> None:
    found = Session(BOOK, {}, date(2025, 6, 1), date(2025, 6, 1)).evaluate(rule)
    assert found.overall is Value.UNKNOWN
    assert found.effect in set(Effect)


@given(FACTS, DAYS, st.integers(0, 700), st.integers(0, 700))
@MANY
def test_between_two_days_of_birth_nothing_is_said_that_does_not_hold(
    facts: Any, at: date, before: int, after: int
) -> None:
    born = facts.get("birth_date") or date(1990, 6, 1)
    exact = Session(BOOK, {**facts, "birth_date": born}, at, at)
    between = (born - timedelta(days=before), born + timedelta(days=after))
    known = {key: value for key, value in facts.items() if key != "birth_date"}
    without, ranged = Session(BOOK, known, at, at), Session(BOOK, known | {BORN_BETWEEN: between}, at, at)
    for rule in ("25a", "25b", "18", "10", "26_3", "referral"):
        told, open_ = exact.evaluate(rule).criteria, without.evaluate(rule).criteria
        for name, outcome in ranged.evaluate(rule).criteria.items():
            assert outcome == open_[name] or outcome.value is told[name].value, (rule, name)
