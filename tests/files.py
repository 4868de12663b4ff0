"""Small real files for uploads, and those that are not what they claim to be."""

from __future__ import annotations

import zipfile
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

MAIN = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def pdf(*, title: str = "", password: str = "", pages: int = 1) -> bytes:
    """A PDF of blank pages; `title` makes it another one."""
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="AES-256")
    return _written(writer)


def pdf_for_reading_only() -> bytes:
    """A PDF that opens without a password and only forbids changes, as offices send them."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("", "owner", algorithm="AES-256")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A photograph of nothing."""
    out = BytesIO()
    Image.effect_noise(size, 64).convert("RGB").save(out, kind)
    return out.getvalue()


def docx(more: dict[str, bytes] | None = None, types: str = MAIN) -> bytes:
    """The smallest Word document; `more` are further parts of its archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", "<w:document/>")
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def zip_bomb() -> bytes:
    """A few kilobytes that unpack to a hundred megabytes."""
    return docx({"word/media/image1.bmp": bytes(100 * 1024 * 1024)})
