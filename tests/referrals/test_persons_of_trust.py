"""A volunteer is asked for one thing and told one line; a withdrawal ends it in the same second."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from kim.casework.models import Case, Document, Step, Task
from kim.consent.actions import bases, releases
from kim.consent.models import Basis, Release
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.people.models import Person
from kim.referrals.actions import answering, composing, taking_in, trusting
from kim.referrals.models import Packet, PacketContent, TrustedPerson
from kim.referrals.queries import paper, who_knows
from kim.referrals.queries import trusting as queries
from kim.referrals.who_knows import sheet
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in
from tests.referrals import making

UTE = "Ute Sommerwind"


@pytest.fixture
def trusted(cast: Cast, case: Case) -> TrustedPerson:
    """Ute, whom the household has named, in a case with more in it than she may know."""
    actor = cast.clara.actor
    making.agree(cast, case, "step_sharing", name=UTE)
    with acting_as(actor):
        make.step(actor, case, "Schulden klären")
        make.document(actor, case, "Pass.pdf")
    return trusting.name(actor=actor, case=case, name=UTE, reach="0221 5550199")


def asked(cast: Cast, case: Case, trusted: TrustedPerson, **more: Any) -> Packet:
    """Ute is asked to come along with Amina to the town hall in three days."""
    with acting_as(cast.clara.actor):
        amina = Person.objects.get(given_name="Amina")
    given: dict[str, Any] = {
        "kind": "step_card",
        "question": "zum Termin begleiten",
        "answer_by": clock.today() + timedelta(days=3),
        "parts": ["errand", f"person:{amina.public_id}:name"],
        "errand": {"at": "10:30", "place": "Rathaus"},
    }
    packet = composing.draft(actor=cast.clara.actor, case=case, trusted=trusted, **(given | more))
    making.sent(cast, packet)
    return packet


def content_of(cast: Cast, packet: Packet) -> PacketContent:
    with acting_as(cast.clara.actor):
        return PacketContent.objects.get(packet=packet)


def test_nobody_is_named_without_a_consent_and_a_release(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    making.agree(cast, case, name=UTE)  # for referrals, not for single steps
    with pytest.raises(RuleViolation) as refused:
        trusting.name(actor=actor, case=case, name=UTE)
    assert refused.value.code == "consent_missing"
    making.agree(cast, case, "step_sharing", name=UTE)
    trusting.name(actor=actor, case=case, name=UTE)
    with pytest.raises(RuleViolation) as again:
        trusting.name(actor=actor, case=case, name=UTE)
    assert again.value.code == "named_already"


def test_paper_calendar_and_line_say_the_errand_and_nothing_else(
    cast: Cast, case: Case, trusted: TrustedPerson
) -> None:
    packet = asked(cast, case, trusted)
    content = content_of(cast, packet)
    day = f"{clock.today() + timedelta(days=3):%d.%m.%Y}"
    lines = [f"{day}, 10:30 Uhr, Rathaus: zum Termin begleiten", "Name: Amina Ackerwinde"]
    assert [line.replace("\xa0", " ") for line in queries.lines_of(content)] == lines
    with acting_as(cast.clara.actor):
        slip = paper.slip_of(Packet.objects.select_related("case__assigned_to__user").get(pk=packet.pk), content)
    (event,) = Calendar.from_ical(queries.calendar_of(packet, content)).walk("VEVENT")
    assert str(event["summary"]).replace("\xa0", " ") == " · ".join(lines)
    assert set(event) == {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND"}
    for forbidden in (case.number, "Schulden", "Pass", "2007", "Arabisch", "Einwilligung", "5550199"):
        assert forbidden not in str(slip) and forbidden not in str(event), forbidden


def test_she_owns_a_step_and_the_answer_comes_back_like_any_other(
    cast: Cast, case: Case, trusted: TrustedPerson
) -> None:
    actor = cast.clara.actor
    packet = asked(cast, case, trusted)
    with acting_as(actor):
        step = Step.objects.get(case=case, title="zum Termin begleiten")
        assert (step.party, step.office_name, step.state, step.due_on) == ("office", UTE, "waiting", packet.answer_by)
        found = Packet.objects.select_related("case", "step").get(pk=packet.pk)
        answering.deliver(actor=actor, packet=found)
        assert found.acts_next == "recipient" and found.next_on == packet.answer_by
        answering.enter(actor=actor, packet=found, name=UTE, state="done", text="Hat geklappt.")
        assert found.changes.last().by == UTE
        taking_in.take_in(actor=actor, packet=found, step="done")
        step.refresh_from_db()
        assert step.state == "done"


@pytest.mark.parametrize("what", ["basis", "release", "end"])
def test_it_ends_in_the_same_second_and_somebody_tells_her(
    cast: Cast, case: Case, trusted: TrustedPerson, what: str
) -> None:
    actor = cast.clara.actor
    packet = asked(cast, case, trusted)
    with acting_as(actor):
        if what == "basis":
            bases.withdraw(actor=actor, basis=Basis.objects.get(household=case.household_id))
        elif what == "release":
            releases.withdraw(actor=actor, release=Release.objects.get(household=case.household_id))
        else:
            trusting.end(actor=actor, trusted=TrustedPerson.objects.select_related("case").get(pk=trusted.pk))
        assert TrustedPerson.objects.get(pk=trusted.pk).ended_on == clock.today()
        assert Packet.objects.get(pk=packet.pk).is_closed_to_recipient
        assert Task.objects.get(case=case).title == f"Bescheid geben, dass es zurückgezogen ist: {UTE}"
        with pytest.raises(RuleViolation):
            trusting.end(actor=actor, trusted=TrustedPerson.objects.select_related("case").get(pk=trusted.pk))
    clara = log_in(Client(), cast.clara)
    url = reverse("referrals:errand-calendar", args=[case.public_id, packet.public_id])
    assert clara.get(url).status_code == 404
    if what != "end":
        with pytest.raises(RuleViolation):
            asked(cast, case, trusted)


def test_without_cover_for_names_only_the_errand_goes(cast: Cast, case: Case) -> None:
    making.agree(cast, case, "step_sharing", name=UTE, data_areas=["plan"])
    trusted = trusting.name(actor=cast.clara.actor, case=case, name=UTE)
    content = content_of(cast, asked(cast, case, trusted))
    assert "Ackerwinde" not in str(content.sections) and "Rathaus" in str(content.sections)


def test_the_sheet_for_the_client_lists_her_and_what_she_was_told(
    cast: Cast, case: Case, trusted: TrustedPerson
) -> None:
    asked(cast, case, trusted)
    with acting_as(cast.clara.actor):
        known = who_knows.of(cast.clara.actor, case)
        words = str(sheet.make(case, known).blocks)
    assert UTE in {one.recipient for one in known.allowed}
    assert [(one.recipient, one.is_open) for one in known.given] == [(UTE, True)]
    assert words.count(UTE) >= 2


def test_the_pages_name_her_ask_her_and_print_the_slip(cast: Cast, case: Case) -> None:
    clara = log_in(Client(), cast.clara)
    new = reverse("referrals:trusted-new", args=[case.public_id])
    assert "Zu den Einwilligungen" in clara.get(new).content.decode()
    making.agree(cast, case, "step_sharing", name=UTE)
    assert clara.post(new, {"name": "Jemand anderes"}).status_code == 422
    listed = clara.post(new, {"name": UTE, "reach": "0221 5550199"}, follow=True)
    assert UTE in listed.content.decode()
    (trusted,) = listed.context["trusted"]
    ask = reverse("referrals:errand-new", args=[case.public_id, trusted.public_id])
    day = f"{clock.today() + timedelta(days=2):%d.%m.%Y}"
    typed = {"version": 1, "question": "zum Elternabend begleiten", "answer_by": day, "life_area": "education"}
    assert clara.post(ask, typed | {"at": "halb acht"}).status_code == 422
    preview = clara.get(clara.post(ask, typed | {"at": "19:30"})["Location"])
    text = preview.content.decode().replace("\xa0", " ")
    assert f"{day}, 19:30 Uhr: zum Elternabend begleiten" in text and "Schweigepflicht" not in text
    packet = preview.context["packet"]
    edit = reverse("referrals:packet-edit", args=[case.public_id, packet.public_id])
    again = typed | {"question": "zum Elternabend mitkommen", "at": "19:00", "version": packet.version}
    preview = clara.get(clara.post(edit, again)["Location"])
    send = reverse("referrals:packet-send", args=[case.public_id, packet.public_id])
    clara.post(send, {"previewed": preview.context["print"]})
    slip = clara.get(reverse("referrals:packet-paper", args=[case.public_id, packet.public_id]))
    assert slip["Content-Disposition"] == 'attachment; filename="Begleitung.pdf"'
    calendar = clara.get(reverse("referrals:errand-calendar", args=[case.public_id, packet.public_id]))
    assert b"mitkommen" in calendar.content and case.number.encode() not in calendar.content
    with acting_as(cast.clara.actor):
        assert Step.objects.get(title="zum Elternabend mitkommen").life_area == "education"
        assert not Document.objects.filter(case=case).exists()
