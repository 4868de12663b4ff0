from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pdfua
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kim.kernel import clock
from kim.kernel.periods import last_closed_quarter
from kim.steering.actions import decisions, guidance, issues, measures
from kim.steering.models import AgendaItem, Guidance, Measure, Meeting, Observation, StructuralIssue
from kim.steering.rules.codes import MeetingState, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
PAPER = {
    "title": "Kinderbetreuung während Sprachkursen",
    "problem": "Eltern kleiner Kinder können Kurse nicht beginnen.",
    "obstacle_kind": "offer_gap",
    "life_area": "language",
    "office_kinds": ["youth_office"],
    "level": "district_wide",
    "influence": "decide",
    "why_grave": "Selten, aber schwer.",
}


@pytest.fixture
def secretariat(cast: Cast, client: Client, log_in: LogIn) -> Client:
    return log_in(client, cast.konrad)


def test_board_and_table_show_an_issue(cast: Cast, secretariat: Client) -> None:
    issue = making.issue(cast)
    for query in ("", "?ansicht=tabelle", "?auswahl=entscheiden", "?obstacle_kind=offer_gap", "?office_kind=nonsense"):
        assert issue.title in secretariat.get(reverse("steering:issues") + query).content.decode()
    assert issue.title not in secretariat.get(reverse("steering:issues") + "?life_area=housing").content.decode()


def test_an_issue_starts_from_observations_of_the_inbox(cast: Cast, secretariat: Client) -> None:
    observation = making.observation()
    url = reverse("steering:observations")
    assert observation.summary in secretariat.get(url).content.decode()
    answer = secretariat.post(url, {"observations": [observation.public_id], "issue": ""})
    assert answer.status_code == 302
    form = secretariat.get(answer["Location"])
    assert observation.summary in form.content.decode()
    assert secretariat.post(answer["Location"], PAPER).status_code == 302
    issue = StructuralIssue.objects.get()
    assert issue.observations.get().observation == observation


def test_an_observation_joins_a_known_issue_and_can_be_taken_out(cast: Cast, secretariat: Client) -> None:
    observation, issue = making.observation(), making.issue(cast)
    url = reverse("steering:observations")
    secretariat.post(url, {"observations": [observation.public_id], "issue": issue.public_id})
    assert observation.summary in secretariat.get(issue.get_absolute_url()).content.decode()
    out = reverse("steering:observation-take-out", args=[issue.public_id, observation.public_id])
    assert secretariat.post(out).status_code == 302
    assert Observation.objects.filter(cluster__isnull=True).count() == 1


def test_choosing_no_observation_comes_back_with_422(cast: Cast, secretariat: Client) -> None:
    making.observation()
    assert secretariat.post(reverse("steering:observations"), {"issue": ""}).status_code == 422


def test_the_paper_is_edited_and_a_lost_update_is_a_conflict(cast: Cast, secretariat: Client) -> None:
    issue = making.issue(cast)
    url = reverse("steering:issue-edit", args=[issue.public_id])
    seen = issue.version
    assert secretariat.post(url, PAPER | {"version": seen, "title": "Anders"}).status_code == 302
    answer = secretariat.post(url, PAPER | {"version": seen, "title": "Noch anders"})
    assert answer.status_code == 409
    assert "Noch anders" in answer.content.decode()


def test_possibilities_are_saved(cast: Cast, secretariat: Client) -> None:
    issue = making.issue(cast)
    url = reverse("steering:issue-options", args=[issue.public_id])
    assert secretariat.get(url).status_code == 200
    data = {
        "form-TOTAL_FORMS": "3",
        "form-INITIAL_FORMS": "0",
        "form-0-title": "Plätze beim Kursträger",
        "form-0-is_preferred": "on",
        "form-1-title": "Bericht an das Land",
    }
    assert secretariat.post(url, data).status_code == 302
    page = secretariat.get(issue.get_absolute_url()).content.decode()
    assert "A Plätze beim Kursträger" in page
    assert "B Bericht an das Land" in page


