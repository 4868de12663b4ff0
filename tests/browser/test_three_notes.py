"""Three notes from three municipalities become guidance, and its effect is looked at: the whole way by keyboard.

Jana Steinhoff works on cases in Rösrath, Miriam Volkmann in Burscheid, Petra Lohmann in Leichlingen; Dr. Ines Bachmann
keeps the secretariat, four members sit in the steering group. What is not told here is done by actions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from kim.accounts.actions import invitations, users
from kim.accounts.rules.roles import Role
from kim.casework import jobs
from kim.casework.models import Case
from kim.config.demo.users import OPERATOR
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations
from kim.steering.actions import measures, meetings
from kim.steering.models import AgendaItem, Body, Measure, StructuralIssue
from kim.steering.queries.meetings import seat_lines
from kim.steering.rules.codes import Attendance, MeetingState
from tests.browser.conftest import type_log_in
from tests.browser.demo import cases_of, day_of_server, member
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
NOTE = "Für den Kurs am Vormittag fehlt eine Betreuung der Kinder. Der Platz im Kurs verfällt."
TITLE, REASON = "Betreuung während der Kurse am Vormittag", "Bewilligte Kurse verfallen, das kostet alle."
GUIDANCE, SEEN = "Kursort mit Betreuung zuerst fragen", "Seit zwei Quartalen nicht mehr gemeldet."
MEMBERS = ("jobcenter", "auslaenderbehoerde", "sozialamt")


def test_three_notes_become_guidance_and_its_effect_is_looked_at(open_page: Open, demo_server: str) -> None:
    def desk(key: str) -> Hands:
        page = open_page()
        type_log_in(page, demo_server, key)
        return Hands(page)

    managers = {key: desk(key) for key in ("steinhoff", "burscheid", "lohmann")}
    secretariat = desk("bachmann")
    cases = {key: next(case for case in cases_of(member(key)) if works_on(case)) for key in managers}
    paths = {key: reverse("casework:case", args=[case.public_id]) for key, case in cases.items()}
    for key, she in managers.items():
        she_notes_what_holds_the_case_up(she, paths[key])
    for key, other in zip(managers, ("lohmann", "steinhoff", "burscheid"), strict=True):
        a_second_person_releases_it(managers[other], but_not=key)
    jobs.deliver_observations()

    issue = the_secretariat_puts_the_three_together(secretariat)
    point = it_comes_onto_the_agenda_of_a_meeting(issue)
    members = [*map(desk, MEMBERS), a_fourth_member(open_page(), demo_server)]
    for each in members:
        each.go(issue)
        each.reads(TITLE, "Plätze am Kursort")
    the_group_decides(secretariat, point)
    the_measure_becomes_guidance(secretariat, issue)
    managers["burscheid"].go(paths["burscheid"])
    managers["burscheid"].reads(GUIDANCE)
    managers["lohmann"].press("Meine Hinweise")
    managers["lohmann"].reads(TITLE, REASON)

    the_effect_is_looked_at(secretariat)
    families = [case.household.label.removeprefix("Familie ") for case in cases.values()]
    for each in (*members, secretariat):
        each.go(issue)
        each.reads(REASON, GUIDANCE)
        text = each.page.content()
        assert [name for name in (*families, "Steinhoff", "Volkmann", "Lohmann") if name in text] == []


def works_on(case: Case) -> bool:
    """Open, and more than a short counselling."""
    return not case.is_closed and not case.is_short


def she_notes_what_holds_the_case_up(she: Hands, case: str) -> None:
    she.go(case)
    she.press("Hindernis melden")
    she.write(text="Der Kurs beginnt, die Kinder sind nicht betreut.", obstacle_kind="Angebotslücke")
    she.select_like("life_area", "Sprache")
    she.press("Hindernis notieren")
    she.replace(she.page.get_by_label("Ihr Entwurf"), NOTE)
    she.press("Speichern und prüfen")
    she.press("Zur Freigabe geben")
    she.reads("Wartet seit")


def a_second_person_releases_it(she: Hands, but_not: str) -> None:
    """Somebody else reads the text only; what one wrote oneself is not offered."""
    she.press("Freigaben")
    she.follow(she.page.locator("main a[href^='/freigaben/']").filter(has_text=NOTE[:20]).first)
    she.reads("fehlt eine Betreuung")
    marked = she.page.locator("main input[name=looked_at_guesses]")
    if marked.count():
        she.check(marked)
    she.press("Freigeben")


def the_secretariat_puts_the_three_together(she: Hands) -> str:
    she.press("Hinweise")
    boxes = she.page.locator("main li").filter(has_text=NOTE[:20]).locator("input[name=observations]")
    assert boxes.count() == 3
    for box in boxes.all():
        she.check(box)
    she.press("Bündeln")
    she.write(title=TITLE, problem="Eltern kleiner Kinder verlieren bewilligte Kurse.", obstacle_kind="Angebotslücke")
    she.write(why_grave="Weniger Fälle, als gezeigt werden darf; ohne Kurs kein Nachweis.")
    she.write(proposal="Plätze am Kursort vereinbaren.")
    she.select_like("level", "Kreis")
    she.select_like("life_area", "Sprache")
    she.choose("Wir entscheiden")
    she.press("Vorlage speichern")
    she.reads(TITLE)
    return she.path


def it_comes_onto_the_agenda_of_a_meeting(path: str) -> str:
    """The next meeting of the steering group, which has begun with everybody there; where the point stands."""
    actor = member("bachmann")
    issue = StructuralIssue.objects.get(public_id=path.strip("/").split("/")[-1])
    body = Body.objects.get(key="lenkungsgruppe")
    with acting_as(actor):
        meeting = meetings.plan(actor=actor, body=body, starts_at=clock.now() + timedelta(hours=1), place="Kreishaus")
        meetings.put_on(actor=actor, issue=issue, meeting=meeting, minutes=20)
        seats = {line.seat: (Attendance.PRESENT, "") for line in seat_lines(meeting)}
        meetings.record_attendance(actor=actor, meeting=meeting, seats=seats)
        meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.IN_SESSION)
        return str(AgendaItem.objects.get(meeting=meeting, issue=issue).get_absolute_url())


def a_fourth_member(page: Page, address: str) -> Hands:
    """From another office than the three of the demo."""
    email, password = "jugendamt@kim-demo.example", "jugendamt-zeigt-KIM"
    unit = organisations.unit("kreisjugendamt")
    invited = users.invite(actor=OPERATOR, email=email, name="Doris Kamp", role=Role.STEERING_MEMBER, unit=unit)
    invitations.accept(secret=invited.secret, password=password)
    page.goto(address + "/anmelden/")
    page.get_by_label("E-Mail").fill(email)
    page.get_by_label("Passwort", exact=True).fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/anmelden/" not in url)
    return Hands(page)


def the_group_decides(she: Hands, point: str) -> None:
    she.go(point)
    she.choose("angenommen")
    she.write(yes="9", no="0", abstained="1", reason=REASON)
    she.write(**{"parts-0-text": "Plätze am Kursort", "parts-0-owner": "Kommunales Integrationszentrum"})
    she.write(**{"parts-0-due": f"{clock.today() + timedelta(days=60):%d.%m.%Y}"})
    she.press("Beschluss fassen")
    she.reads(REASON)


def the_measure_becomes_guidance(she: Hands, issue: str) -> None:
    she.go(issue)
    she.press("Handlungshinweis schreiben")
    last = clock.today() + timedelta(days=300)
    she.write(title=GUIDANCE, text="Das KI nennt Kursorte mit Betreuung.", valid_from=f"{clock.today():%d.%m.%Y}")
    she.write(valid_until=f"{last:%d.%m.%Y}", measure="Plätze am Kursort")
    she.choose("Sprache")
    she.press("Entwurf speichern")
    she.press("Veröffentlichen")
    she.reads("veröffentlicht")


def the_effect_is_looked_at(she: Hands) -> None:
    """Planned with the day of the check, done; on that day somebody looks, beside the figures."""
    actor, measure = member("bachmann"), Measure.objects.get(title="Plätze am Kursort")
    with acting_as(actor):
        plan = {"hypothesis": "Niemand meldet es mehr.", "check_on": clock.today() + timedelta(days=200)}
        measures.plan(actor=actor, measure=measure, version=measure.version, **plan)
    she.go(measure.get_absolute_url())
    she.press("Stand melden")
    she.choose("erledigt")
    she.press("Maßnahme speichern")
    with day_of_server(clock.today() + timedelta(days=201)):
        she.go(measure.get_absolute_url())
        she.press("Wirkung prüfen")
        she.write(effect=SEEN)
        she.press("Maßnahme speichern")
        she.reads(SEEN)
