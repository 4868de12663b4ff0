"""Papers of a case: file and row come together and go together, whatever breaks in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from kim.casework.actions import cases, documents
from kim.casework.models import Case, Document
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.audit.models import AuditRow
from kim.kernel.errors import Conflict, RuleViolation
from kim.kernel.vault import housekeeping, keeping, ring, store
from kim.kernel.vault.models import StoredFile
from kim.people import fact_catalogue
from kim.people.models import Person
from kim.people.rules.facts import FactKind
from tests import files, make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vault(tmp_path: Path, settings: Any) -> Path:
    settings.KIM_FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def case(cast: Cast) -> Iterator[Case]:
    with acting_as(cast.clara.actor):
        yield make.case(cast.clara.actor)


def refused(code: str, **given: Any) -> None:
    with pytest.raises(RuleViolation) as refusal:
        make.document(**given)
    assert refusal.value.code == code


def test_a_paper_is_stored_encrypted_and_described(cast: Cast, case: Case, vault: Path) -> None:
    content = files.pdf(title="Geheim")
    document = make.document(cast.clara.actor, case, "../../Pass.PDF", content, valid_until=date(2027, 5, 1))
    assert (document.file_name, document.media_type, document.size) == ("Pass.pdf", "application/pdf", len(content))
    assert document.recorded_by == cast.clara.membership and document.unit == case.unit
    assert b"".join(keeping.give_out(document.stored)) == content
    assert b"Geheim" not in store.place(document.stored.name).read_bytes()
    assert "Pass" not in str(sorted(vault.rglob("*")))


def test_the_same_file_twice_is_refused_by_name_and_leaves_one_file(cast: Cast, case: Case) -> None:
    content = files.picture()
    make.document(cast.clara.actor, case, "a.jpg", content)
    with pytest.raises(RuleViolation) as refusal:
        make.document(cast.clara.actor, case, "b.jpg", content, kind="notice")
    assert refusal.value.code == "file_known" and f"{clock.today():%d.%m.%Y}" in str(refusal.value)
    assert Document.objects.count() == StoredFile.objects.count() == len(list(store.names())) == 1


def test_the_same_file_may_lie_in_two_cases(cast: Cast, case: Case) -> None:
    content = files.picture()
    other = make.case(cast.clara.actor, "Familie Winter")
    for each in (case, other):
        make.document(cast.clara.actor, each, "a.jpg", content)
    assert len(list(store.names())) == 2


def test_a_full_disk_is_said_and_nothing_is_left(
    cast: Cast, case: Case, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store.os, "fsync", full)
    refused("no_room", actor=cast.clara.actor, case=case)
    assert not Document.objects.exists() and not StoredFile.objects.exists()
    assert [file for file in vault.rglob("*") if file.is_file()] == []


def test_killed_between_file_and_row_leaves_a_file_that_is_swept(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(**_fields: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Document.objects, "create", killed)
    with pytest.raises(KeyboardInterrupt):
        make.document(cast.clara.actor, case)
    assert not Document.objects.exists() and not StoredFile.objects.exists()
    [left_over] = list(store.names())
    os.utime(store.place(left_over), (0, 0))
    assert housekeeping.sweep() == 1


def test_deleting_a_paper_deletes_its_file_once_that_is_certain(
    cast: Cast, case: Case, django_capture_on_commit_callbacks: Any
) -> None:
    document = make.document(cast.clara.actor, case)
    name = document.stored.name
    with django_capture_on_commit_callbacks(execute=True):
        documents.remove(actor=cast.clara.actor, document=document)
        assert list(store.names()) == [name]
    assert list(store.names()) == []
    assert not Document.objects.exists() and not StoredFile.objects.exists()
    assert AuditRow.objects.filter(table="casework_document", operation="DELETE", why="document_removed").exists()


def test_a_deletion_that_is_taken_back_keeps_the_file(cast: Cast, case: Case) -> None:
    document = make.document(cast.clara.actor, case)
    with transaction.atomic():
        documents.remove(actor=cast.clara.actor, document=document)
        transaction.set_rollback(True)
    assert b"".join(keeping.give_out(Document.objects.get().stored)) == files.pdf(title="Pass.pdf")


def test_whoever_deletes_the_row_lets_go_of_the_file(cast: Cast, case: Case) -> None:
    """Erasure by plain SQL, a cascade, a tool: the nightly sweep takes the file all the same."""
    document = make.document(cast.clara.actor, case)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM casework_document WHERE id = %s", [document.pk])
    assert not StoredFile.objects.exists()
    os.utime(store.place(document.stored.name), (0, 0))
    assert housekeeping.sweep() == 1


def test_a_paper_is_about_this_household_and_this_plan(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    other = make.case(actor, "Familie Winter")
    stranger, foreign = make.person(actor, other), make.step(actor, other)
    refused("not_of_household", actor=actor, case=case, person=stranger)
    refused("other_case", actor=actor, case=case, step=foreign)
    early = {"dated_on": date(2026, 5, 2), "valid_until": date(2026, 5, 1)}
    refused("valid_before_date", actor=actor, case=case, **early)
    assert list(store.names()) == []


def test_a_paper_proves_a_fact_of_a_person(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    person = Person.objects.get(given_name="Sabine")
    document = make.document(actor, case, person=person, fact="entry_date")
    assert document.fact_label == "Einreise"
    refused("fact_needs_person", actor=actor, case=case, name="b.pdf", fact="entry_date")
    # A finding that only an authority may hold has no paper here.
    finding = next(spec.key for spec in fact_catalogue.facts().values() if spec.kind is FactKind.FINDING)
    for key in ("unheard_of", finding):
        refused("fact_unknown", actor=actor, case=case, name="b.pdf", person=person, fact=key)


def test_what_is_known_can_be_corrected_and_a_lost_update_is_told(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    document = make.document(actor, case)
    documents.describe(actor=actor, document=document, version=1, kind="notice", note=" neu ")
    assert (document.kind, document.note, document.version) == ("notice", "neu", 2)
    with pytest.raises(Conflict):
        documents.describe(actor=actor, document=document, version=1, kind="letter")


def test_a_closed_case_takes_and_gives_up_no_paper(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    document = make.document(actor, case)
    case.refresh_from_db()
    cases.close(actor=actor, case=case, version=case.version, reason="moved_away")
    document.refresh_from_db()
    refused("case_closed", actor=actor, case=case, name="b.pdf")
    with pytest.raises(RuleViolation):
        documents.remove(actor=actor, document=document)


def test_a_lost_key_keeps_the_entry_and_harms_no_other_paper(cast: Cast, case: Case, settings: Any) -> None:
    document = make.document(cast.clara.actor, case)
    settings.KIM_FILE_KEYS = ring.parse(ring.new("another"))
    fresh = make.document(cast.clara.actor, case, "neu.pdf")
    assert b"".join(keeping.give_out(fresh.stored))
    assert [trouble.name for trouble in housekeeping.look().unread] == [document.stored.name]


def test_a_hand_over_takes_the_papers_along(cast: Cast, case: Case) -> None:
    document = make.document(cast.clara.actor, case)
    make.handed_over(cast.clara, case, cast.carlo)
    with acting_as(cast.carlo.actor):
        assert Document.objects.visible_to(cast.carlo.actor).get().unit == cast.birkfeld
    with acting_as(cast.clara.actor):
        assert not Document._base_manager.filter(pk=document.pk).exists()


def test_a_written_letter_names_its_wording(cast: Cast, case: Case) -> None:
    written = documents.Written(files.pdf(), "einladung.pdf", "application/pdf", "invitation", "2026-11", "ar")
    for _twice in range(2):
        letter = documents.file_letter(actor=cast.clara.actor, case=case, written=written, kind="letter")
    assert letter.was_written_here and (letter.letter, letter.letter_version, letter.language) == (
        "invitation",
        "2026-11",
        "ar",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=letter.pk).update(letter="")