def test_possibilities_that_two_write_are_both_there(cast: Cast, secretariat: Client) -> None:
    issue = making.issue(cast)
    url = reverse("steering:issue-options", args=[issue.public_id])
    opened = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "version": str(issue.version)}
    assert secretariat.post(url, {**opened, "form-0-title": "Mehr Plätze"}).status_code == 302
    answer = secretariat.post(url, {**opened, "form-0-title": "Andere Zeiten"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="Andere Zeiten"' in page
    assert "Mehr Plätze" in page
    issue.refresh_from_db()
    again = {**opened, "version": str(issue.version), "form-0-title": "Andere Zeiten"}
    assert secretariat.post(url, again).status_code == 302
    assert [option.title for option in issue.options.all()] == ["Andere Zeiten"]


def test_putting_on_an_agenda_without_weight_says_why_not(cast: Cast, secretariat: Client) -> None:
    issue, meeting = making.issue(cast), making.meeting(cast)
    url = reverse("steering:issue-agenda", args=[issue.public_id])
    assert secretariat.post(url, {"meeting": meeting.public_id}).status_code == 422
    issues.edit(actor=cast.konrad.actor, issue=issue, version=issue.version, why_grave="Schwer.")
    assert secretariat.post(url, {"meeting": meeting.public_id, "minutes": "20"}).status_code == 302
    issue.refresh_from_db()
    given = {"rank": "1", "version": str(issue.version)}
    assert secretariat.post(reverse("steering:issue-rank", args=[issue.public_id]), given).status_code == 302
    issue.refresh_from_db()
    assert (issue.state, issue.rank) == ("ranked", 1)


def test_a_meeting_is_planned_opened_attended_and_decides(cast: Cast, secretariat: Client) -> None:
    body = making.body(cast)
    data = {"body": body.key, "day": "10.12.2026", "time": "14:00", "lasts": "120", "place": "Kreishaus"}
    secretariat.post(reverse("steering:meeting-new"), data)
    meeting = Meeting.objects.get()
    url = reverse("steering:issue-agenda", args=[making.issue(cast, why_grave="Schwer.").public_id])
    secretariat.post(url, {"meeting": meeting.public_id})
    secretariat.post(reverse("steering:item-new", args=[meeting.public_id]), {"title": "Verschiedenes"})
    secretariat.post(reverse("steering:meeting-state", args=[meeting.public_id]), {"state": "in_session"})
    _attend(secretariat, meeting)
    item = AgendaItem.objects.get(position=1)
    page = secretariat.get(item.get_absolute_url()).content.decode()
    assert "3 of 4" in page or "3 von 4" in page
    answer = secretariat.post(item.get_absolute_url(), _decision(cast))
    assert answer.status_code == 302
    assert answer["Location"] == AgendaItem.objects.get(position=2).get_absolute_url()
    assert Measure.objects.get().title == "Plätze vereinbaren"
    for name in ("meetings", "measures"):
        assert secretariat.get(reverse(f"steering:{name}")).status_code == 200


def _attend(client: Client, meeting: Meeting) -> None:
    url = reverse("steering:attendance", args=[meeting.public_id])
    form = client.get(url).context["form"]
    data = {name: "present" if name.startswith("seat-") else "J. Hartmann" for name in form.fields}
    assert client.post(url, data | {"version": form.initial["version"]}).status_code == 302


def _decision(cast: Cast, **changed: str) -> dict[str, str]:
    return {
        "outcome": "accepted",
        "yes": "2",
        "no": "0",
        "abstained": "1",
        "reason": "Die Lücke ist überall.",
        "parts-TOTAL_FORMS": "3",
        "parts-INITIAL_FORMS": "0",
        "parts-0-text": "Plätze vereinbaren",
        "parts-0-owner": cast.jobcenter.key,
        "parts-0-due": "01.02.2027",
        **changed,
    }


def test_votes_that_cannot_be_come_back_at_their_field(cast: Cast, secretariat: Client) -> None:
    item = making.open_item(cast)
    answer = secretariat.post(item.get_absolute_url(), _decision(cast, yes="9"))
    assert answer.status_code == 422
    assert "yes" in answer.context["form"].errors
    assert secretariat.post(item.get_absolute_url(), _decision(cast, reason="")).status_code == 422


def test_a_measure_is_reported_and_a_further_one_agreed(cast: Cast, secretariat: Client) -> None:
    item = making.open_item(cast)
    decision = decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Überall.")
    url = reverse("steering:measure-new", args=[decision.public_id])
    assert secretariat.get(url).status_code == 200
    data = {"title": "Bericht", "owner": cast.ki.key, "due": "01.03.2027"}
    assert secretariat.post(url, data).status_code == 302
    measure = Measure.objects.get()
    url = reverse("steering:measure-report", args=[measure.public_id])
    assert secretariat.get(url).status_code == 200
    report = {"version": measure.version, "state": "done", "due": "01.03.2027", "result": "Erledigt."}
    assert secretariat.post(url, report).status_code == 302
    measure.refresh_from_db()
    assert measure.state == "done"
    assert secretariat.get(reverse("steering:measures") + "?auswahl=alle").status_code == 200


def test_guidance_is_written_published_and_withdrawn(cast: Cast, secretariat: Client) -> None:
    issue = making.issue(cast)
    url = reverse("steering:guidance-new", args=[issue.public_id])
    assert secretariat.get(url).status_code == 200
    typed = {"title": "Zuerst anfragen", "text": "Beim KI.", "valid_from": "01.12.2026", "valid_until": "30.06.2099"}
    assert secretariat.post(url, typed | {"valid_until": ""}).status_code == 422
    assert secretariat.post(url, typed | {"valid_until": "01.01.2020"}).status_code == 422
    assert secretariat.post(url, typed | {"life_areas": ["language"]}).status_code == 302
    row = Guidance.objects.get()
    assert "30.06.2099" in secretariat.get(row.get_absolute_url()).content.decode()
    edit = reverse("steering:guidance-edit", args=[row.public_id])
    assert secretariat.get(edit).status_code == 200
    changed = typed | {"version": str(row.version), "title": "Neu", "life_areas": ["work"]}
    assert secretariat.post(edit, changed).status_code == 302
    secretariat.post(reverse("steering:guidance-publish", args=[row.public_id]))
    row.refresh_from_db()
    assert (row.state, row.title, row.life_areas) == ("published", "Neu", ["work"])
    assert "Neu" in secretariat.get(reverse("steering:guidance-list")).content.decode()
    secretariat.post(reverse("steering:guidance-withdraw", args=[row.public_id]))
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_the_paper_as_pdf_is_tagged_and_says_the_same(cast: Cast, secretariat: Client, tmp_path: Path) -> None:
    issue = making.issue(cast, proposal="A jetzt, C zugleich.", observations=[making.observation()])
    making.evidence_of(issue, last_closed_quarter(clock.today()).key, total=13)
    answer = secretariat.get(reverse("steering:issue-pdf", args=[issue.public_id]))
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for expected in (issue.number, issue.title, "13", "A jetzt, C zugleich."):
        assert expected in text
    assert making.OBSERVATION.summary not in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    (tmp_path / "paper.pdf").write_bytes(answer.content)
    report = pdfua.validate(tmp_path / "paper.pdf")
    assert [outcome.rule_id for outcome in report.outcomes if outcome.findings] == []


def test_a_member_reads_papers_on_an_agenda_and_finds_no_others(cast: Cast, client: Client, log_in: LogIn) -> None:
    hidden, item = making.issue(cast), making.open_item(cast)
    assert item.issue
    log_in(client, cast.stella)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(reverse("steering:issue-pdf", args=[hidden.public_id])).status_code == 404
    page = client.get(item.issue.get_absolute_url())
    assert page.status_code == 200
    assert 'name="meeting"' not in page.content.decode()
    assert client.get(item.meeting.get_absolute_url()).status_code == 200
    assert client.post(item.get_absolute_url(), _decision(cast)).status_code == 403
    assert client.get(reverse("steering:issue-new")).status_code == 403
    assert client.get(reverse("steering:observations")).status_code == 404


def test_case_managers_find_no_page_of_steering(cast: Cast, client: Client, log_in: LogIn) -> None:
    log_in(client, cast.clara)
    for name in ("issues", "issue-new", "observations", "meetings", "meeting-new", "measures", "guidance-list"):
        assert client.get(reverse(f"steering:{name}")).status_code == 404


def test_a_closed_meeting_offers_no_form(cast: Cast, secretariat: Client) -> None:
    item = making.open_item(cast)
    url = reverse("steering:meeting-state", args=[item.meeting.public_id])
    secretariat.post(url, {"state": "closed"})
    item.meeting.refresh_from_db()
    assert item.meeting.state == MeetingState.CLOSED
    assert 'name="outcome"' not in secretariat.get(item.get_absolute_url()).content.decode()
    assert secretariat.post(url, {"state": "nonsense"}).status_code == 302
    assert secretariat.post(url, {"state": "in_session"}, follow=True).status_code == 200
    assert not measures.Measure.objects.exists()


def test_guidance_that_ends_soon_is_named_and_written_anew(cast: Cast, secretariat: Client) -> None:
    today = clock.today()
    issue = making.issue(cast)
    rows = [
        guidance.draft(
            actor=cast.konrad.actor,
            issue=issue,
            title=title,
            text="Über das KI.",
            life_areas=["language"],
            valid=making.span(today, today + timedelta(days=days)),
        )
        for title, days in (("Träger fragen", 40), ("Lange gültig", 200))
    ]
    for row in rows:
        guidance.publish(actor=cast.konrad.actor, guidance=row)
    page = secretariat.get(reverse("steering:guidance-list")).content.decode()
    soon = page.split("<table")[0]
    assert "Träger fragen" in soon
    assert "Lange gültig" not in soon
    assert f"?von={rows[0].public_id}" in secretariat.get(rows[0].get_absolute_url()).content.decode()
    form = secretariat.get(reverse("steering:guidance-new", args=[issue.public_id]) + f"?von={rows[0].public_id}")
    assert "Über das KI." in form.content.decode()
    assert f"{today + timedelta(days=40):%d.%m.%Y}" in form.content.decode()
