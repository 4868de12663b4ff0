"""While a file arrives: bounded memory, no trace on the disk, and the rest of the form is not lost."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.test import RequestFactory

from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import arriving, checking
from tests import files

MEGABYTE = 1024 * 1024
Arrived = Callable[[bytes], HttpRequest]


@pytest.fixture
def arrived() -> Iterator[Callable[[bytes], HttpRequest]]:
    """`arrived(content)`: a request with a file and another field; its files are closed as the server does it."""
    requests: list[HttpRequest] = []
    yield lambda content: requests.append(_request(content)) or requests[-1]
    for request in requests:
        request.close()


def _request(content: bytes) -> HttpRequest:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.pdf", content), "note": "Seite 1"})
    request.upload_handlers = [arriving.PrivateHandler(request)]
    return request


def test_this_is_the_only_handler() -> None:
    handlers: list[FileUploadHandler] = RequestFactory().post("/").upload_handlers
    assert [type(handler) for handler in handlers] == [arriving.PrivateHandler]


def test_a_large_file_arrives_whole_and_has_no_name_on_the_disk(
    arrived: Arrived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content = files.pdf() + bytes(3 * MEGABYTE)
    request = arrived(content)
    found = request.FILES["file"]
    assert found.size == len(content)
    assert b"".join(found.chunks()) == content
    assert list(tmp_path.iterdir()) == []


def test_beyond_the_limit_bytes_are_counted_and_not_held(arrived: Arrived, settings: Any) -> None:
    settings.KIM_UPLOAD_MAX_MB = 1
    request = arrived(bytes(5 * MEGABYTE))
    assert request.POST["note"] == "Seite 1"
    found = request.FILES["file"]
    assert found.size == 5 * MEGABYTE
    assert len(found.read()) <= MEGABYTE
    with pytest.raises(RuleViolation) as refused:
        checking.check(found)
    assert refused.value.code == "file_too_large"


def test_a_full_disk_while_it_arrives_is_said_and_costs_no_other_field(
    arrived: Arrived, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(tempfile.SpooledTemporaryFile[bytes]):
        def write(self, _content: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(arriving.tempfile, "SpooledTemporaryFile", Full)
    request = arrived(files.pdf())
    assert request.POST["note"] == "Seite 1"
    with pytest.raises(RuleViolation) as refused:
        checking.check(request.FILES["file"])
    assert refused.value.code == "no_room"
