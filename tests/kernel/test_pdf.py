"""PDFs: data stay data, and what comes out can be read aloud."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kim.kernel import pdf

TEMPLATE = """#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "Noto Sans", lang: "de")
= #d.title
#d.text
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "letter.typ"
    file.write_text(TEMPLATE)
    return file


def test_what_people_typed_stays_text(template: Path) -> None:
    typed = '#import "x.typ" *fett* = keine Überschrift $x$'
    reader = PdfReader(BytesIO(pdf.typeset(template, {"title": "Brief", "text": typed})))
    assert typed in reader.pages[0].extract_text().replace("\n", " ")


def test_the_pdf_is_tagged_titled_and_in_german(template: Path) -> None:
    reader = PdfReader(BytesIO(pdf.typeset(template, {"title": "Brief", "text": "Guten Tag"})))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert reader.metadata is not None
    assert reader.metadata.title == "Brief"


def test_a_template_without_a_title_is_refused(template: Path) -> None:
    template.write_text(TEMPLATE.replace("#set document(title: d.title)", ""))
    with pytest.raises(Exception, match="title"):
        pdf.typeset(template, {"title": "Brief", "text": ""})
