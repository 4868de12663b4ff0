"""Letters in the browser: see it first, then write it – and nothing in it that the basis does not cover."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from pypdf import PdfReader

from kim.casework.actions import cases
from kim.casework.models import Case, Document
from kim.casework.queries import letters as queries
from kim.consent.actions import bases, releases
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.vault import keeping
from kim.organisations.models import Unit
from kim.people.actions import persons
from kim.people.models import Person
from tests.casework.pages.conftest import Browser
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PREVIEWED = re.compile(r'name="previewed" value="([0-9a-f]{64})"')

RELEASED = ("given_on", "last_day", "how", "language", "wording", "data_areas")


@pytest.fixture(autouse=True)
def vault(tmp_path: Path, settings: Any) -> Path:
    settings.KIM_FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def jobcenter(cast: Cast, case: Case) -> Unit:
    """May receive the name, nothing else."""
    _basis(cast, case, data_areas=["identity"])
    return cast.jobcenter


def _basis(cast: Cast, case: Case, released: bool = True, **more: Any) -> Basis:
    given: dict[str, Any] = {
        "kind": "consent",
        "purpose": "referral",
        "given_on": clock.today(),
        "last_day": clock.today() + timedelta(days=90),
        "offices": [cast.jobcenter],
        "how": "written",
        "language": "de",
        "wording": "2026-11",
        "data_areas": ["identity", "contact_details", "household"],
    }
    said = {name: value for name, value in (given | more).items() if name in RELEASED}
    if released:
        releases.record(actor=cast.clara.actor, household=case.household, office=cast.jobcenter, **said)
    return bases.record(actor=cast.clara.actor, household=case.household, **(given | more))


def declared(sabine: Person, cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "persons": [sabine.public_id],
        "purpose": "step_sharing",
        "offices": [cast.jobcenter.key],
        "data_areas": ["identity"],
        "formats": ["pdf"],
        "language": "",
        **more,
    }


def preview(clara: Browser, case: Case, letter: str, **data: Any) -> tuple[Any, str]:
    """The page with the preview, and the print of what it shows (empty if there is none)."""
    answer = clara.post("letter-new", case.public_id, letter, **data)
    found = PREVIEWED.search(answer.content.decode())
    return answer, found[1] if found else ""


def write(clara: Browser, case: Case, letter: str, **data: Any) -> list[Document]:
    """Preview, then write what was seen."""
    _answer, seen = preview(clara, case, letter, **data)
    assert clara.post("letter-new", case.public_id, letter, previewed=seen, write=1, **data).status_code == 302
    return list(Document.objects.order_by("pk"))


def text_of(document: Document) -> str:
    content = b"".join(keeping.give_out(document.stored))
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace("\n", " ")


def test_all_letters_are_offered_with_their_version(clara: Browser, case: Case) -> None:
    page = clara.get("letters", case.public_id).content.decode()
    for word in ("Einwilligung", "Entbindung von der Schweigepflicht", "Überleitung", "Fassung 2026-11", "العربية"):
        assert word in page


def test_nothing_is_written_before_it_was_seen(clara: Browser, cast: Cast, case: Case, sabine: Person) -> None:
    answer, seen = preview(clara, case, "consent", **declared(sabine, cast))
    page = answer.content.decode()
    assert answer.status_code == 200 and seen
    for word in ("Vorschau", "Mit diesem Blatt erlauben Sie uns", "Jobcenter Auental", "Sabine Sommer"):
        assert word in page
    assert not Document.objects.exists()


def test_what_was_seen_is_written_and_kept_with_its_version(
    clara: Browser, cast: Cast, case: Case, sabine: Person
) -> None:
    [document] = write(clara, case, "consent", **declared(sabine, cast, language="ar"))
    assert (document.kind, document.letter, document.letter_version) == ("declaration", "consent", "2026-11")
    assert (document.language, document.person, document.note) == ("ar", sabine, "Jobcenter Auental")
    assert "Sommer" not in document.file_name and case.number not in document.file_name
    assert "Mit diesem Blatt erlauben Sie uns" in text_of(document)
    assert "Fassung 2026-11" in clara.get("document-describe", case.public_id, document.public_id).content.decode()


def test_what_changed_since_the_preview_is_shown_again(clara: Browser, cast: Cast, case: Case, sabine: Person) -> None:
    _answer, seen = preview(clara, case, "consent", **declared(sabine, cast))
    changed = declared(sabine, cast, data_areas=["identity", "health"])
    answer, now = preview(clara, case, "consent", previewed=seen, write=1, **changed)
    page = answer.content.decode()
    assert "Seit der Vorschau hat sich etwas geändert" in page and "Gesundheit" in page
    assert now and now != seen and not Document.objects.exists()
    clara.post("letter-new", case.public_id, "consent", previewed=now, write=1, **changed)
    assert Document.objects.count() == 1


def test_a_release_is_written_for_each_recipient(clara: Browser, cast: Cast, case: Case, sabine: Person) -> None:
    found = write(clara, case, "release", **declared(sabine, cast, other="Schule am Bach\n\nKita Sonnenschein"))
    assert [document.note for document in found] == ["Jobcenter Auental", "Schule am Bach", "Kita Sonnenschein"]
    for document, other in zip(found, ("Schule am Bach", "Jobcenter Auental", "Jobcenter Auental"), strict=True):
        assert other not in text_of(document)


def test_one_letter_in_two_formats(clara: Browser, cast: Cast, case: Case, sabine: Person) -> None:
    found = write(clara, case, "consent", **declared(sabine, cast, formats=["pdf", "docx"]))
    assert [document.file_name.rpartition(".")[2] for document in found] == ["pdf", "docx"]


def test_the_language_of_the_household_is_offered_first(clara: Browser, cast: Cast, case: Case) -> None:
    spoken = [{"language": "fa", "level": "native", "use": "without_help"}]
    persons.add(actor=cast.clara.actor, household=case.household, given_name="Laleh", family_name="S", languages=spoken)
    page = clara.get("letter-new", case.public_id, "plan").content.decode()
    assert re.search(r'<option value="fa" selected\s*>', page)
    answer, _seen = preview(clara, case, "plan", language="fa", formats=["pdf"])
    assert 'lang="fa" dir="rtl"' in answer.content.decode()


def test_an_invitation_says_when_and_where(clara: Browser, case: Case, sabine: Person) -> None:
    day = clock.today() + timedelta(days=5)
    data = {"person": sabine.public_id, "day": f"{day:%d.%m.%Y}", "time": "10 Uhr", "place": "Rathaus <b>Zimmer</b> 3"}
    answer, _seen = preview(clara, case, "invitation", language="uk", formats=["pdf"], **data)
    assert "Rathaus &lt;b&gt;Zimmer&lt;/b&gt; 3" in answer.content.decode()
    [document] = write(clara, case, "invitation", language="uk", formats=["pdf"], **data)
    assert "Rathaus <b>Zimmer</b> 3" in text_of(document) and "Запрошення" in text_of(document)


def test_without_a_basis_no_office_is_written_to(clara: Browser, case: Case, sabine: Person) -> None:
    page = clara.get("letter-new", case.public_id, "referral").content.decode()
    assert "fehlt noch eine Rechtsgrundlage" in page
    answer, _seen = preview(clara, case, "referral", recipient="x", person=sabine.public_id, question="Bitte")
    assert answer.status_code == 422 and not Document.objects.exists()


def asked(clara: Browser, case: Case, sabine: Person) -> dict[str, Any]:
    page = clara.get("letter-new", case.public_id, "referral").content.decode()
    [recipient] = re.findall(r'<option value="(\w+)"[^>]*>Jobcenter Auental', page)
    return {"recipient": recipient, "person": sabine.public_id, "question": "Bitte beraten", "formats": ["pdf"]}


def test_an_office_reads_what_the_basis_covers_and_nothing_else(
    clara: Browser, cast: Cast, case: Case, sabine: Person, jobcenter: Unit
) -> None:
    [document] = write(clara, case, "referral", **asked(clara, case, sabine))
    text = text_of(document)
    assert "Sabine Sommer" in text and "05.1988" in text
    assert "Haushalt" not in text and "Paul" not in text and "Anschrift" not in text
    assert "Grundlage dieser Übermittlung: Einwilligung vom" in text


def test_a_letter_is_german_also_for_somebody_who_reads_english(
    clara: Browser, cast: Cast, case: Case, jobcenter: Unit
) -> None:
    with translation.override("en"):
        [recipient] = queries.recipients(cast.clara.actor, case)
        residents = queries.residents(cast.clara.actor, case)
        given = queries.let_through(case, residents[0], residents, recipient)
    assert given.basis.startswith("Einwilligung vom") and "Überleitung an einen anderen Dienst" in given.basis


def test_without_the_name_in_the_basis_the_number_stands_for_it(
    clara: Browser, cast: Cast, case: Case, sabine: Person
) -> None:
    _basis(cast, case, data_areas=["household"])
    [document] = write(clara, case, "referral", **asked(clara, case, sabine))
    text = text_of(document)
    assert "Sabine" not in text and "1988" not in text
    assert f"Fall {case.number}" in text and "Paul, Lina" in text


def test_a_consent_that_was_withdrawn_meanwhile_stops_the_letter(
    clara: Browser, cast: Cast, case: Case, sabine: Person, jobcenter: Unit
) -> None:
    data = asked(clara, case, sabine)
    _answer, seen = preview(clara, case, "referral", **data)
    bases.withdraw(actor=cast.clara.actor, basis=Basis.objects.get())
    answer = clara.post("letter-new", case.public_id, "referral", previewed=seen, write=1, **data)
    assert answer.status_code == 422 and not Document.objects.exists()


def test_who_was_not_released_from_secrecy_writes_to_nobody(clara: Browser, cast: Cast, case: Case) -> None:
    _basis(cast, case, released=False)
    assert "fehlt noch eine Rechtsgrundlage" in clara.get("letter-new", case.public_id, "authority").content.decode()


def test_who_reads_it_is_said_before(clara: Browser, case: Case, jobcenter: Unit) -> None:
    assert "Lesen werden es der Haushalt" in clara.get("letter-new", case.public_id, "consent").content.decode()
    assert "Lesen werden es die Stelle" in clara.get("letter-new", case.public_id, "authority").content.decode()


@pytest.mark.parametrize("letter", ["consent", "release", "invitation", "referral", "authority"])
def test_an_empty_form_says_what_is_missing_and_writes_nothing(
    clara: Browser, case: Case, jobcenter: Unit, letter: str
) -> None:
    answer = clara.post("letter-new", case.public_id, letter, previewed="0" * 64, write=1)
    assert answer.status_code == 422 and "Bitte prüfen Sie" in answer.content.decode()
    assert not Document.objects.exists()


def test_an_unknown_letter_is_not_found(clara: Browser, case: Case) -> None:
    assert clara.get("letter-new", case.public_id, "kuendigung").status_code == 404


def test_a_closed_case_gets_no_letter(clara: Browser, cast: Cast, case: Case) -> None:
    case.refresh_from_db()
    cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="moved_away")
    _answer, seen = preview(clara, case, "plan", language="", formats=["pdf"])
    answer = clara.post("letter-new", case.public_id, "plan", language="", formats=["pdf"], previewed=seen, write=1)
    assert answer.status_code == 422 and "Der Fall ist abgeschlossen" in answer.content.decode()
    assert not Document.objects.exists()
