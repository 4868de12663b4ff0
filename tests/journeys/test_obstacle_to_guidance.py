"""A case manager notes an obstacle, and months later another one reads what the steering group decided about it.

The twelve steps in one story, through the pages: Clara notes, Carlo releases, Konrad runs the secretariat, Stella sits
in the steering group, Dana has a case like it in another town. No page of steering ever shows a name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework import jobs
from kim.casework.models import Case, Obstacle, Proposal, ReleaseRequest
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.periods import Quarter
from kim.steering.models import (
    AgendaItem,
    Body,
    FeedbackTable,
    Guidance,
    Measure,
    Meeting,
    Observation,
    StructuralIssue,
)
from tests import make
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
Open = Callable[[Player], Client]
NAMES = ("Sommer", "Sabine", "Paul", "Winter", "Herbst", "Clara", "Carlo", "Dana", "Birkfeld", "Seedorf")


@pytest.fixture
def at_desk(log_in: Callable[[Client, Player], Client]) -> Open:
    """A browser of one's own for everybody."""
    return lambda player: log_in(Client(), player)


def after(quarter: Quarter) -> date:
    """A day on which a quarter is closed."""
    return quarter.end + timedelta(days=20)


def test_an_obstacle_of_one_case_becomes_guidance_for_another(cast: Cast, at_desk: Open) -> None:
    now = Quarter.of(clock.today())
    clara, konrad, stella = at_desk(cast.clara), at_desk(cast.konrad), at_desk(cast.stella)
    case = household_with_a_small_child(cast.clara, "Familie Sommer")

    obstacle = she_notes_an_obstacle_on_a_step(clara, case, cast.clara)  # 1
    she_writes_two_neutral_lines(clara, case, obstacle, cast.clara)  # 2
    a_second_person_releases_them(at_desk(cast.carlo), cast.carlo)  # 3
    others_met_the_same(cast)
    jobs.deliver_observations()
    issue = the_coordinator_puts_them_together(konrad)  # 4
    with clock.at(after(now)):
        jobs.publish_evidence()  # 5
        assert issue.evidence.get().total == 5
        meeting = it_comes_onto_an_agenda(cast, konrad, stella, issue)  # 6
        the_steering_group_decides(cast, konrad, meeting)  # 7, 8
        the_secretariat_publishes_guidance(konrad, issue)  # 9

        the_one_who_noted_it_reads_the_answer(clara)
        cases = another_case_shows_it(cast, at_desk)  # 10, 11
        they_say_that_it_helped(at_desk, cases)  # 12
    with clock.at(after(now.next())):
        jobs.publish_evidence()
        assert FeedbackTable.objects.get().helped == 5
        assert "5" in konrad.get(Guidance.objects.get().get_absolute_url()).content.decode()
    steering_never_reads_a_name(konrad, issue, meeting)


def household_with_a_small_child(player: Player, label: str) -> Case:
    case = make.case(player.actor, label)
    born = clock.today() - timedelta(days=500)
    make.person(player.actor, case, "Paul", family_name=label.split()[-1], relation="child", birth=born.isoformat())
    make.step(player.actor, case, "Sprachkurs beginnen", life_area="language")
    return case


def she_notes_an_obstacle_on_a_step(clara: Client, case: Case, player: Player) -> Obstacle:
    with acting_as(player.actor):
        step = case.steps.get()
    clara.post(
        reverse("casework:obstacle-new", args=[case.public_id]),
        {
            "kind": "obstacle",
            "text": "Sabine soll in den A2-Kurs. Paul hat keinen Kita-Platz, der Träger nimmt keine Kinder mit.",
            "obstacle_kind": "offer_gap",
            "life_area": "language",
            "office_kinds": ["language_course_provider", "youth_office"],
            "steps": [step.public_id],
        },
    )
    with acting_as(player.actor):
        return Obstacle.objects.get(held_up__step=step)


