from datetime import date

import pytest

from kim.pathways import api

AT = date(2024, 6, 1)


def test_facts_are_typed_when_checked() -> None:
    found = api.checked({"birth_date": "1990-01-01", "status_periods": [{"from": AT, "to": None, "type": "geduldet"}]})
    assert found["birth_date"] == date(1990, 1, 1)


def test_facts_that_do_not_fit_name_every_problem() -> None:
    with pytest.raises(api.FactsError) as refused:
        api.checked({"name": "x", "language": {"level": "B9"}, "passport": None})
    assert [(one.path, one.code) for one in refused.value.problems] == [
        (("name",), "unknown_key"),
        (("language", "level"), "not_allowed"),
        (("passport",), "null"),
    ]
    assert "language.level: not_allowed" in str(refused.value)


def test_an_evaluation_comes_with_its_explanation() -> None:
    explanation = api.evaluate("25b", api.checked({"birth_date": "1990-01-01"}), AT)
    assert explanation.evaluation.application == AT
    assert explanation.sentence == api.NOT_BINDING
    assert [one.id for one in explanation.criteria if not one.counts] == [
        "25b.family",
        "g.visa",
        "g.asylum_rejected",
    ]


def test_all_rules_at_once_agree_with_each_alone() -> None:
    facts = api.checked({"birth_date": "1990-01-01", "entry_date": "2019-01-01"})
    together = api.evaluate_all(facts, AT)
    assert tuple(together) == api.rules()
    assert {rule: api.evaluate(rule, facts, AT).evaluation for rule in api.rules()} == together


def test_what_if_looks_at_a_supposed_fact_and_leaves_the_facts_alone() -> None:
    facts = api.checked({"language": {"oral": "A1"}})
    supposed = api.suppose(facts, language={"level": "B1", "date": "2026-06-01"})
    assert api.evaluate("25b", supposed, date(2026, 7, 1)).evaluation.criteria["25b.language"].value == "met"
    assert api.evaluate("25b", supposed, date(2026, 5, 1)).evaluation.criteria["25b.language"].value == "unknown"
    assert facts == {"language": {"oral": "A1"}}
    with pytest.raises(api.FactsError):
        api.suppose(facts, language={"level": "B9"})


def test_the_earliest_day_is_asked_for_by_rule() -> None:
    facts = api.checked({"status_periods": [{"from": "2022-01-01", "to": None, "type": "geduldet"}], "household": []})
    assert api.earliest("25b", facts, AT).day == date(2028, 1, 1)


def test_a_number_of_section_30_may_be_written_as_a_number() -> None:
    assert api.checked({"asylum": {"ou_reason": 5}}) == api.checked({"asylum": {"ou_reason": "5"}})
    with pytest.raises(api.FactsError):
        api.checked({"asylum": {"ou_reason": True}})
