"""Who of a household could follow whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kim.casework.models import Case
from kim.consolidation.rules.codes import Sight
from kim.consolidation.rules.family import PARENTS, Following, followings
from kim.people.models import Person
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, read, say, seen, status
from tests.consolidation.test_rules import AT, COMPLETE, NO_FINDINGS

PERSON, SPOUSE, CHILD = 1, 2, 3
BY_WORK = {"income_calc": {"coverage_ratio": 1.0, "by": "work", "date": date(2026, 9, 1)}}
MARRIED: dict[str, Any] = {"marital": {"state": "married"}}
PUPIL: dict[str, Any] = {
    "birth_date": date(2012, 4, 19),
    "status_periods": COMPLETE["status_periods"],
    "marital": {"state": "single"},
}


def found(facts: dict[int, Any], relations: dict[tuple[int, int], str]) -> dict[tuple[int, int, str], Sight]:
    return {(one.person, one.other, one.norm): one.sight for one in followings(facts, relations, AT)}


def test_a_spouse_follows_somebody_who_meets_everything() -> None:
    facts = {PERSON: {**COMPLETE, **NO_FINDINGS}, SPOUSE: {**COMPLETE, **NO_FINDINGS, **MARRIED}}
    told = found(facts, {(SPOUSE, PERSON): "spouse", (PERSON, SPOUSE): "spouse"})
    assert told[SPOUSE, PERSON, "§ 25b Abs. 4 AufenthG"] is Sight.MET


def test_what_the_other_lacks_is_missing_for_both() -> None:
    facts = {PERSON: COMPLETE, SPOUSE: {**COMPLETE, **NO_FINDINGS, **MARRIED}}
    [one] = [each for each in followings(facts, {(SPOUSE, PERSON): "spouse"}, AT) if each.rule == "25b"]
    assert one.sight is Sight.OPEN
    assert "Auskunft aus dem Bundeszentralregister (prüft die Behörde)" in one.missing


def test_nobody_follows_without_a_relation_that_carries_it_or_without_consent() -> None:
    facts = {PERSON: {**COMPLETE, **NO_FINDINGS}, SPOUSE: COMPLETE}
    assert found(facts, {(SPOUSE, PERSON): "other"}) == {}
    assert found({SPOUSE: COMPLETE}, {(SPOUSE, PERSON): "spouse"}) == {}


def test_nobody_follows_somebody_who_fails() -> None:
    fails = {**COMPLETE, **NO_FINDINGS, "status_periods": [{"from": date(2026, 1, 1), "to": None, "type": "none"}]}
    assert (SPOUSE, PERSON, "§ 25b Abs. 4 AufenthG") not in found(
        {PERSON: fails, SPOUSE: {**COMPLETE, **MARRIED}}, {(SPOUSE, PERSON): "spouse"}
    )


def parents_line(parent: dict[str, Any], child: dict[str, Any]) -> Following | None:
    lines = followings({PERSON: parent, CHILD: child}, {(CHILD, PERSON): "child"}, AT)
    return next((one for one in lines if one.norm == PARENTS), None)


def test_a_parent_of_a_minor_on_the_way_needs_what_the_law_names_and_no_more() -> None:
    told = parents_line({**COMPLETE, **BY_WORK}, PUPIL)
    assert told is not None and told.sight is Sight.AUTHORITY
    assert told.missing and not any("Person, von der" in text for text in told.missing)
    # Everything shown: the law still says "kann".
    shown = parents_line({**COMPLETE, **NO_FINDINGS, **BY_WORK}, PUPIL)
    assert shown is not None and (shown.sight, shown.missing) == (Sight.WEIGH, ())
    assert parents_line({**COMPLETE, **BY_WORK}, {**PUPIL, "birth_date": date(2000, 4, 19)}) is None


def test_a_parent_whose_livelihood_is_not_by_work_does_not_follow() -> None:
    told = {"income_calc": {"coverage_ratio": 0.4, "by": "work", "date": date(2026, 9, 1)}}
    assert parents_line({**COMPLETE, **NO_FINDINGS, **told}, PUPIL) is None


def test_a_child_who_is_too_young_leads_from_the_day_on_which_it_is_old_enough() -> None:
    young = parents_line({**COMPLETE, **NO_FINDINGS, **BY_WORK}, {**PUPIL, "birth_date": date(2013, 4, 19)})
    assert young is not None and young.leads_from == date(2027, 4, 19)
    # Before that day the child would be grown up.
    first = {"status_periods": [{"from": date(2026, 10, 1), "to": None, "type": "geduldet"}]}
    assert parents_line({**COMPLETE, **BY_WORK}, {**PUPIL, **first, "birth_date": date(2010, 4, 19)}) is None


@pytest.mark.django_db
def test_the_page_of_the_household_shows_who_could_follow_whom(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    paul = Person.objects.get(given_name="Paul")
    basis = agree()
    say(cast, paul, "family", marital=seen({"state": "single"}))
    status(cast, paul, "60a.2.1", date(2018, 1, 1))
    page = read(clara, "ways-household", case.public_id, sabine.public_id)
    assert "Wer könnte wem folgen" in page
    assert "Sabine folgt Paul" in page and PARENTS in page
    assert basis.person is None


@pytest.mark.django_db
def test_whether_a_child_goes_to_school_is_asked_with_the_child(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    paul = Person.objects.get(given_name="Paul")
    row = read(clara, "way", case.public_id, sabine.public_id, "25b").split('id="25bschool_children"')[1]
    assert f"/{paul.public_id}/angaben/school/" in row.split("</tr>")[0]
    say(cast, paul, "school", education_now=seen({"kind": "school"}))
    row = read(clara, "way", case.public_id, sabine.public_id, "25b").split('id="25bschool_children"')[1]
    assert "Schulbescheinigung gesehen" in row.split("</tr>")[0]
