"""The written test set: what must block blocks without exception, and how often it is right is measured."""

from typing import Any

import pytest

from kim.kernel.disclosure import check
from tests.kernel.disclosure.measuring import SENTENCES, SET, covered, measure, pieces, report_of, values_of


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:50])
def test_what_must_block_blocks_and_what_may_stay_stays(sentence: dict[str, Any]) -> None:
    text, report = sentence["text"], report_of(sentence)
    blocks, guesses = pieces(text, sentence.get("blocks", [])), pieces(text, sentence.get("guesses", []))
    for piece in blocks:
        assert covered(text, piece, report.blocks), report.findings
    for piece in guesses:
        assert covered(text, piece, report.guesses), report.findings
    if not blocks:
        assert report.may_be_shown_to_second_person, report.blocks
    if not blocks and not guesses:
        assert not report.findings


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len(SENTENCES) >= 300
    assert sum("blocks" not in item and "guesses" not in item for item in SENTENCES) >= 40


def test_recall_of_blocks_is_one_and_precision_is_stated(record_property: Any) -> None:
    block, guess = measure()
    for name, measured in (("blocks", block), ("guesses", guess)):
        record_property(f"{name} recall", round(measured.recall, 3))
        record_property(f"{name} precision", round(measured.precision, 3))
    assert block.recall == 1.0
    assert block.precision >= 0.98
    assert guess.recall == 1.0
    assert guess.precision >= 0.80


def test_on_lines_the_word_list_was_not_made_for_guesses_stay_rare() -> None:
    """Every word wrongly taken for a name costs the second person a glance: at most one in fifty words."""
    lines: list[str] = SET["unseen"]
    findings = [finding for line in lines for finding in check(line, values_of("al_saadi")).findings]
    assert not any(finding.is_block for finding in findings)
    assert len(findings) <= sum(len(line.split()) for line in lines) / 50
