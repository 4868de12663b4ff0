"""A case conference from the first idea to the steps that come of it, and who may hear what on the way."""

from collections.abc import Callable
from datetime import timedelta
from email.message import Message
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from icalendar import Calendar

from kim.casework.actions import cases, conferences
from kim.casework.models import Agreement, Case, Conference, ConferenceGuest, Step
from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.people.models import Person
from tests.casework.pages.conferring import AHEAD, held, moment, planned
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast
from tests.mails import sent

Posted = Callable[[str, Conference], Any]


@pytest.fixture
def posted(clara: Browser, django_capture_on_commit_callbacks: Any) -> Posted:
    """Press a button of a conference; what waits for the end of the transaction (mails) is done."""

    def press(name: str, conference: Conference) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return clara.post(name, conference.case.public_id, conference.public_id)

    return press


def by_name(cast: Cast, case: Case) -> Conference:
    return planned(cast, case, is_anonymous=False, data_areas=["work_and_income"])


def consent(cast: Cast, case: Case, areas: list[str], last_day: Any = None) -> None:
    actor = cast.clara.actor
    with acting_as(actor), transaction.atomic():
        bases.record(
            actor=actor,
            household=case.household,
            kind="consent",
            purpose="case_conference",
            given_on=clock.today(),
            last_day=last_day or clock.today() + timedelta(days=90),
            data_areas=areas,
            offices=[cast.jobcenter],
            how="written",
            language="ar",
            wording="2026-01",
        )


def calendar_of(message: Any) -> Any:
    part: Message = message.message().get_payload()[1]
    assert part.get_content_type() == "text/calendar"
    return Calendar.from_ical(part.get_payload(decode=True)), part


def test_it_is_planned_without_a_date_and_found_later(clara: Browser, case: Case) -> None:
    clara.post(
        "conference-new", case.public_id, purpose="Wohin?", minutes="60", form="anonymous", agenda="Lage\n\nWege"
    )
    made = Conference.objects.get()
    assert made.starts_at is None
    assert [item["title"] for item in made.agenda] == ["Lage", "Wege"]
    page = clara.get("conference", case.public_id, made.public_id).content.decode()
    assert "ein Termin wird gesucht" in page
    changed = {"version": "1", "purpose": "Wohin?", "minutes": "60", "form": "anonymous", "day": "02.12.2026"}
    assert clara.post("conference-edit", case.public_id, made.public_id, **changed).status_code == 422
    assert clara.post("conference-edit", case.public_id, made.public_id, time="14:30", **changed).status_code == 302
    made.refresh_from_db()
    assert timezone.localtime(made.starts_at).strftime("%d.%m.%Y %H:%M") == "02.12.2026 14:30"


def test_guests_come_by_office_by_name_or_from_the_household(
    clara: Browser, cast: Cast, case: Case, sabine: Person
) -> None:
    made = planned(cast, case)
    clara.post("conference-ask", case.public_id, made.public_id, office=cast.jobcenter.key, name="Frau Vogt")
    clara.post("conference-ask", case.public_id, made.public_id, name="Herr Nachbar", email="n@example.org")
    clara.post("conference-ask", case.public_id, made.public_id, person=sabine.public_id)
    assert made.guests.count() == 4
    twice = clara.post("conference-ask", case.public_id, made.public_id, office=cast.jobcenter.key)
    assert twice.status_code == 422
    nobody = clara.post("conference-ask", case.public_id, made.public_id)
    assert "Wählen Sie eine Stelle" in nobody.content.decode()


def test_an_invitation_in_anonymous_form_names_nobody_and_no_case(
    clara: Browser, cast: Cast, case: Case, conference: Conference, posted: Posted
) -> None:
    page = clara.get("conference-invite", case.public_id, conference.public_id).content.decode()
    assert "findet anonym statt" in page
    assert posted("conference-invite", conference).status_code == 302
    [message] = sent()
    calendar, part = calendar_of(message)
    [event] = calendar.walk("VEVENT")
    text = message.subject + message.body + part.get_payload(decode=True).decode()
    for word in ("Sommer", "Sabine", "Lina", case.number, case.public_id, conference.purpose, "Lage"):
        assert word not in text
    assert message.to == ["team@jobcenter.example"]
    assert (calendar["method"], part.get_param("method")) == ("REQUEST", "REQUEST")
    assert event["uid"] == f"conference-{conference.public_id}@kim"
    assert event.decoded("dtstart") == moment()
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)
    assert str(event["organizer"]) == f"mailto:{cast.clara.user.email}"


