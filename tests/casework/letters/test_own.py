"""A district words a letter anew and gives it a look in Word by files alone; what could not be written is refused."""

from __future__ import annotations

import re
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from docx import Document

from kim.casework.letters import catalogue, own, printing
from kim.config import server_checks
from tests.casework.letters import samples

DAY = date(2027, 1, 4)


@pytest.fixture
def letters(tmp_path: Path, settings: Any) -> Path:
    """A folder with a letter to authorities and a consent, copied from ours and made versions of the district."""
    for key in ("authority", "consent"):
        folder = tmp_path / f"{key}-rbk-1"
        shutil.copytree(catalogue.DATA / f"{key}-2026-11", folder)
        change(folder / "letter.yaml", 'version: "2026-11"', 'version: "rbk-1"')
        change(folder / "letter.yaml", "valid_from: 2026-11-01", "valid_from: 2027-01-01")
    settings.KIM_LETTERS = tmp_path
    yield tmp_path
    catalogue.letters.cache_clear()
    catalogue.wording.cache_clear()


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def word(folder: Path, text: str, side: str = "one") -> None:
    document = Document()
    document.add_paragraph(text)
    document.save(str(folder / f"letter-{side}.docx"))


def text_of(content: bytes) -> str:
    return "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)


def test_the_wording_of_the_district_counts_from_its_first_day(letters: Path) -> None:
    change(letters / "authority-rbk-1" / "de.yaml", "Sehr geehrte Damen und Herren,", "Guten Tag,")
    assert own.problems(letters) == []
    assert catalogue.current(date(2026, 12, 31))["authority"].version == "2026-11"
    used = catalogue.current(DAY)["authority"]
    assert used.version == "rbk-1"
    assert catalogue.wording(used, "de").texts["greeting"] == "Guten Tag,"
    assert list(catalogue.current(DAY)) == list(catalogue.current(date(2026, 12, 31)))


def test_a_word_template_of_its_own_is_filled_in(letters: Path) -> None:
    folder = letters / "authority-rbk-1"
    word(folder, "Stadt Rösrath: {{ title.de }} an {{ head.to | join(', ') }}")
    assert own.problems(letters) == []
    printed = printing.docx(samples.made("authority"), folder)
    assert text_of(printed) == f"Stadt Rösrath: {samples.TYPED} an Jobcenter, 51503 Rösrath"
    assert "Stadt Rösrath" not in text_of(printing.docx(samples.made("authority"), letters / "consent-rbk-1"))


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("authority-rbk-1/letter.yaml", "key: authority", "key: housing", "key must be one of"),
        ("authority-rbk-1/letter.yaml", 'version: "rbk-1"', 'version: "rbk-2"', "has to be called authority-rbk-2"),
        ("authority-rbk-1/letter.yaml", "for_household: false", "for_household: true", "as in our letter"),
        ("authority-rbk-1/letter.yaml", "- free: body", "- picture: logo", "no part of a letter"),
        ("authority-rbk-1/letter.yaml", "- text: greeting", "- text: hello", "hello is missing"),
        ("authority-rbk-1/letter.yaml", "valid_from:", "from:", "valid_from is missing"),
        ("authority-rbk-1/de.yaml", "bis zum {answer}", "bis zum {deadline}", "deadline is missing"),
        ("consent-rbk-1/en.yaml", "{", "", "other places to fill in"),
        ("consent-rbk-1/ar.yaml", "  title:", "  titel:", "title is missing"),
    ],
)
def test_what_could_not_be_written_is_refused_with_its_file(
    letters: Path, file: str, before: str, after: str, said: str
) -> None:
    change(letters / file, before, after)
    found = own.problems(letters)
    assert len(found) == 1, found
    assert said in found[0]
    assert re.search(rf"{file.partition('/')[0]}", found[0])
    with pytest.raises(ImproperlyConfigured, match="-rbk-1"):
        own.require(letters)
    assert [each.id for each in server_checks.own_letters()] == ["config.E005"]


def test_a_version_that_we_have_is_refused(letters: Path) -> None:
    change(letters / "authority-rbk-1" / "letter.yaml", 'version: "rbk-1"', 'version: "2026-11"')
    (letters / "authority-rbk-1").rename(letters / "authority-2026-11")
    assert "version 2026-11 is ours" in own.problems(letters)[0]


@pytest.mark.parametrize("text", ["{{ title.de.__class__.__mro__ }}", "{% for one in %}", "{{ titel.de }}"])
def test_a_word_template_that_breaks_out_or_breaks_is_refused(letters: Path, text: str) -> None:
    word(letters / "consent-rbk-1", text, "rtl")
    found = own.problems(letters)
    assert found
    assert all("consent-rbk-1/letter-rtl.docx" in each for each in found)


def test_without_a_folder_nothing_is_wrong_and_an_empty_one_is(tmp_path: Path) -> None:
    assert own.problems(None) == []
    assert "there is no letter in" in own.problems(tmp_path)[0]
