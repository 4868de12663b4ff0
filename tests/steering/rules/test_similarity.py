"""Which issues are offered as similar: several kinds of reasons, each of them named."""

from __future__ import annotations

from kim.steering.rules.similarity import Description, Likeness, alike

CHILDCARE = Description(
    "offer_gap", "language", frozenset({"language_course_provider"}), frozenset({"kurs", "kind", "betreu", "platz"})
)


def reasons(other: Description) -> list[tuple[Likeness, ...]]:
    return [match.reasons for match in alike(CHILDCARE, {"other": other})]


def test_one_kind_of_reason_is_not_enough() -> None:
    assert reasons(Description("offer_gap", "housing", frozenset(), frozenset())) == []
    assert reasons(Description("resources", "housing", frozenset(), CHILDCARE.words)) == []


def test_two_words_meet_by_chance_and_three_do_not() -> None:
    two = Description("offer_gap", "work", frozenset(), frozenset({"kurs", "kind"}))
    three = Description("offer_gap", "work", frozenset(), frozenset({"kurs", "kind", "platz"}))
    assert reasons(two) == []
    assert reasons(three) == [(Likeness.KIND, Likeness.WORDS)]


def test_every_reason_is_named() -> None:
    assert reasons(CHILDCARE) == [(Likeness.KIND, Likeness.LIFE_AREA, Likeness.OFFICES, Likeness.WORDS)]


def test_more_kinds_of_reasons_come_first_then_more_words() -> None:
    few = Description("offer_gap", "language", frozenset(), frozenset())
    words = Description("offer_gap", "housing", frozenset(), CHILDCARE.words)
    found = alike(CHILDCARE, {"few": few, "words": words, "same": CHILDCARE})
    assert [match.key for match in found] == ["same", "words", "few"]
