"""The words of letters: complete in every language, with the same places to fill in, and dated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kim.casework.letters import catalogue
from kim.casework.letters.catalogue import GERMAN, LANGUAGES, Letter, wording
from kim.casework.letters.sheet import NEEDED
from kim.consent.rules.codes import DataArea, Purpose
from kim.kernel.core_codes import LifeArea

LETTERS = catalogue.letters()
TRANSLATED = [(letter, language) for letter in LETTERS for language in letter.languages]
IDS = [f"{letter.key}-{language}" for letter, language in TRANSLATED]


def places(texts: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: sorted(NEEDED.findall(text)) for name, text in texts.items()}


def test_every_letter_of_the_field_is_there() -> None:
    assert list(catalogue.current(date(2026, 11, 30))) == [
        "consent", "release", "plan", "invitation", "referral", "authority",
    ]  # fmt: skip


def test_what_the_household_gets_exists_in_all_languages() -> None:
    assert len(LANGUAGES) >= 8
    for letter in LETTERS:
        assert letter.languages == (tuple(LANGUAGES) if letter.for_household else ())


@pytest.mark.parametrize(("letter", "language"), TRANSLATED, ids=IDS)
def test_a_translation_has_the_same_texts_with_the_same_places(letter: Letter, language: str) -> None:
    german, other = wording(letter, GERMAN), wording(letter, language)
    assert places(other.texts) == places(german.texts)
    assert all(text.strip() for text in other.texts.values())
    for section, words in german.shared.items():
        assert places(other.shared[section]) == places(words), section
        assert all(text.strip() for text in other.shared[section].values())


@pytest.mark.parametrize(("letter", "language"), TRANSLATED, ids=IDS)
def test_a_translation_is_no_copy_of_the_german(letter: Letter, language: str) -> None:
    german, other = wording(letter, GERMAN), wording(letter, language)
    same = [name for name, text in german.texts.items() if other.texts[name] == text and not NEEDED.fullmatch(text)]
    assert same == []


def test_every_code_has_its_words() -> None:
    shared = wording(LETTERS[0], GERMAN).shared
    assert set(shared["purposes"]) == set(Purpose)
    assert set(shared["data_areas"]) == set(DataArea)
    assert set(shared["life_areas"]) == set(LifeArea)


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.key for letter in LETTERS])
def test_every_part_of_a_letter_has_its_words(letter: Letter) -> None:
    texts = wording(letter, GERMAN).texts
    spoken = [part.name for part in letter.parts if part.kind not in ("free", "steps")]
    assert {"title", *spoken} <= set(texts)


def test_a_letter_is_used_from_its_first_to_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    old = replace(LETTERS[0], version="2026-11", valid_from=date(2026, 11, 1), valid_to=date(2027, 2, 28))
    new = replace(old, version="2027-03", valid_from=date(2027, 3, 1), valid_to=None)
    monkeypatch.setattr(catalogue, "letters", lambda: (new, old))
    assert old.key not in catalogue.current(date(2026, 10, 31))
    for day, version in ((date(2027, 2, 28), "2026-11"), (date(2027, 3, 1), "2027-03")):
        assert catalogue.current(day)[old.key].version == version


def test_a_translation_counts_as_checked_once_somebody_signed_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = next(one for one in LETTERS if one.for_household)
    assert wording(letter, GERMAN).is_checked
    assert not wording(letter, "ar").is_checked
    read = catalogue._read
    monkeypatch.setattr(catalogue, "_read", lambda file: {**read(file), "checked_by": "A. B., 1.12.2026"})
    catalogue.wording.cache_clear()
    try:
        assert wording(letter, "ar").is_checked
    finally:
        catalogue.wording.cache_clear()


def test_a_part_that_nobody_can_draw_is_refused() -> None:
    stored: Any = {"picture": "logo"}
    with pytest.raises(ValueError, match="no part of a letter"):
        catalogue._part(stored)