def she_writes_two_neutral_lines(clara: Client, case: Case, obstacle: Obstacle, player: Player) -> None:
    here = [case.public_id, obstacle.public_id]
    telling = {"text": "Sabine kann ihren Kurs nicht beginnen, weil Paul keinen Kita-Platz hat."}
    page = clara.post(reverse("casework:proposal", args=here), telling, follow=True).content.decode()
    assert "<mark>Sabine</mark>" in page
    clara.post(reverse("casework:proposal-submit", args=here))
    with acting_as(player.actor):
        assert not ReleaseRequest.objects.exists()
    clara.post(reverse("casework:proposal-neutralise", args=here))
    clara.post(reverse("casework:proposal-submit", args=here))
    with acting_as(player.actor):
        text = Proposal.objects.get(obstacle=obstacle).text
    assert not any(name in text for name in NAMES)
    assert "ein Kind unter 3" in text


def a_second_person_releases_them(carlo: Client, player: Player) -> None:
    with acting_as(player.actor):
        (request,) = ReleaseRequest.objects.all()
    page = carlo.get(reverse("casework:releases")).content.decode()
    assert request.get_absolute_url() in page
    carlo.post(request.get_absolute_url(), {"looked_at_guesses": "on"})
    assert not Observation.objects.exists()


def others_met_the_same(cast: Cast) -> None:
    for player, second, label in (
        (cast.clara, cast.carlo, "Familie Winter"),
        (cast.clara, cast.dana, "Familie Herbst"),
        (cast.carlo, cast.clara, "Familie Lenz"),
        (cast.carlo, cast.konrad, "Familie Kern"),
    ):
        make.released(player.actor, household_with_a_small_child(player, label), second.actor)


def the_coordinator_puts_them_together(konrad: Client) -> StructuralIssue:
    inbox = reverse("steering:observations")
    chosen = [row.public_id for row in Observation.objects.all()]
    assert len(chosen) == 5
    answer = konrad.post(inbox, {"observations": chosen, "issue": ""})
    konrad.post(
        answer["Location"],
        {
            "title": "Kinderbetreuung während Sprachkursen",
            "problem": "Eltern kleiner Kinder können Sprachkurse nicht beginnen.",
            "obstacle_kind": "offer_gap",
            "life_area": "language",
            "office_kinds": ["language_course_provider"],
            "level": "district_wide",
            "influence": "decide",
            "proposal": "Zwei Träger halten Betreuungsplätze frei.",
        },
    )
    return StructuralIssue.objects.get()


def it_comes_onto_an_agenda(cast: Cast, konrad: Client, stella: Client, issue: StructuralIssue) -> Meeting:
    body = making.body(cast)
    assert stella.get(issue.get_absolute_url()).status_code == 404
    day = clock.today() + timedelta(days=10)
    typed = {"body": body.key, "day": day.strftime("%d.%m.%Y"), "time": "14:00", "lasts": "120", "place": "Kreishaus"}
    konrad.post(reverse("steering:meeting-new"), typed)
    meeting = Meeting.objects.get()
    konrad.post(reverse("steering:issue-agenda", args=[issue.public_id]), {"meeting": meeting.public_id})
    assert "≥ 5" in stella.get(reverse("steering:issues")).content.decode()
    assert stella.get(issue.get_absolute_url()).status_code == 200
    return meeting


def the_steering_group_decides(cast: Cast, konrad: Client, meeting: Meeting, outcome: str = "accepted") -> None:
    konrad.post(reverse("steering:meeting-state", args=[meeting.public_id]), {"state": "in_session"})
    url = reverse("steering:attendance", args=[meeting.public_id])
    form = konrad.get(url).context["form"]
    drawn = {name: form[name].value() or "" for name in form.fields}
    answer = konrad.post(url, drawn | {name: "present" for name in drawn if name.startswith("seat-")})
    assert answer.status_code == 302
    item = AgendaItem.objects.get(meeting=meeting)
    decision = {
        "outcome": outcome,
        "yes": "3",
        "no": "0",
        "abstained": "0",
        "reason": "Die Lücke entsteht in allen Kommunen.",
        "parts-TOTAL_FORMS": "3",
        "parts-INITIAL_FORMS": "0",
    }
    part = {
        "parts-0-text": "Plätze vereinbaren",
        "parts-0-owner": cast.jobcenter.key,
        "parts-0-due": "01.02.2099",
    }
    answer = konrad.post(item.get_absolute_url(), decision | (part if outcome == "accepted" else {}))
    assert answer.status_code == 302


