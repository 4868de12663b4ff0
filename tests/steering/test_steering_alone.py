"""A district that keeps its case files elsewhere runs the steering part alone: nothing empty, nothing about cases."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.actions import cases, enquiries
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations
from kim.organisations.models import District
from kim.steering import jobs
from kim.steering.actions import hand_notes, meetings
from kim.steering.models import Observation, StructuralIssue
from kim.steering.rules.codes import IssueState
from tests.cast import Cast
from tests.logging_in import log_in
from tests.steering import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(cast: Cast) -> None:
    District.objects.update_or_create(
        key="auenkreis", defaults={"name": "Auenkreis", "kind": "kreis", "official_key": "99999", "case_files": False}
    )
    assert not organisations.keeps_case_files()


def test_from_notes_by_hand_to_the_agenda_without_any_case(cast: Cast, alone: None) -> None:
    stella, konrad = cast.stella.actor, cast.konrad.actor
    with acting_as(stella):
        note = hand_notes.write(
            actor=stella,
            source="municipality",
            kind="obstacle",
            obstacle_kind="offer_gap",
            life_area="language",
            office_kinds=["language_course_provider"],
            text="Abendkurse fehlen in der Fläche.",
        )
        note = hand_notes.submit(actor=stella, note=note)
    hand_notes.release(actor=konrad, note=note, looked_at_guesses=True)
    jobs.deliver_hand_notes()
    issue = making.issue(cast, observations=list(Observation.objects.all()))
    meetings.put_on(actor=konrad, issue=issue, meeting=making.meeting(cast))
    assert StructuralIssue.objects.get(pk=issue.pk).state == IssueState.SUBMITTED


def test_no_file_is_begun(cast: Cast, alone: None) -> None:
    with acting_as(cast.clara.actor) as actor:
        with pytest.raises(RuleViolation) as refusal:
            cases.open(actor=actor, label="Familie Sommer")
        assert refusal.value.code == "files_elsewhere"
        with pytest.raises(RuleViolation):
            enquiries.record(actor=actor, name="Frau Sommer")


def test_the_menu_offers_nothing_of_cases_and_nothing_empty(client: Client, cast: Cast, alone: None) -> None:
    making.issue(cast)
    log_in(client, cast.konrad)
    page = client.get(reverse("steering:issues")).content.decode()
    menu = page[page.index("<nav") : page.index("</nav>")]
    for name in ("casework:releases", "casework:supervision", "casework:training-needs", "steering:interfaces"):
        assert f'href="{reverse(name)}"' not in menu
    for name in ("steering:issues", "steering:hand-notes", "steering:observations", "steering:staffing"):
        assert f'href="{reverse(name)}"' in page
    assert "aus Hinweisen von Hand" in page
    assert "Fälle" not in page


@pytest.mark.parametrize("name", ["issues", "observations", "hand-notes", "staffing", "meetings", "measures", "bodies"])
def test_every_page_opens(client: Client, cast: Cast, alone: None, name: str) -> None:
    log_in(client, cast.konrad)
    assert client.get(reverse(f"steering:{name}")).status_code == 200


def test_with_case_files_everything_is_there(client: Client, cast: Cast) -> None:
    log_in(client, cast.konrad)
    page = client.get(reverse("steering:issues")).content.decode()
    assert f'href="{reverse("casework:releases")}"' in page
    assert f'href="{reverse("steering:interfaces")}"' in page
