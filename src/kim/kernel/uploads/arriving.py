"""How a file arrives: in memory while small, then in a file without a name that vanishes with the process.

Django's own handler would write larger files in the clear into a folder for temporary files, where a killed process
leaves them. Bytes beyond the limit are counted and thrown away, so that the rest of the form still arrives.
"""

from __future__ import annotations

import tempfile
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

IN_MEMORY = 1024 * 1024


class ArrivedFile(UploadedFile):  # type: ignore[type-arg]  # generic for mypy only
    """A file that came with a form. `is_cut`: the server had no room for it while it arrived."""

    is_cut = False


class PrivateHandler(FileUploadHandler):
    """`FILE_UPLOAD_HANDLERS`: the only way by which a file comes in."""

    chunk_size = 64 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - lives with the file
        self.room = most_bytes()
        self.is_cut = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.is_cut or start + len(raw_data) > self.room:
            return
        try:
            self.held.write(raw_data)
        except OSError:
            self.is_cut = True

    def upload_interrupted(self) -> None:
        if hasattr(self, "held"):
            self.held.close()

    def file_complete(self, file_size: int) -> ArrivedFile:
        self.held.seek(0)
        arrived = ArrivedFile(self.held, self.file_name, self.content_type, file_size, self.charset)
        arrived.is_cut = self.is_cut
        return arrived


def most_bytes() -> int:
    """The largest file that is taken (`KIM_UPLOAD_MAX_MB`)."""
    return int(settings.KIM_UPLOAD_MAX_MB) * 1024 * 1024
