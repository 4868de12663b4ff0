"""Papers in the browser: filing, finding, handing out, deleting – and everything that can be wrong with a file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.models import Case, Document
from kim.kernel import clock
from kim.kernel.audit.models import ReadLog
from kim.kernel.vault import ring, store
from kim.people.models import Person
from tests import files, make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vault(tmp_path: Path, settings: Any) -> Path:
    settings.KIM_FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def sent(clara: Browser, case: Case, name: str = "Pass.pdf", content: bytes | None = None, **more: Any) -> Any:
    file = SimpleUploadedFile(name, files.pdf() if content is None else content)
    return clara.post("document-new", case.public_id, **({"kind": "passport", "file": file} | more))


def test_a_paper_is_filed_and_stands_in_the_list(clara: Browser, case: Case, sabine: Person) -> None:
    soon = clock.today() + timedelta(days=20)
    answer = sent(
        clara, case, person=sabine.public_id, valid_until=f"{soon:%d.%m.%Y}", note="Kopie für die Kita", fact="passport"
    )
    assert answer.status_code == 302
    page = clara.get("documents", case.public_id).content.decode()
    for word in ("Pass.pdf", "Sabine Sommer", "Kopie für die Kita", "noch 20 Tage", "Pass oder Ausweis", "Beleg für: "):
        assert word in page


def test_the_camera_of_a_phone_is_as_good_as_a_file(clara: Browser, case: Case) -> None:
    page = clara.get("document-new", case.public_id).content.decode()
    assert 'capture="environment"' in page and 'accept="application/pdf,.pdf,image/jpeg' in page
    photo = SimpleUploadedFile("image.jpg", files.picture())
    answer = clara.post("document-new", case.public_id, kind="notice", photo=photo)
    assert answer.status_code == 302 and Document.objects.get().media_type == "image/jpeg"


def test_who_reads_it_is_said_before(clara: Browser, case: Case) -> None:
    assert "Lesen kann es, wer an diesem Fall arbeitet" in clara.get("document-new", case.public_id).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.exe", b"MZ" + bytes(99), "Diese Art von Datei nimmt KIM nicht an"),
        ("a.html", b"<script>alert(1)</script>", "Diese Art von Datei nimmt KIM nicht an"),
        ("a.pdf", b"", "Die Datei ist leer"),
        ("a.pdf", files.picture(), "Der Name der Datei passt nicht zu ihrem Inhalt"),
        ("a.docx", files.zip_bomb(), "viel größer, als ein Dokument es braucht"),
        ("a.pdf", files.pdf(password="x"), "mit einem Kennwort geschützt"),
    ],
)
def test_a_file_that_is_not_taken_costs_nothing_that_was_typed(
    clara: Browser, case: Case, name: str, content: bytes, said: str
) -> None:
    answer = sent(clara, case, name, content, note="Seite eins von zwei")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page and "Seite eins von zwei" in page and "noch einmal" in page
    assert not Document.objects.exists() and list(store.names()) == []


def test_a_file_that_is_too_large_is_said_with_its_size(clara: Browser, case: Case, settings: Any) -> None:
    settings.KIM_UPLOAD_MAX_MB = 1
    answer = sent(clara, case, content=files.pdf() + bytes(1_600_000), note="bleibt")
    assert answer.status_code == 422
    assert "Die Datei hat 1,5 MB; möglich sind höchstens 1 MB" in answer.content.decode()
    assert "bleibt" in answer.content.decode()


def test_no_file_no_kind_and_the_same_file_twice(clara: Browser, case: Case) -> None:
    empty = clara.post("document-new", case.public_id)
    assert empty.status_code == 422 and "Wählen Sie eine Datei" in empty.content.decode()
    assert sent(clara, case).status_code == 302
    twice = sent(clara, case, "anders.pdf", kind="notice")
    assert twice.status_code == 422 and "liegt schon im Fall" in twice.content.decode()
    assert Document.objects.count() == 1


def test_the_file_comes_back_as_a_download_that_no_browser_runs(clara: Browser, case: Case) -> None:
    content = files.pdf(title="Inhalt")
    document = make.document(clara.player.actor, case, "Bescheid für Müller.pdf", content)
    looks = ReadLog.objects.count()
    answer = clara.get("document-file", case.public_id, document.public_id)
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Bescheid%20f%C3%BCr")
    assert answer["Content-Length"] == str(len(content))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert ReadLog.objects.count() == looks + 1


@pytest.mark.parametrize("trouble", ["key", "gone", "damaged"])
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_handed_out(
    clara: Browser, case: Case, settings: Any, trouble: str
) -> None:
    document = make.document(clara.player.actor, case, content=files.picture("PNG", (300, 300)), name="a.png")
    place = store.place(document.stored.name)
    if trouble == "key":
        settings.KIM_FILE_KEYS = ring.parse(ring.new("other"))
    elif trouble == "gone":
        place.unlink()
    else:
        place.write_bytes(place.read_bytes()[:-5])
    answer = clara.get("document-file", case.public_id, document.public_id)
    said = {"key": "Schlüssel dieser Datei fehlt", "gone": "Datei fehlt auf dem Server", "damaged": "beschädigt"}
    assert answer.status_code == 409 and said[trouble] in answer.content.decode()
    assert clara.get("documents", case.public_id).status_code == 200


def test_the_list_can_be_narrowed_and_says_when_nothing_is_left(clara: Browser, case: Case, sabine: Person) -> None:
    make.document(clara.player.actor, case, "Pass.pdf", person=sabine)
    make.document(clara.player.actor, case, "Bescheid.pdf", kind="notice")

    def found(**query: str) -> str:
        return str(clara.get("documents", case.public_id, data=query).content.decode())

    assert "Bescheid.pdf" in found() and "Pass.pdf" in found()
    assert "Bescheid.pdf" in found(art="notice") and "Pass.pdf" not in found(art="notice")
    assert "Bescheid.pdf" not in found(person=sabine.public_id)
    assert "Kein Dokument passt" in found(art="contract")
    assert found(art="unfug").count(".pdf") == found().count(".pdf")


def test_what_is_known_is_corrected_and_a_stale_page_meets_both_versions(clara: Browser, case: Case) -> None:
    document = make.document(clara.player.actor, case)
    url = (case.public_id, document.public_id)
    changed = clara.post("document-describe", *url, version=1, kind="notice", note="neu")
    assert changed.status_code == 302
    stale = clara.post("document-describe", *url, version=1, kind="letter", note="meins")
    assert stale.status_code == 409 and "meins" in stale.content.decode() and "neu" in stale.content.decode()


def test_deleting_asks_first_and_says_that_it_is_for_good(
    clara: Browser, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    document = make.document(clara.player.actor, case)
    url = (case.public_id, document.public_id)
    assert "endgültig" in clara.get("document-remove", *url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert clara.post("document-remove", *url).status_code == 302
    assert not Document.objects.exists() and list(store.names()) == []


def test_a_paper_of_another_case_is_not_found_here(cast: Cast, clara: Browser, case: Case) -> None:
    other = make.case(cast.clara.actor, "Familie Winter")
    document = make.document(cast.clara.actor, other)
    assert clara.get("document-file", case.public_id, document.public_id).status_code == 404


def test_the_page_of_a_long_list_costs_no_more_statements(clara: Browser, case: Case, sabine: Person) -> None:
    def statements(papers: int) -> int:
        for number in range(papers):
            make.document(clara.player.actor, case, f"{papers}-{number}.pdf", person=sabine)
        with CaptureQueriesContext(connection) as counted:
            clara.get("documents", case.public_id)
        return len(counted)

    statements(1)
    assert statements(2) == statements(12)