def test_a_changed_date_is_invited_to_again_and_a_cancellation_is_told(
    clara: Browser, cast: Cast, case: Case, conference: Conference, posted: Posted
) -> None:
    posted("conference-invite", conference)
    conference.refresh_from_db()
    with acting_as(cast.clara.actor), transaction.atomic():
        conferences.change(
            actor=cast.clara.actor, conference=conference, version=conference.version, purpose="Neu",
            starts_at=moment(AHEAD * 2),
        )  # fmt: skip
    assert conference.state == "planned"
    page = clara.get("conference", case.public_id, conference.public_id).content.decode()
    assert "Die Gäste haben noch die frühere Einladung" in page
    assert "Wer eingeladen war, bekommt eine Mail" in page, "a cancellation is told to them too"
    posted("conference-invite", conference)
    posted("conference-cancel", conference)
    events = [calendar_of(message)[0] for message in sent()]
    assert [str(each["method"]) for each in events] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [each.walk("VEVENT")[0]["sequence"] for each in events] == [1, 2, 3]


def test_by_name_is_refused_while_somebody_may_not_hear_it(clara: Browser, cast: Cast, case: Case) -> None:
    made = by_name(cast, case)
    page = clara.get("conference-invite", case.public_id, made.public_id).content.decode()
    assert "Nicht alle dürfen es namentlich hören" in page
    assert "Jetzt einladen" not in page
    answer = clara.client.post(address("conference-invite", case.public_id, made.public_id), follow=True)
    page = answer.content.decode()
    assert "Keine Einwilligung lässt diese alles namentlich hören" in page
    assert sent() == []


def test_by_name_goes_out_once_a_consent_covers_it_and_keeps_what_was_allowed(
    clara: Browser, cast: Cast, case: Case, posted: Posted
) -> None:
    made = by_name(cast, case)
    consent(cast, case, ["work_and_income", "housing"])
    # Consent and secrecy are two things, and the page of consents says so too.
    page = clara.get("conference-invite", case.public_id, made.public_id).content.decode()
    assert "die Schweigepflichtentbindung fehlt" in " ".join(page.split())
    assert "Alle dürfen es namentlich hören" not in page
    with acting_as(cast.clara.actor), transaction.atomic():
        releases.record(
            actor=cast.clara.actor, household=case.household, office=cast.jobcenter, given_on=clock.today(),
            last_day=clock.today() + timedelta(days=90), data_areas=["work_and_income"], how="written",
            language="ar", wording="2026-01",
        )  # fmt: skip
    page = clara.get("conference-invite", case.public_id, made.public_id).content.decode()
    assert "die Schweigepflichtentbindung fehlt" not in " ".join(page.split())
    assert "Alle dürfen es namentlich hören" in page
    posted("conference-invite", made)
    [message] = sent()
    assert case.number in message.body
    assert "Sommer" not in message.body + message.subject
    assert ConferenceGuest.objects.get().heard == ["work_and_income"]


def test_a_consent_for_something_else_or_one_that_ends_before_does_not_count(
    clara: Browser, cast: Cast, case: Case
) -> None:
    made = by_name(cast, case)
    consent(cast, case, ["housing"])
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation, match="Keine Einwilligung"):
        conferences.invite(actor=cast.clara.actor, conference=made)
    consent(cast, case, ["work_and_income"], last_day=clock.today() + AHEAD - timedelta(days=1))
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation):
        conferences.invite(actor=cast.clara.actor, conference=made)


def test_the_place_never_tells_where_the_household_lives(clara: Browser, case: Case) -> None:
    given = {"purpose": "Wohin?", "minutes": "60", "form": "anonymous", "place": "bei Familie Sommer"}
    answer = clara.post("conference-new", case.public_id, **given)
    assert answer.status_code == 422
    assert "nennt den Haushalt" in answer.content.decode()


def test_minutes_are_not_written_before_it_took_place(
    clara: Browser, cast: Cast, case: Case, conference: Conference
) -> None:
    given = {"version": "1", "said": "Schon vorher fertig", "present": []}
    answer = clara.post("conference-minutes", case.public_id, conference.public_id, **given)
    assert answer.status_code == 422
    assert "noch nicht stattgefunden" in answer.content.decode()
    assert "Schon vorher fertig" in answer.content.decode()


