"""Every letter in every language as PDF/UA and as Word document: readable, tagged, and typed text stays text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from jinja2.exceptions import SecurityError
from pypdf import PdfReader

from kim.casework.letters import printing
from kim.kernel.uploads import checking
from tests.casework.letters import samples
from tests.casework.letters.samples import TYPED, made


def pdf(key: str, language: str = "") -> PdfReader:
    return PdfReader(BytesIO(printing.pdf(made(key, language))))


def text_of(reader: PdfReader) -> str:
    return " ".join(page.extract_text() for page in reader.pages).replace("\n", " ")


def word(key: str, language: str = "") -> Any:
    return Document(BytesIO(printing.docx(made(key, language))))


def all_text(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize(("key", "language"), samples.ALL)
def test_every_pdf_meets_pdf_ua_and_fits_on_two_pages(key: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(printing.pdf(made(key, language)))
    report = pdfua.validate(str(file))
    assert not report.findings, report.findings
    reader = PdfReader(file)
    assert reader.trailer["/Root"]["/Lang"] == "de-DE"
    assert len(reader.pages) <= 2


@pytest.mark.parametrize("language", ["", *samples.letter("consent").languages])
def test_a_consent_fits_on_one_page(language: str) -> None:
    assert len(pdf("consent", language).pages) == 1


@pytest.mark.parametrize("language", samples.letter("plan").languages)
def test_every_letter_of_every_writing_has_a_shape_in_our_fonts(language: str) -> None:
    fonts = set()
    for page in pdf("plan", language).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in described, "a font is not embedded"
            fonts.add(str(font.get_object()["/BaseFont"]).split("+")[1].split("-")[0])
    assert fonts == ({"NotoSans", "NotoSansArabic"} if language in ("ar", "fa") else {"NotoSans"})


@pytest.mark.parametrize("key", ["invitation", "plan", "referral", "authority"])
def test_what_people_typed_stays_text_in_the_pdf(key: str) -> None:
    assert TYPED in text_of(pdf(key))


@pytest.mark.parametrize("key", ["invitation", "plan", "referral", "authority"])
def test_what_people_typed_stays_text_in_word(key: str) -> None:
    assert TYPED in all_text(word(key))


@pytest.mark.parametrize(("key", "language"), samples.ALL)
def test_every_word_document_opens_has_a_title_and_no_tag_left(key: str, language: str) -> None:
    document = word(key, language)
    said = all_text(document).replace(TYPED, "")
    assert "{{" not in said and "{%" not in said
    assert document.core_properties.title.endswith("7K2-M4P")
    assert document.tables[0].rows[0].cells[0].text
    if language:
        assert "Die deutsche Fassung gilt." in said and "noch niemand geprüft" in said


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("fa", True), ("ku", False), ("uk", False)])
def test_right_to_left_is_said_to_word(language: str, turned: bool) -> None:
    document = word("consent", language)
    other = document.tables[0].rows[1].cells[1]
    assert bool(other._tc.xpath(".//w:bidi")) == turned
    assert not document.tables[0].rows[1].cells[0]._tc.xpath(".//w:bidi")


def test_a_name_in_arabic_letters_is_turned_in_the_german_column_too(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = replace(samples.DECLARATION, persons=["يوسف السعدي (Vater), 14.05.1980"])
    monkeypatch.setattr(samples, "DECLARATION", declared)
    german = word("consent", "en").tables[0].rows[1].cells[0]
    runs = [(run.text, bool(run._r.xpath("./w:rPr/w:rtl"))) for line in german.paragraphs for run in line.runs]
    assert ("يوسف السعدي", True) in runs
    assert (" (Vater), 14.05.1980", False) in runs


@pytest.mark.parametrize("many", [3, 9, 12, 15])
@pytest.mark.parametrize("language", ["", "ar", "fr", "ru"])
def test_nobody_signs_a_page_on_which_nothing_else_stands(
    monkeypatch: pytest.MonkeyPatch, language: str, many: int
) -> None:
    """However long the list gets, the sentence that is signed goes along with the signatures."""
    recipients = [f"Stelle {number}" for number in range(many)]
    monkeypatch.setattr(samples, "DECLARATION", replace(samples.DECLARATION, recipients=recipients))
    last = pdf("consent", language).pages[-1].extract_text().replace("\n", " ")
    assert "Ich habe das verstanden." in last and "Ort, Datum, Unterschrift" in last


def test_our_own_documents_would_be_taken_as_uploads() -> None:
    for code, (kind, printed) in printing.FORMATS.items():
        content = printed(made("plan", "ar"), None)
        assert checking.check(SimpleUploadedFile(f"plan.{code}", content)).kind is kind


def test_a_template_reaches_nothing_but_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document()
    document.add_paragraph("{{ title.de.__class__.__mro__ }}")
    document.save(str(tmp_path / "sheet-one.docx"))
    monkeypatch.setattr(printing, "PAPERS", tmp_path)
    with pytest.raises(SecurityError):
        printing.docx(made("plan"))


def test_characters_that_word_does_not_know_are_left_out() -> None:
    assert printing._printable({"a": ["x\x00\x07\t\x0cy\nz\u2068w\u2069"]}) == {"a": ["xy\nz\u2068w\u2069"]}
