"""The finder over invented offices: time, school form, age, nobody, and questions it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.organisations.district import DistrictData
from kim.organisations.district.matrix import matrix_of
from kim.organisations.notes import in_words
from kim.organisations.rules.asking import (
    Matrix,
    Place,
    UnknownMunicipality,
    UnknownSchoolForm,
    UnknownTopic,
    ask,
)
from kim.organisations.rules.codes import Aspect, SchoolForm, Topic
from kim.organisations.rules.finder import Answer, Decides, Office, Remark, Responsibility
from kim.organisations.rules.periods import Ages, Period

DAY = date(2026, 3, 1)
HERE = Place("austadt", "05990001", "Austadt")
A, B, C = Office("a", "Amt A"), Office("b", "Amt B"), Office("c", "Amt C")


def held(office: Office, **more: object) -> Responsibility:
    about = {"topic": Topic.YOUTH_OFFICE, "place": "austadt", "reason": f"{office.name} ist zuständig.", "basis": "§ 1"}
    return Responsibility(office=office, **(about | more))  # type: ignore[arg-type]


def found(*held_by: Responsibility, remarks: tuple[Remark, ...] = (), on: date = DAY, **asked: object) -> Answer:
    matrix = Matrix((HERE,), held_by, remarks, last_resort=(C,))
    return in_words(ask(matrix, "youth_office", "austadt", on, **asked))  # type: ignore[arg-type]


def ids(answer: Answer) -> list[str]:
    return [one.office.id for one in answer.offices]


def test_the_office_changes_from_one_day_to_the_next() -> None:
    old = held(A, period=Period(None, date(2026, 2, 28)))
    new = held(B, period=Period(date(2026, 3, 1), None))
    assert ids(found(old, new, on=date(2026, 2, 28))) == ["a"]
    assert ids(found(old, new, on=date(2026, 3, 1))) == ["b"]


def test_an_entry_for_the_school_form_goes_before_the_general_one() -> None:
    general, special = held(A), held(B, school_form=SchoolForm.BERUFSKOLLEG)
    assert ids(found(general, special, school_form="berufskolleg")) == ["b"]
    assert ids(found(general, special, school_form="gymnasium")) == ["a"]


def test_without_a_school_form_the_general_entry_answers_and_the_special_one_is_mentioned() -> None:
    answer = found(held(A), held(B, school_form=SchoolForm.BERUFSKOLLEG))
    assert ids(answer) == ["a"]
    assert "Amt B ist zuständig." in answer.note


def test_without_a_school_form_all_offices_answer_if_there_is_no_general_one() -> None:
    answer = found(held(A, school_form=SchoolForm.GRUNDSCHULE), held(B, school_form=SchoolForm.GYMNASIUM))
    assert ids(answer) == ["a", "b"]
    assert answer.decides == {Decides.SCHOOL_FORM}


def test_an_office_for_several_forms_is_named_once() -> None:
    answer = found(held(A, school_form=SchoolForm.GRUNDSCHULE), held(A, school_form=SchoolForm.HAUPTSCHULE))
    assert ids(answer) == ["a"]
    assert answer.decides == set()


def test_service_supervision_never_answers_alone() -> None:
    service = held(B, school_form=SchoolForm.HAUPTSCHULE, aspect=Aspect.SERVICE_SUPERVISION)
    assert ids(found(service, school_form="hauptschule")) == []
    assert ids(found(held(A), service, school_form="hauptschule")) == ["a"]


def test_the_age_rules_out_and_an_unknown_age_does_not() -> None:
    young, old = held(A, ages=Ages(None, 20)), held(B, ages=Ages(21, None))
    assert ids(found(young, old, age=20)) == ["a"]
    assert ids(found(young, old, age=21)) == ["b"]
    answer = found(young, old)
    assert (ids(answer), answer.decides) == (["a", "b"], {Decides.AGE})


def test_nobody_is_an_answer_with_the_remark_and_its_contact() -> None:
    remark = Remark(Topic.YOUTH_OFFICE, "austadt", "Niemand.", only_if_nobody=True, next_contacts=(B,))
    answer = found(remarks=(remark,))
    assert (answer.offices, answer.next_contacts) == ((), (B,))
    assert answer.note.startswith("Niemand.")
    assert "Amt B" in answer.note


def test_a_remark_for_nobody_is_silent_where_somebody_is_responsible() -> None:
    remark = Remark(Topic.YOUTH_OFFICE, "austadt", "Niemand.", only_if_nobody=True, next_contacts=(B,))
    answer = found(held(A), remarks=(remark,))
    assert (answer.note, answer.next_contacts) == ("", ())


def test_a_remark_for_a_school_form_is_told_only_for_that_form() -> None:
    remark = Remark(Topic.YOUTH_OFFICE, "austadt", "Nur dort.", school_forms=frozenset({SchoolForm.GYMNASIUM}))
    assert found(held(A), remarks=(remark,), school_form="gymnasium").note == "Nur dort."
    assert found(held(A), remarks=(remark,)).note == ""


def test_where_nothing_is_said_the_contact_of_the_district_is_the_last_resort() -> None:
    answer = found()
    assert (answer.offices, answer.next_contacts) == ((), (C,))
    assert "Amt C" in answer.note


def test_an_unknown_topic_is_refused_with_the_valid_ones() -> None:
    with pytest.raises(UnknownTopic) as raised:
        ask(Matrix((HERE,), ()), "jugendamt", "austadt", DAY)
    assert set(raised.value.valid) == {topic.value for topic in Topic}


def test_an_unknown_municipality_is_refused_with_the_valid_ones() -> None:
    with pytest.raises(UnknownMunicipality) as raised:
        ask(Matrix((HERE,), ()), "youth_office", "Austadt", DAY)
    assert raised.value.valid == ("austadt",)


def test_an_unknown_school_form_is_refused() -> None:
    with pytest.raises(UnknownSchoolForm):
        ask(Matrix((HERE,), ()), "youth_office", "austadt", DAY, "kita")


def test_two_immigration_authorities_share_one_district(second_district: DistrictData) -> None:
    matrix = matrix_of(second_district)
    offices = {
        place.key: ask(matrix, "immigration_authority", place.key, DAY).offices[0].office.id for place in matrix.places
    }
    assert offices == {
        "austadt": "auslaenderamt-austadt",
        "birkental": "auslaenderamt-kreis",
        "quellbach": "auslaenderamt-kreis",
        "tannrode": "auslaenderamt-kreis",
    }


def test_a_district_may_leave_a_topic_open(second_district: DistrictData) -> None:
    answer = in_words(ask(matrix_of(second_district), "jobcenter", "tannrode", DAY))
    assert answer.offices == ()
    assert "Tannrode" in answer.note
    assert "Jobcenter Aue" in answer.note


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
periods = st.builds(Period, st.none() | days, st.none() | days)


@given(periods, periods, days)
def test_periods_that_share_a_day_overlap(one: Period, other: Period, day: date) -> None:
    if one.contains(day) and other.contains(day):
        assert one.overlaps(other)
        assert other.overlaps(one)


@given(st.lists(st.tuples(st.sampled_from([A, B, C]), periods), max_size=6), days)
def test_an_office_is_found_exactly_if_one_of_its_entries_holds_on_the_day(
    entries: list[tuple[Office, Period]], day: date
) -> None:
    answer = found(*(held(office, period=period) for office, period in entries), on=day)
    assert set(ids(answer)) == {office.id for office, period in entries if period.contains(day)}
