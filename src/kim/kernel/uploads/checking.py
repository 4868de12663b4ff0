"""Takes an arrived file or says in a sentence why not, and what to do. Photos lose what they tell by the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import names, reading, stripping
from kim.kernel.uploads.arriving import ArrivedFile, most_bytes
from kim.kernel.uploads.kinds import KINDS, FileKind, by_ending, by_start

FIRST = 16
# How Word documents with a password and those of before 2007 begin.
OLE = b"\xd0\xcf\x11\xe0"
Arrived: TypeAlias = "UploadedFile[bytes]"
SAYINGS: dict[str, str | Promise] = {
    "broken": gettext_lazy("The file is damaged or incomplete. Open it, save it again, and choose the new file."),
    "locked": gettext_lazy("The file is protected by a password. Save it without one, and choose the new file."),
    "bomb": gettext_lazy("The file unpacks to far more than any document needs. It is not taken."),
    "macro": gettext_lazy("The document contains a program (macro). Save it as PDF, and choose that file."),
}


@dataclass(frozen=True)
class Checked:
    """A file that may be stored: its content, what it is, and a name without tricks."""

    content: Arrived
    kind: FileKind
    name: str

    def chunks(self) -> Iterator[bytes]:
        """The content from its beginning."""
        self.content.seek(0)
        yield from self.content.chunks()


def check(arrived: Arrived) -> Checked:
    """The file with its kind, found by its content. RuleViolation with a sentence for the person who chose it."""
    _refuse_size(arrived)
    arrived.seek(0)
    start = arrived.read(FIRST)
    kind, said = by_start(start), by_ending(names.ending_of(arrived.name or ""))
    _refuse_kind(kind, said, start)
    assert kind and arrived.file  # noqa: S101, PT018 - refused above
    arrived.seek(0)
    try:
        reading.READERS[kind.code](arrived.file)
        content = _without_traces(kind, arrived)
    except reading.Unreadable as refusal:
        raise RuleViolation(f"file_{refusal.code}", SAYINGS[refusal.code], "file") from refusal
    return Checked(content, kind, names.clean(arrived.name or "", kind.endings[0]))


def _without_traces(kind: FileKind, arrived: Arrived) -> Arrived:
    """A photo without place, time and device; every other file as it came."""
    assert arrived.file  # noqa: S101 - checked by the caller
    try:
        bare = stripping.strip(kind.code, arrived.file)
    except stripping.Broken as error:
        raise reading.Unreadable("broken") from error
    return arrived if bare is None else ArrivedFile(BytesIO(bare), arrived.name, kind.media_type, len(bare))


def allowed() -> list[FileKind]:
    """The kinds that this installation takes (`KIM_UPLOAD_TYPES`)."""
    return [KINDS[code] for code in settings.KIM_UPLOAD_TYPES]


def words() -> str:
    """The kinds in words: "PDF, JPEG, PNG, Word (DOCX)"."""
    return ", ".join(kind.word for kind in allowed())


def _refuse_size(arrived: Arrived) -> None:
    if getattr(arrived, "is_cut", False):
        raise no_room()
    if not arrived.size:
        raise RuleViolation("file_empty", _("The file is empty. Choose another one."), "file")
    if arrived.size > most_bytes():
        sentence = _("The file has %(size)s MB; at most %(most)s MB are taken. Scan or photograph it smaller.")
        size = f"{arrived.size / 1024 / 1024:.1f}".replace(".", ",")
        raise RuleViolation("file_too_large", sentence % {"size": size, "most": settings.KIM_UPLOAD_MAX_MB}, "file")


def no_room() -> RuleViolation:
    """The disk is full: nothing was kept, and the person cannot help it."""
    sentence = _("The server has no room for the file. Nothing was stored. Please tell those who run KIM.")
    return RuleViolation("no_room", sentence, "file")


def _refuse_kind(kind: FileKind | None, said: FileKind | None, start: bytes) -> None:
    if start.startswith(OLE):
        sentence = _("This is an old Word document or one with a password. Save it as PDF, and choose that file.")
        raise RuleViolation("file_old", sentence, "file")
    if kind is None or kind not in allowed():
        sentence = _("This kind of file is not taken. Possible are: %(kinds)s.")
        raise RuleViolation("file_kind", sentence % {"kinds": words()}, "file")
    if said is not kind:
        sentence = _("The name of the file does not fit its content, which is %(kind)s. Rename it or save it again.")
        raise RuleViolation("file_mismatch", sentence % {"kind": kind.word}, "file")
