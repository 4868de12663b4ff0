"""One's dates in one's own calendar: by a secret address, with case numbers only, and only while it holds."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from icalendar import Calendar

from kim.accounts.actions import calendar_feeds, memberships, users
from kim.accounts.models import CalendarFeed
from kim.casework.actions import cases, deputations, tasks
from kim.casework.models import Case, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make
from tests.casework.everything import deputise
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast, Player

SOON = timedelta(days=5)


@pytest.fixture
def dates(cast: Cast, case: Case) -> Step:
    """A step and a task with talkative titles, both due soon, and a task without a day."""
    actor, day = cast.clara.actor, clock.today() + SOON
    with acting_as(actor), transaction.atomic():
        tasks.add(actor=actor, case=case, title="Frau Sommer wegen Lina anrufen", due_on=day)
        tasks.add(actor=actor, case=case, title="Irgendwann aufräumen")
        return make.step(actor, case, "Kita-Platz für Lina Sommer", due_on=day)


def secret_of(player: Player) -> str:
    with acting_as(player.actor), transaction.atomic():
        return calendar_feeds.make(actor=player.actor)


def fetch(secret: str, client: Client | None = None) -> Any:
    return (client or Client()).get(address("calendar-feed", secret))


def summaries(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return sorted(str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_feed_says_what_is_due_with_the_case_number(cast: Cast, case: Case, dates: Step) -> None:
    found = summaries(fetch(secret_of(cast.clara)))
    assert found == [f"Fall {case.number}: ein Schritt ist fällig", f"Fall {case.number}: eine Aufgabe ist fällig"]


def test_it_is_a_calendar_that_programs_understand(cast: Cast, case: Case, dates: Step) -> None:
    answer = fetch(secret_of(cast.clara))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n")), "RFC 5545, 3.1"
    step = next(event for event in calendar.walk("VEVENT") if event["uid"] == f"step-{dates.public_id}@kim")
    assert step.decoded("dtstart") == clock.today() + SOON
    assert step.decoded("dtend") == clock.today() + SOON + timedelta(days=1)
    assert step["transp"] == "TRANSPARENT"
    assert str(step["url"]).endswith(address("case", case.public_id))


def test_no_name_and_no_text_of_a_case_stands_in_it(cast: Cast, case: Case, dates: Step) -> None:
    text = fetch(secret_of(cast.clara)).content.decode().replace("\r\n ", "")
    for word in ("Sommer", "Lina", "Kita", "anrufen", "Clara", "Auental"):
        assert word not in text


def test_nothing_is_kept_on_the_way(cast: Cast, case: Case) -> None:
    answer = fetch(secret_of(cast.clara))
    assert "no-store" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


def test_the_secret_is_not_stored(cast: Cast, case: Case) -> None:
    secret = secret_of(cast.clara)
    assert CalendarFeed.objects.get().digest not in secret
    assert secret not in str(CalendarFeed.objects.values())


def test_a_guessed_address_opens_nothing_and_is_not_logged(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        answer = fetch("x" * 43)
    assert (answer.status_code, answer.content) == (404, b"")
    assert "x" * 43 not in caplog.text


def test_it_dies_with_the_membership(cast: Cast, case: Case, dates: Step) -> None:
    secret = secret_of(cast.clara)
    memberships.end(actor=cast.adam.actor, membership=cast.clara.membership)
    assert fetch(secret).status_code == 404


def test_it_dies_with_the_access_of_the_person(cast: Cast, case: Case) -> None:
    secret = secret_of(cast.clara)
    users.end(actor=cast.adam.actor, user=cast.clara.user, reason="verlässt den Träger")
    assert fetch(secret).status_code == 404


def test_it_dies_when_it_is_ended_or_replaced(clara: Browser, cast: Cast, case: Case) -> None:
    first = secret_of(cast.clara)
    second = secret_of(cast.clara)
    assert fetch(first).status_code == 404
    assert fetch(second).status_code == 200
    clara.post("calendar-address-end")
    assert fetch(second).status_code == 404


def test_the_dates_of_a_deputy_die_with_the_deputation(cast: Cast, case: Case, dates: Step) -> None:
    secret = secret_of(cast.dana)
    assert summaries(fetch(secret)) == []
    with acting_as(cast.clara.actor), transaction.atomic():
        deputation = deputise(cast.clara, cast.dana)
    assert len(summaries(fetch(secret))) == 2
    with acting_as(cast.clara.actor), transaction.atomic():
        deputations.end(actor=cast.clara.actor, deputation=deputation)
    assert summaries(fetch(secret)) == []


def test_a_closed_case_leaves_the_calendar(cast: Cast, case: Case, dates: Step) -> None:
    secret = secret_of(cast.clara)
    with acting_as(cast.clara.actor), transaction.atomic():
        cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="moved_away")
    assert summaries(fetch(secret)) == []


def test_the_secret_counts_and_not_who_is_logged_in(cast: Cast, case: Case, dates: Step, at_desk: Any) -> None:
    secret = secret_of(cast.clara)
    assert len(summaries(fetch(secret, at_desk(cast.carlo).client))) == 2


def test_the_address_is_shown_once(clara: Browser, case: Case) -> None:
    shown = clara.post("calendar-address").content.decode()
    assert "/kalender/abo/" in shown
    again = clara.get("calendar").content.decode()
    assert "/kalender/abo/" not in again
    assert "Adresse beenden" in again


def test_the_agenda_shows_the_next_weeks_with_names(clara: Browser, case: Case, dates: Step) -> None:
    page = clara.get("calendar").content.decode()
    assert "Kita-Platz für Lina Sommer" in page
    assert "Irgendwann aufräumen" not in page


def test_an_empty_agenda_says_so(clara: Browser, case: Case) -> None:
    assert "Nichts ist fällig" in clara.get("calendar").content.decode()
