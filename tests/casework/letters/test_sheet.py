"""The sheet: both languages row by row, nothing with a hole, and typed texts marked as German only."""

from __future__ import annotations

import pytest

from kim.casework.letters import sheet
from kim.casework.letters.sheet import Block, Sheet
from tests.casework.letters import samples
from tests.casework.letters.samples import TYPED, made


def block(found: Sheet, label: str) -> Block:
    return next(one for one in found.blocks if one.label.de == label)


@pytest.mark.parametrize(("key", "language"), samples.ALL)
def test_every_row_has_both_sides_or_one(key: str, language: str) -> None:
    for one in made(key, language).blocks:
        assert one.lines[0].de
        assert bool(one.lines[0].other) == bool(language)
        assert bool(one.label.other) == bool(language and one.label.de)
        for step in one.steps:
            assert bool(step.who.other and step.due.other and step.area) == bool(language)


@pytest.mark.parametrize(("key", "language"), samples.ALL)
def test_no_place_is_left_open(key: str, language: str) -> None:
    assert not [text for text in _texts(made(key, language).as_data()) if "{" in text.replace(TYPED, "")]


def _texts(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    if isinstance(data, list | tuple):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []


def test_a_letter_with_a_hole_is_not_written() -> None:
    letter = samples.letter("referral")
    values = {"basis": sheet.Value("Einwilligung")}
    with pytest.raises(KeyError, match="person"):
        sheet.make(letter, "", values, made("referral").head)


def test_what_somebody_typed_is_marked_as_german_only() -> None:
    about = block(made("invitation", "tr"), "Worum geht es?")
    assert (about.lines[0].de, about.lines[0].other) == (TYPED, "(yalnızca Almanca)")


def test_several_typed_lines_are_marked_once() -> None:
    bring = block(made("invitation", "tr"), "Bitte bringen Sie mit")
    assert [line.de for line in bring.lines] == ["Pass", "Vertrag"]
    assert [line.other for line in bring.lines] == ["(yalnızca Almanca)", ""]


def test_codes_are_said_in_both_languages() -> None:
    found = block(made("consent", "en"), "Welche Angaben?")
    assert [line.other for line in found.lines] == ["Name and date of birth", "Health"]


def test_german_words_keep_their_direction_inside_arabic() -> None:
    agree = made("consent", "ar").blocks[-1].lines[0].other
    assert "\u2068Fallmanagement\u2069" in agree
    assert block(made("invitation", "ar"), "Uhrzeit").lines[0].other == "\u206810:30\u2069"
    assert "\u2068" not in made("consent", "uk").blocks[-1].lines[0].other


def test_a_sheet_says_that_nobody_checked_it_and_that_german_binds() -> None:
    notes = made("release", "fa").notes
    assert [note.de for note in notes] == [
        "Die deutsche Fassung gilt.",
        "Diese Übersetzung hat noch niemand geprüft, der mit der Sprache aufgewachsen ist.",
    ]
    assert all(note.other for note in notes)
    assert made("release").notes == ()


def test_what_is_empty_is_left_out_with_its_label() -> None:
    labels = {one.label.de for one in made("referral").blocks}
    assert "Worum wir Sie bitten" in labels and "Anschrift" not in labels


def test_who_signs_follows_the_letter() -> None:
    assert made("consent").signers == ("Hanan Sommer", "Jana Steinhoff, Fallbegleitung")
    assert made("invitation").signers == ("Jana Steinhoff, Fallbegleitung",)


def test_the_plan_says_you_and_names_others() -> None:
    steps = next(one for one in made("plan", "en").blocks if one.kind == "steps").steps
    assert [(step.who.de, step.who.other) for step in steps] == [
        ("Wer: Sie", "Who: you"),
        ("Wer: Jugendamt (Frau Muster), für Lina", "Who: Jugendamt (Frau Muster), for Lina"),
    ]
    assert steps[1].due.other == "no fixed day"
    assert (steps[0].law.other, steps[1].law.other) == ("By law no later than 14.05.2027", "")
    assert steps[0].area == "School and day-care (Kita) (in German only)"


def test_a_name_in_arabic_letters_draws_nothing_along_in_german_lines() -> None:
    assert sheet.fill_in("Wer: {who}, 14.05.2027", {"who": sheet.Value("يوسف السعدي")}) == (
        "Wer: \u2068يوسف السعدي\u2069, 14.05.2027"
    )
    assert sheet.fill_in("Wer: {who}", {"who": sheet.Value("Hanan Sommer")}) == "Wer: Hanan Sommer"


def test_a_paragraph_keeps_its_order_inside_arabic() -> None:
    intro = made("release", "ar").blocks[0].lines[0].other
    assert "(\u2068§ 203 StGB\u2069)" in intro
    assert "(§ 203 StGB)" in made("release", "uk").blocks[0].lines[0].other
