"""When two records are worth a question, and how what is known of one person is put together."""

from __future__ import annotations

from typing import Any

import pytest

from kim.kernel.partial_date import PartialDate
from kim.people.rules.combining import combine
from kim.people.rules.likeness import Name, Why
from kim.people.rules.twins import likeness

Who = tuple[str, str, str]


def alike(one: Who, other: Who) -> bool:
    mine, theirs = (Name.of(given, family) for given, family, _birth in (one, other))
    born, other_born = (PartialDate.from_iso(birth) for _given, _family, birth in (one, other))
    found = likeness(mine, born, theirs, other_born)
    assert (found is None) == (likeness(theirs, other_born, mine, born) is None)
    return found is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Yousif", "Al-Saadi", "1988-05-23"), ("Youssef", "Elsaadi", "1988")),
        (("Yousif Ahmad", "Al-Saadi", ""), ("Yousif", "Al-Saadi", "")),
        (("يوسف", "السعدي", "1988-05-23"), ("Yousif", "Al-Saadi", "1988-05-23")),
        (("Henrike", "Wollgras", "1990"), ("Wollgras", "Henrike", "1990")),
        (("Henrike", "Wollfras", "1990-04-01"), ("Henrike", "Wollgras", "1990-04-01")),
        (("Henrike", "", "1990-04-01"), ("Henrike", "Wollgras", "1990-04-01")),
        (("Taras", "Schewtschenko", "1971-03-05"), ("Тарас", "Шевченко", "1971-05-03")),
    ],
)
def test_these_are_worth_a_question(one: Who, other: Who) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Yousif", "Al-Saadi", "1988-05-23"), ("Yousif", "Al-Saadi", "2015-02-11")),
        (("Hanan", "Al-Saadi", "2015-02-11"), ("Hussein", "Al-Saadi", "2015-02-11")),
        (("Hassan", "Haddad", ""), ("Hussein", "Haddad", "")),
        (("Henrike", "", ""), ("Henrike", "Wollgras", "")),
        (("Sara", "Demir", ""), ("Sana", "Demir", "")),
        (("", "Sommer", ""), ("", "Sommer", "")),
    ],
)
def test_these_are_not(one: Who, other: Who) -> None:
    assert not alike(one, other)


def test_swapped_names_say_so() -> None:
    found = likeness(Name.of("Saadi", "Yousif"), PartialDate(1988), Name.of("Yousif", "Saadi"), PartialDate(1988))
    assert found is not None
    assert Why.SWAPPED in found.why


def details(**given: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "given_name": "",
        "family_name": "",
        "other_names": [],
        "birth": "",
        "birth_disputed": False,
    }
    lists: dict[str, Any] = {"birth_versions": [], "nationalities": [], "languages": [], "contact_ways": []}
    return {**empty, **lists, "gender": "not_asked", **given}


def test_nothing_of_either_record_is_dropped() -> None:
    kept = details(
        given_name="Yousif", birth="1988", nationalities=["SY"], languages=[{"language": "ar", "level": "A1"}]
    )
    other = details(
        given_name="Youssef",
        family_name="Saadi",
        birth="1988-05-23",
        nationalities=["SY", "XS"],
        languages=[{"language": "ar", "level": "native"}, {"language": "de", "level": "B1"}],
        gender="male",
    )
    combined = combine(kept, other)
    assert combined.lost == ("languages",)
    assert combined.values["family_name"] == "Saadi"
    assert combined.values["birth"] == "1988-05-23"
    assert combined.values["nationalities"] == ["SY", "XS"]
    assert [entry["language"] for entry in combined.values["languages"]] == ["ar", "de"]
    assert combined.values["gender"] == "male"
    assert {"kind": "transliteration", "text": "Youssef", "script": "Latn"} in combined.values["other_names"]


def test_another_date_of_birth_becomes_a_date_in_papers() -> None:
    combined = combine(details(given_name="A", birth="1988-05-23"), details(birth="1990-01-01"))
    assert combined.values["birth"] == "1988-05-23"
    assert combined.values["birth_versions"] == [{"birth": "1990-01-01", "paper": ""}]
    assert combined.values["birth_disputed"] is True


def test_a_level_that_nobody_had_asked_is_taken_and_two_levels_are_named() -> None:
    arabic = {"language": "ar", "level": "not_asked", "use": "spoken_only"}
    native = {"language": "ar", "level": "native", "use": "not_asked"}
    combined = combine(details(languages=[arabic]), details(languages=[native]))
    assert combined.values["languages"] == [{"language": "ar", "level": "native", "use": "spoken_only"}]
    assert combined.lost == ()
    beginner = {**native, "level": "A1"}
    assert combine(details(languages=[beginner]), details(languages=[native])).lost == ("languages",)


def test_what_can_have_one_value_only_is_named() -> None:
    assert combine(details(gender="male"), details(gender="female")).lost == ("gender",)
    assert combine(details(gender="male"), details(gender="not_asked")).lost == ()
