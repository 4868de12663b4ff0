"""Whether a file can be read as what it claims to be, within limits. Nothing is executed, unpacked or drawn.

Parsers of others do the reading (pypdf, Pillow, zipfile). Raises `Unreadable` with a code; the words for it stand in
`checking`.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from typing import IO

from PIL import Image

from kim.kernel.uploads.kinds import DOCX, JPEG, PDF, PNG

MOST_PARTS, MOST_UNPACKED, MOST_RATIO, SMALL_PART = 2000, 200 * 1024 * 1024, 100, 1024 * 1024
MOST_OBJECTS = 10_000
MAIN_PART = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SCALE = 8


class Unreadable(Exception):
    """`code`: "broken", "locked" (a password), "bomb" (unpacks to absurd size), "macro" (a program in it)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def pdf(file: IO[bytes]) -> None:
    """It has a cross-reference, a catalogue and at least one page, and opens without a password."""
    # Twenty megabytes of every process, loaded when the first paper arrives.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(file, strict=False, root_object_recovery_limit=MOST_OBJECTS)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("locked")
        if not len(reader.pages):
            raise Unreadable("broken")
    # What a crafted file makes pypdf raise is not to be foreseen; whatever it is, the file is not taken.
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable("broken") from error


def picture(file: IO[bytes], known: str) -> None:
    """Its parts are whole and it is not larger than any camera makes it; decoded at an eighth of its size at most."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=[known]) as image:
                if known == "JPEG":
                    image.draft("RGB", (max(image.width // SCALE, 1), max(image.height // SCALE, 1)))
                    image.load()
                else:
                    image.verify()
    except Image.DecompressionBombError as error:
        raise Unreadable("bomb") from error
    except (OSError, ValueError, SyntaxError, TypeError, IndexError) as error:
        raise Unreadable("broken") from error


def docx(file: IO[bytes]) -> None:
    """A Word document without macros that does not unpack to absurd size."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_bombs(parts)
            names = {part.filename for part in parts}
            if not {"[Content_Types].xml", "word/document.xml"} <= names or any(map(_leaves, names)):
                raise Unreadable("broken")
            with archive.open("[Content_Types].xml") as stream:
                types = stream.read(SMALL_PART)
            if any(name.lower().endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
                raise Unreadable("macro")
            if MAIN_PART not in types:
                raise Unreadable("broken")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Unreadable("broken") from error


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    absurd = any(part.file_size > max(SMALL_PART, MOST_RATIO * part.compress_size) for part in parts)
    if absurd or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable("bomb")


def _leaves(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or "\\" in name


READERS: dict[str, Callable[[IO[bytes]], None]] = {
    PDF.code: pdf,
    JPEG.code: lambda file: picture(file, "JPEG"),
    PNG.code: lambda file: picture(file, "PNG"),
    DOCX.code: docx,
}
