"""What readers are told anyway gives nothing away in a text beside it."""

from __future__ import annotations

import pytest

from kim.kernel.disclosure import KnownValues, StoredName, beyond, check

VALUES = KnownValues(
    names=tuple(map(StoredName, ("Familie Al-Saadi", "Yousif", "Al-Saadi", "Mina", "Rosa Sommer", "Familie"))),
    numbers=("0170 5550142",),
    addresses=("Musterstraße 12, 51503 Rösrath",),
)
TEXT = "Yousif Al-Saadi bringt Mina mit, Telefon 0170 5550142. Rosa Sommer hilft."


def found(told: str, text: str = TEXT) -> list[str]:
    return [each.text for each in check(text, beyond(VALUES, told)).blocks if each.kind in ("name", "number")]


def test_nothing_is_known_without_being_told() -> None:
    assert found("") == ["Yousif Al-Saadi", "Mina", "0170 5550142", "Rosa Sommer"]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("Name: Yousif Al-Saadi", ["Mina", "0170 5550142", "Rosa Sommer"]),
        ("Name: MINA AL-SAADI", ["Yousif", "0170 5550142", "Rosa Sommer"]),
        ("Erreichbar: 0170/5550142", ["Yousif Al-Saadi", "Mina", "Rosa Sommer"]),
        ("Im Sommer", ["Yousif Al-Saadi", "Mina", "0170 5550142", "Rosa Sommer"]),
        ("Rosa Sommer, Verein", ["Yousif Al-Saadi", "Mina", "0170 5550142"]),
    ],
)
def test_who_is_told_a_name_knows_this_person_and_nobody_else(told: str, left: list[str]) -> None:
    assert found(told) == left


def test_an_inflected_name_is_told_with_the_name() -> None:
    assert found("Name: Yousif", "Yousifs Termin") == []
    assert found("", "Yousifs Termin") == ["Yousifs"]


def test_a_name_that_is_only_a_word_for_households_stays_a_name() -> None:
    assert StoredName("Familie") in beyond(VALUES, "Name: Mina").names
