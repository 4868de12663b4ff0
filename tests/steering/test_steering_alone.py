"""A district that keeps its case files elsewhere runs the steering part alone: nothing empty, nothing about cases."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.actions import cases, enquiries
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations
from kim.organisations.models import District
from kim.steering import jobs
from kim.steering.actions import decisions, guidance, hand_notes, meetings, newsletters, regrouping
from kim.steering.models import Observation, StructuralIssue
from kim.steering.rules.codes import IssueState, Outcome
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


def noted(cast: Cast, *texts: str) -> list[Observation]:
    """What Stella's municipality notes by hand, the coordination releases and the weekly delivery stores."""
    for text in texts:
        with acting_as(cast.stella.actor) as stella:
            codes: dict[str, Any] = {"kind": "obstacle", "obstacle_kind": "offer_gap", "life_area": "language"}
            codes["office_kinds"] = ["language_course_provider"]
            note = hand_notes.write(actor=stella, source="municipality", text=text, **codes)
            note = hand_notes.submit(actor=stella, note=note)
        hand_notes.release(actor=cast.konrad.actor, note=note, looked_at_guesses=True)
    jobs.deliver_hand_notes()
    return list(Observation.objects.all())


def test_from_notes_by_hand_to_the_agenda_without_any_case(cast: Cast, alone: None) -> None:
    issue = making.issue(cast, observations=noted(cast, "Abendkurse fehlen in der Fläche."))
    meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=making.meeting(cast))
    assert StructuralIssue.objects.get(pk=issue.pk).state == IssueState.SUBMITTED


def test_from_the_agenda_to_guidance_and_newsletter_and_no_page_speaks_of_cases(
    client: Client, cast: Cast, alone: None
) -> None:
    """Decision, measure, guidance, newsletter, papers as PDF and Word, merge and split: all by notes by hand."""
    konrad, today = cast.konrad.actor, clock.today()
    issue = making.issue(cast, observations=noted(cast, "Abendkurse fehlen.", "Kurse am Abend sind zu weit weg."))
    apart = regrouping.split(
        actor=konrad, issue=issue, observations=[issue.observations.all()[0].observation], **making.DESCRIBED
    )
    regrouping.merge(actor=konrad, issue=apart, into=issue)
    issue.refresh_from_db()
    item = making.open_item(cast, issue)
    parts = [{"text": "Zwei Träger bieten Abendkurse an", "owner": cast.jobcenter, "due": today + timedelta(days=60)}]
    log_in(client, cast.konrad)
    pages = [item.get_absolute_url(), issue.get_absolute_url(), reverse("steering:ranking"), reverse("steering:issues")]
    pages += [reverse("steering:issues") + "?ansicht=tabelle", reverse("steering:dashboard")]
    seen = {url: client.get(url).content.decode() for url in pages}
    decisions.record(actor=konrad, item=item, outcome=Outcome.ACCEPTED, reason="Es fehlt überall.", parts=parts)
    measure = issue.measures.get()
    assert client.get(measure.get_absolute_url()).status_code == 200
    values: dict[str, Any] = {"title": "Abendkurse anfragen", "text": "Beim KI.", "life_areas": ["language"]}
    values |= {"valid": making.span(today, today + timedelta(days=90)), "measure": measure}
    row = guidance.draft(actor=konrad, issue=issue, **values)
    guidance.publish(actor=konrad, guidance=row)
    letter = newsletters.draft(actor=konrad, meeting=item.meeting)
    assert "Zwei Träger bieten Abendkurse an" in letter.text
    assert newsletters.publish(actor=konrad, newsletter=letter) == 0
    assert row.title in log_in(Client(), cast.stella).get(reverse("steering:guidance-list")).content.decode()
    for name in ("meeting-pack", "meeting-word", "meeting-minutes"):
        assert client.get(reverse(f"steering:{name}", args=[item.meeting.public_id])).status_code == 200
    for url, page in seen.items():
        words = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
        assert "on Hand" in words or url == reverse("steering:dashboard"), url
        spoken = re.findall(r".{0,30}(?:Fälle|Fallarbeit|< 5).{0,20}", words.replace("Fälle werden hier nicht", ""))
        assert spoken == [], url


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