def test_an_agreement_becomes_a_step_with_one_click_and_its_office(
    clara: Browser, cast: Cast, case: Case, conference: Conference
) -> None:
    held(cast, conference)
    agreed = {"text": "Bescheid prüfen", "office": cast.jobcenter.key, "due_on": "21.12.2026"}
    clara.post("conference-agree", case.public_id, conference.public_id, **agreed)
    agreement = Agreement.objects.get()
    url = address("agreement-step", case.public_id, conference.public_id, agreement.public_id)
    page = clara.client.get(url).content.decode()
    assert 'value="Bescheid prüfen"' in page
    assert f'<option value="{cast.jobcenter.key}" selected' in page
    assert 'value="21.12.2026"' in page
    step = {"title": "Bescheid prüfen", "life_area": "work", "party": "office", "office": cast.jobcenter.key}
    assert clara.client.post(url, step).status_code == 302
    agreement.refresh_from_db()
    assert agreement.step == Step.objects.get(title="Bescheid prüfen")
    assert clara.client.post(url, step).status_code == 422
    assert Step.objects.count() == 1


def test_minutes_changed_meanwhile_show_both_versions(
    clara: Browser, cast: Cast, case: Case, conference: Conference
) -> None:
    held(cast, conference)
    with clock.at(moment() + timedelta(hours=3)):
        given = {"version": "1", "said": "Ganz anders war es"}
        answer = clara.post("conference-minutes", case.public_id, conference.public_id, **given)
    assert answer.status_code == 409
    assert "Ganz anders" in answer.content.decode()


def test_the_date_stands_in_the_calendar(clara: Browser, cast: Cast, case: Case, conference: Conference) -> None:
    assert "14:00" in clara.get("calendar").content.decode()
    secret = clara.post("calendar-address").content.decode().split("/kalender/abo/")[1].split(".ics")[0]
    [event] = Calendar.from_ical(clara.client.get(address("calendar-feed", secret)).content).walk("VEVENT")
    assert event["summary"] == f"Fall {case.number}: Konferenz"
    assert event["uid"] == f"conference-{conference.public_id}@kim"


def test_an_empty_list_offers_the_first_conference(clara: Browser, case: Case) -> None:
    assert "Es gab noch keine Fallkonferenz" in clara.get("conferences", case.public_id).content.decode()


def test_a_training_need_is_begun_on_the_page_of_a_conference_and_leads_back_there(
    clara: Browser, conference: Conference
) -> None:
    here, url = address("conference", conference.case.public_id, conference.public_id), address("training-need-new")
    assert f'href="{url}"' in clara.client.get(here).content.decode()
    form = clara.client.get(url, HTTP_REFERER=f"http://testserver{here}").content.decode()
    assert f'name="next" value="{here}"' in form


def test_what_goes_out_is_what_was_looked_at_and_goes_out_once(
    clara: Browser, cast: Cast, case: Case, conference: Conference, django_capture_on_commit_callbacks: Any
) -> None:
    shown = {"version": str(conference.version)}
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            clara.post("conference-invite", case.public_id, conference.public_id, **shown)
    assert len(sent()) == 1
    page = clara.get("conference", case.public_id, conference.public_id).content.decode()
    assert "zwischenzeitlich geändert, oder es wurde schon eingeladen" in page


def test_before_a_cancellation_one_reads_who_will_be_written_to(
    clara: Browser, case: Case, conference: Conference, posted: Posted
) -> None:
    def page() -> str:
        return str(clara.get("conference", case.public_id, conference.public_id).content.decode())

    assert "also wird niemand angeschrieben" in page()
    posted("conference-invite", conference)
    assert "Wer eingeladen war, bekommt eine Mail" in page()


def test_a_closed_case_offers_no_conference(cast: Cast, clara: Browser, case: Case) -> None:
    assert address("conference-new", case.public_id) in clara.get("conferences", case.public_id).content.decode()
    with acting_as(cast.clara.actor):
        cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="contact_lost")
    page = clara.get("conferences", case.public_id).content.decode()
    assert "Es gab keine Fallkonferenz." in page
    assert address("conference-new", case.public_id) not in page