def the_secretariat_publishes_guidance(konrad: Client, issue: StructuralIssue) -> None:
    today = clock.today()
    konrad.post(
        reverse("steering:guidance-new", args=[issue.public_id]),
        {
            "title": "Kursträger mit Kinderbetreuung zuerst anfragen",
            "text": "Zwei Träger halten Plätze frei. Anfrage über das KI.",
            "measure": Measure.objects.get().public_id,
            "valid_from": today.strftime("%d.%m.%Y"),
            "valid_until": (today + timedelta(days=200)).strftime("%d.%m.%Y"),
            "life_areas": ["language"],
            "child_age_bands": ["under_3", "from_3_to_5"],
        },
    )
    konrad.post(reverse("steering:guidance-publish", args=[Guidance.objects.get().public_id]))


def the_one_who_noted_it_reads_the_answer(clara: Client) -> None:
    page = clara.get(reverse("casework:my-notes")).content.decode()
    for said in ("Die Lücke entsteht in allen Kommunen.", "Plätze vereinbaren", "Kursträger mit Kinderbetreuung"):
        assert said in page


def another_case_shows_it(cast: Cast, at_desk: Open) -> list[tuple[Player, Case]]:
    shown = [
        (player, household_with_a_small_child(player, f"Familie {number}"))
        for number, player in enumerate((cast.dana, cast.dana, cast.dana, cast.carlo, cast.carlo))
    ]
    for player, case in shown:
        page = at_desk(player).get(reverse("casework:case", args=[case.public_id])).content.decode()
        assert "Kursträger mit Kinderbetreuung zuerst anfragen" in page
    childless = make.case(cast.dana.actor, "Frau Allein")
    make.step(cast.dana.actor, childless, "Sprachkurs beginnen", life_area="language")
    page = at_desk(cast.dana).get(reverse("casework:case", args=[childless.public_id])).content.decode()
    assert "Kursträger mit Kinderbetreuung zuerst anfragen" not in page
    return shown


def they_say_that_it_helped(at_desk: Open, cases: list[tuple[Player, Case]]) -> None:
    guidance = Guidance.objects.get()
    for player, case in cases:
        url = reverse("casework:guidance-rate", args=[case.public_id, guidance.public_id])
        assert at_desk(player).post(url, {"feedback": "helped"}).status_code == 302


def steering_never_reads_a_name(konrad: Client, issue: StructuralIssue, meeting: Meeting) -> None:
    item = AgendaItem.objects.get(meeting=meeting)
    pages = [
        reverse("steering:issues"),
        issue.get_absolute_url(),
        meeting.get_absolute_url(),
        item.get_absolute_url(),
        reverse("steering:measures"),
        reverse("steering:guidance-list"),
        Guidance.objects.get().get_absolute_url(),
    ]
    for url in pages:
        page = konrad.get(url).content.decode()
        assert [name for name in NAMES if name in page] == [], url


def test_a_rejected_issue_is_answered_to_those_who_noted_it(cast: Cast, at_desk: Open) -> None:
    konrad, clara = at_desk(cast.konrad), at_desk(cast.clara)
    make.released(cast.clara.actor, household_with_a_small_child(cast.clara, "Familie Sommer"), cast.carlo.actor)
    jobs.deliver_observations()
    issue = making.issue(cast, observations=Observation.objects.all(), why_grave="Selten, aber schwer.")
    meeting = it_comes_onto_an_agenda_without_figures(cast, konrad, issue)
    the_steering_group_decides(cast, konrad, meeting, outcome="rejected")
    page = clara.get(reverse("casework:my-notes")).content.decode()
    assert issue.title in page
    assert "Die Lücke entsteht in allen Kommunen." in page
    assert not Measure.objects.exists()
    issue.refresh_from_db()
    assert issue.state == "closed"


def it_comes_onto_an_agenda_without_figures(cast: Cast, konrad: Client, issue: StructuralIssue) -> Meeting:
    body: Body = making.body(cast)
    meeting = making.meeting(cast, body)
    konrad.post(reverse("steering:issue-agenda", args=[issue.public_id]), {"meeting": meeting.public_id})
    assert "&lt; 5" in konrad.get(reverse("steering:issues")).content.decode()
    return meeting
