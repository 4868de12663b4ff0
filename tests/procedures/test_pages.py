"""An officer at a browser: the workspace, the list, one procedure, and what happens to wrong input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.models import ReadLog
from kim.procedures.models import Procedure
from tests.cast import Cast, Player
from tests.procedures import making

LogIn = Callable[[Client, Player | None], Client]
TODAY = "%d.%m.%Y"


@pytest.fixture
def ines(cast: Cast, client: Client, log_in: LogIn) -> Client:
    return log_in(client, cast.ines)


def url(name: str, *args: str) -> str:
    return reverse(f"procedures:{name}", args=args)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def today() -> str:
    return clock.today().strftime(TODAY)


def test_an_officer_begins_at_the_workspace_and_it_is_not_empty_words(ines: Client) -> None:
    assert ines.get("/")["Location"] == url("desk")
    page = text(ines.get(url("desk")))
    assert "Kein Vorgang ist offen." in page
    assert "Beratungsakten sehen Sie nicht." in page


def test_an_application_is_entered_and_opens_with_its_checklist(ines: Client, cast: Cast) -> None:
    typed = {"pathway": "25b", "applicant_name": "Amira Beispiel", "applied_on": today(), "born_on": "", "question": ""}
    answer = ines.post(url("procedure-new"), typed, follow=True)
    page = text(answer)
    assert "Amira Beispiel" in page and "Zertifikat mündlich A2" in page and "prüft" in page
    with acting_as(cast.ines.actor):
        opened = Procedure.objects.get()
    assert ReadLog.objects.filter(subject=opened.number).exists()
    assert "Amira" not in answer.request["PATH_INFO"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"applied_on": "31.02.2026"}, "Diesen Tag gibt es nicht"),
        ({"applied_on": "neulich"}, "Bitte schreiben Sie den Tag so"),
        ({"applied_on": "01.01.2090"}, "Der Tag liegt in der Zukunft."),
        ({"applicant_name": ""}, "applicant_name"),
        ({"applicant_name": "x" * 121}, "120"),
        ({"pathway": "10"}, "pathway"),
    ],
)
def test_wrong_input_is_said_in_german_and_kept(ines: Client, typed: dict[str, str], said: str) -> None:
    given = {"pathway": "25b", "applicant_name": "Amira Beispiel", "applied_on": today(), "question": "Lohn?"}
    answer = ines.post(url("procedure-new"), given | typed)
    assert answer.status_code == 422
    assert said in text(answer) and "Lohn?" in text(answer)


def test_sent_twice_it_is_opened_once(ines: Client, cast: Cast) -> None:
    given = {"pathway": "25b", "applicant_name": "Amira Beispiel", "applied_on": today(), "opening": "a" * 20}
    first, second = (ines.post(url("procedure-new"), given) for _ in range(2))
    assert first["Location"] == second["Location"]
    with acting_as(cast.ines.actor):
        assert Procedure.objects.count() == 1


def test_a_lost_update_becomes_the_page_with_both_versions(ines: Client, cast: Cast) -> None:
    made = making.procedure(cast.ines.actor)
    making.moved(cast.ines.actor, making.procedure(cast.ines.actor), "documents")
    given = {"applicant_name": "Amira Beispiel", "applied_on": today(), "question": "von hier", "version": "1"}
    assert ines.post(url("procedure-edit", made.public_id), given).status_code == 302
    answer = ines.post(url("procedure-edit", made.public_id), given | {"question": "von dort"})
    assert answer.status_code == 409
    assert "von hier" in text(answer) and "von dort" in text(answer)


def test_the_list_is_narrowed_and_a_name_is_found_without_entering_the_address(ines: Client, cast: Cast) -> None:
    making.procedure(cast.ines.actor, "Amira Beispiel", days=9)
    making.moved(cast.ines.actor, making.procedure(cast.ines.actor, "Bela Muster", pathway="104c"), "documents")
    listed = text(ines.get(url("procedures")))
    assert "Amira Beispiel" in listed and "Bela Muster" in listed
    found = text(ines.post(url("procedures"), {"name": "muster", "weg": "", "abschnitt": ""}))
    assert "Bela Muster" in found and "Amira Beispiel" not in found
    by_stage = text(ines.get(url("procedures"), {"abschnitt": "documents"}))
    assert "Bela Muster" in by_stage and "Amira Beispiel" not in by_stage
    assert "passt kein Vorgang" in text(ines.get(url("procedures"), {"weg": "25a"}))
    assert ines.get(url("procedures"), {"ansicht": "unsinn", "weg": "unsinn", "seite": "x"}).status_code == 200


def test_the_number_of_statements_does_not_grow_with_the_list(
    ines: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for name in ("Amira", "Bela", "Cora"):
        making.procedure(cast.ines.actor, name)
    with django_assert_max_num_queries(28):
        ines.get(url("procedures"))
    with django_assert_max_num_queries(25):
        ines.get(url("desk"))


def test_a_finding_is_recorded_in_a_dialog_and_on_a_page(ines: Client, cast: Cast) -> None:
    made = making.procedure(cast.ines.actor)
    with acting_as(cast.ines.actor):
        own = made.checklistlines.get(criterion="g.security")
    address = url("finding-new", made.public_id, own.public_id)
    dialog = text(ines.get(address, headers={"HX-Request": "true"}))
    assert "<html" not in dialog and "Gründe bleiben in Ihrer Akte" in dialog
    assert ines.post(address, {"value": "met", "found_on": today()}).status_code == 302
    assert "erfüllt" in text(ines.get(url("procedure", made.public_id)))
    assert ines.get(url("finding-new", making.procedure(cast.ines.actor).public_id, own.public_id)).status_code == 404


def test_the_outcome_is_recorded_and_taken_back(ines: Client, cast: Cast) -> None:
    made = making.procedure(cast.ines.actor, days=3)
    end = url("procedure-end", made.public_id)
    given = {"version": "1", "outcome": "granted", "decided_on": today(), "title_key": making.CHANCE}
    assert "letzten Tag des Titels" in text(ines.post(end, given))
    assert ines.post(end, given | {"title_until": "01.01.2090"}).status_code == 302
    page = text(ines.get(url("procedure", made.public_id)))
    assert "erteilt" in page and "01.01.2090" in page
    assert "Amira Beispiel" in text(ines.get(url("titles")))
    ines.post(url("procedure-reopen", made.public_id))
    assert "Nächster Abschnitt" in text(ines.get(url("procedure", made.public_id)))


def test_an_application_can_be_entered_out_of_a_title_that_ends(ines: Client, cast: Cast) -> None:
    held = making.title(cast.ines.actor, "Bela Muster", ends_in=30)
    assert "Bela Muster" in text(ines.get(url("desk")))
    address = f"{url('procedure-new')}?titel={held.public_id}"
    assert 'value="Bela Muster"' in text(ines.get(address))
    given = {"pathway": "25b", "applicant_name": "Bela Muster", "applied_on": today()}
    assert ines.post(address, given).status_code == 302
    desk = text(ines.get(url("desk")))
    assert "endet kein Titel ohne Vorgang" in desk


def test_appointments_are_made_moved_and_settled(ines: Client, cast: Cast) -> None:
    made = making.procedure(cast.ines.actor)
    given = {"kind": "biometrics", "day": today(), "time": "25:00", "place": "Zimmer 4"}
    assert "Bitte schreiben Sie die Uhrzeit so" in text(ines.post(url("appointment-new", made.public_id), given))
    assert ines.post(url("appointment-new", made.public_id), given | {"time": "00:01"}).status_code == 302
    assert "Zimmer 4" in text(ines.get(url("desk")))
    with acting_as(cast.ines.actor):
        stored = made.appointments.get()
    assert timezone.localtime(stored.starts_at).strftime("%H:%M") == "00:01"
    settle = url("appointment-settle", made.public_id, stored.public_id)
    assert ines.post(settle, {"state": "kept"}).status_code == 302
    assert "erschienen" in text(ines.get(url("procedure", made.public_id)))


def test_the_list_of_papers_is_a_pdf_without_reasons(ines: Client, cast: Cast) -> None:
    made = making.procedure(cast.ines.actor)
    answer = ines.get(url("procedure-paper", made.public_id))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "Amira" not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_an_officer_of_naturalisation_sees_no_titles_and_offers_no_residence(
    client: Client, cast: Cast, log_in: LogIn
) -> None:
    nora = log_in(client, cast.nora)
    page = text(nora.get(url("desk")))
    assert url("titles") not in page
    form = text(nora.get(url("procedure-new")))
    assert "StAG" in form and "AufenthG" not in form
