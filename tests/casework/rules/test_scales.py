"""The scales of an assessment: four steps each, "not known yet" on none of them, and no score."""

from __future__ import annotations

import pytest

from kim.casework import labels, plan_labels
from kim.casework.rules.codes import Need, Resource
from kim.casework.rules.scales import NEEDS, RESOURCES, Change, change, need_level, resource_level


def test_each_scale_has_four_steps_and_not_known_yet_stands_apart() -> None:
    assert [need_level(code) for code in NEEDS] == [resource_level(code) for code in RESOURCES] == [0, 1, 2, 3]
    assert need_level(Need.NOT_ASKED) is None
    assert resource_level(Resource.NOT_ASKED) is None
    assert need_level("none") == 0, "none is an answer"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (1, 1, Change.SAME),
        (0, 3, Change.MORE),
        (3, 2, Change.LESS),
        (None, 2, Change.NO_COMPARISON),
        (2, None, Change.NO_COMPARISON),
        (0, 0, Change.SAME),
    ],
)
def test_two_looks_are_compared_only_if_both_are_known(before: int | None, now: int | None, expected: Change) -> None:
    assert change(before, now) is expected


def test_each_value_has_a_sentence_that_says_what_it_means() -> None:
    for codes, words, sentences in (
        (Need, labels.NEEDS, plan_labels.NEED_MEANINGS),
        (Resource, labels.RESOURCES, plan_labels.RESOURCE_MEANINGS),
    ):
        told = plan_labels.meanings(words, sentences)
        assert len(told) == len(codes) == len({str(sentence) for _word, sentence in told})
        assert [str(word) for word, _sentence in told] == [str(words[code]) for code in codes]
