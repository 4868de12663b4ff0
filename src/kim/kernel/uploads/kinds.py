"""The kinds of files that can be taken, how each begins and ends, and how its content is read. Data, nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """`start`: how every file of this kind begins. `endings`: first the one that we write."""

    code: str
    word: str
    media_type: str
    endings: tuple[str, ...]
    start: bytes


PDF = FileKind("pdf", "PDF", "application/pdf", (".pdf",), b"%PDF-")
JPEG = FileKind("jpeg", "JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe"), b"\xff\xd8\xff")
PNG = FileKind("png", "PNG", "image/png", (".png",), b"\x89PNG\r\n\x1a\n")
DOCX = FileKind(
    "docx",
    "Word (DOCX)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
    b"PK\x03\x04",
)
KINDS = {kind.code: kind for kind in (PDF, JPEG, PNG, DOCX)}


def by_start(start: bytes) -> FileKind | None:
    """The kind that the first bytes speak of."""
    return next((kind for kind in KINDS.values() if start.startswith(kind.start)), None)


def by_ending(ending: str) -> FileKind | None:
    """The kind that the ending of the name speaks of."""
    return next((kind for kind in KINDS.values() if ending in kind.endings), None)


def by_media_type(media_type: str) -> FileKind:
    """The kind of a stored file; KeyError for a type that we never store."""
    return {kind.media_type: kind for kind in KINDS.values()}[media_type]
