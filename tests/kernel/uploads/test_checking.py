"""What is taken, and what is said to somebody whose file is not."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import checking
from tests import files


def refusal(name: str, content: bytes) -> RuleViolation:
    with translation.override("de"), pytest.raises(RuleViolation) as refused:
        checking.check(SimpleUploadedFile(name, content))
    assert refused.value.field == "file"
    return refused.value


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", files.pdf(), "pdf"),
        ("a.pdf", files.pdf_for_reading_only(), "pdf"),
        ("a.jpg", files.picture(), "jpeg"),
        ("a.JPEG", files.picture(), "jpeg"),
        ("a.png", files.picture("PNG"), "png"),
        ("a.docx", files.docx(), "docx"),
    ],
)
def test_what_people_have_is_taken_and_comes_back_whole(name: str, content: bytes, kind: str) -> None:
    checked = checking.check(SimpleUploadedFile(name, content))
    assert checked.kind.code == kind
    assert b"".join(checked.chunks()) == content
    assert b"".join(checked.chunks()) == content


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leer.pdf", b"", "file_empty"),
        ("a.exe", b"MZ" + bytes(100), "file_kind"),
        ("a.pdf", b"MZ" + bytes(100), "file_kind"),
        ("a.html", b"<html><script>", "file_kind"),
        ("a.svg", b"<svg onload='x'>", "file_kind"),
        ("a.pdf", files.picture(), "file_mismatch"),
        ("a.pdf.exe", files.pdf(), "file_mismatch"),
        ("a", files.pdf(), "file_mismatch"),
        ("a.jpg", files.picture("PNG"), "file_mismatch"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(500), "file_old"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(500), "file_old"),
        ("a.pdf", files.pdf(password="geheim"), "file_locked"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(500), "file_broken"),
        ("a.pdf", files.pdf(pages=0), "file_broken"),
        ("a.jpg", files.picture(size=(800, 600))[:9000], "file_broken"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(500), "file_broken"),
        ("a.png", files.picture("PNG", (400, 300))[:-3000], "file_broken"),
        ("a.docx", b"PK\x03\x04" + bytes(500), "file_broken"),
        ("a.docx", files.docx(types="<Types/>"), "file_broken"),
        ("a.docx", files.docx({"../../evil": b"x"}), "file_broken"),
        ("a.docx", files.docx({"word/vbaProject.bin": b"x"}), "file_macro"),
        ("a.docx", files.docx({f"p{n}": b"" for n in range(2100)}), "file_bomb"),
    ],
)
def test_what_is_not_taken_is_said_in_german(name: str, content: bytes, code: str) -> None:
    refused = refusal(name, content)
    assert refused.code == code
    said = str(refused)
    assert said[0].isupper() and said.endswith(".") and "%(" not in said
    assert not {"the", "file", "This"} & set(said.split()), "not translated"


def test_a_zip_bomb_is_found_without_unpacking_it() -> None:
    bomb = files.zip_bomb()
    assert len(bomb) < 200_000
    assert refusal("a.docx", bomb).code == "file_bomb"


def test_a_spreadsheet_is_no_word_document() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal("a.docx", out.getvalue()).code == "file_broken"


def test_a_picture_that_would_fill_the_memory_is_not_decoded() -> None:
    content = bytearray(files.picture("PNG"))
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    assert refusal("a.png", bytes(content)).code == "file_bomb"


def test_too_large_names_both_sizes(settings: Any) -> None:
    settings.KIM_UPLOAD_MAX_MB = 1
    said = str(refusal("a.pdf", files.pdf() + bytes(1_500_000)))
    assert "1,4 MB" in said and "1 MB" in said


def test_an_installation_may_take_less(settings: Any) -> None:
    settings.KIM_UPLOAD_TYPES = ["pdf"]
    said = refusal("a.png", files.picture("PNG"))
    assert said.code == "file_kind" and str(said).endswith(": PDF.")
    assert checking.check(SimpleUploadedFile("a.pdf", files.pdf())).kind.code == "pdf"


@pytest.mark.parametrize("make", [files.pdf, files.picture, files.docx])
def test_no_cut_off_file_makes_anything_but_a_sentence(make: Callable[[], bytes]) -> None:
    content = make()
    name = {b"%": "a.pdf", b"\xff": "a.jpg", b"P": "a.docx"}[content[:1]]
    for end in range(20, len(content) - 1, max(len(content) // 60, 1)):
        with suppress(RuleViolation):
            checking.check(SimpleUploadedFile(name, content[:end]))
