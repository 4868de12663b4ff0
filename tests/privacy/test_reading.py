"""The eyes of the privacy tests see what is in a file, not only that there is one."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import HttpResponse

from kim.steering import sheets
from kim.steering.queries.dashboard import Table
from tests.privacy.reading import text_of


def test_a_word_in_a_spreadsheet_is_read() -> None:
    table = Table("issues", "Themen", ["Zustand", "Zahl"], [["Wollgras & Söhne", 3]])
    answer = HttpResponse(sheets.as_xlsx([table]), content_type="application/vnd.ms-excel")
    assert "Wollgras & Söhne" in text_of(answer)


def test_a_word_in_a_letter_for_a_word_processor_is_read() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", "<w:t>" + "Moorweg 17 " * 50 + "</w:t>")
    assert b"Moorweg" not in buffer.getvalue()
    assert "Moorweg 17" in text_of(HttpResponse(buffer.getvalue(), content_type="application/octet-stream"))
