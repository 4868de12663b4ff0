"""One entry, in reach: a contact is written from the desk, from a case, from a dialog, and put right with a trace."""

from typing import Any

import pytest

from kim.casework.actions import contacts, steps
from kim.casework.models import Case, Contact, Step, Task
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

TODAY = "22.11.2026"
LINE = {"kind": "phone", "minutes": "20", "interpreting": "none"}


def line(**given: Any) -> dict[str, Any]:
    """What the one-line entry sends."""
    return {**LINE, "took_place_on": clock.today().strftime("%d.%m.%Y"), **given}


@pytest.fixture
def office_step(cast: Cast, case: Case) -> Step:
    """A step that waits for the Jobcenter."""
    actor = cast.clara.actor
    with acting_as(actor):
        made = make.step(actor, case, "Bescheid abwarten", party="office", office=cast.jobcenter)
        return steps.mark_waiting(actor=actor, step=made)


def test_the_one_line_entry_needs_a_kind_a_note_and_nothing_else(clara: Browser, case: Case) -> None:
    answer = clara.post("case-contact-new", case.public_id, **line(note="Vertrag liegt vor."))
    assert answer.status_code == 302
    assert answer["Location"] == address("case", case.public_id)
    contact = Contact.objects.get()
    assert (contact.note, contact.minutes, contact.case_id) == ("Vertrag liegt vor.", 20, case.pk)


def test_a_contact_returns_to_the_page_it_was_written_from(clara: Browser, case: Case) -> None:
    answer = clara.post("contact-new", case=case.public_id, next="/heute/", **line(note="Kurz gesprochen."))
    assert answer["Location"] == "/heute/"


def test_after_a_refusal_one_does_not_end_on_an_empty_form(clara: Browser, case: Case) -> None:
    url = address("case-contact-new", case.public_id)
    refused = clara.client.post(url, line(took_place_on="unsinn"), headers={"Referer": f"http://testserver{url}"})
    assert refused.status_code == 422 and refused.context["next"] == ""
    sent = line(note="Jetzt mit Tag.", next=refused.context["next"])
    answer = clara.client.post(url, sent, headers={"Referer": f"http://testserver{url}"})
    assert answer["Location"] == address("case", case.public_id)


def test_a_contact_never_leads_to_another_host(clara: Browser, case: Case) -> None:
    answer = clara.post("case-contact-new", case.public_id, next="https://boese.example/", **line())
    assert answer["Location"] == address("case", case.public_id)


def test_without_a_case_the_form_asks_for_one_and_keeps_what_was_typed(clara: Browser, case: Case) -> None:
    answer = clara.post("contact-new", **line(note="Wer war das?"))
    assert answer.status_code == 422
    assert "Wer war das?" in answer.content.decode()
    assert not Contact.objects.exists()


def test_nobody_writes_into_a_case_out_of_sight(cast: Cast, clara: Browser, case: Case) -> None:
    with acting_as(cast.carlo.actor):
        foreign = make.case(cast.carlo.actor, "Familie Fremd")
    answer = clara.post("contact-new", case=foreign.public_id, **line(note="Hier?"))
    assert answer.status_code == 422
    assert "Familie Fremd" not in answer.content.decode()
    with acting_as(cast.carlo.actor):
        assert not Contact.objects.exists()


def test_a_contact_in_the_future_is_refused_at_its_field(clara: Browser, case: Case) -> None:
    answer = clara.post("case-contact-new", case.public_id, **{**line(note="Bald"), "took_place_on": "01.01.2199"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "01.01.2199" in text
    assert 'id="id_took_place_on_error"' in text
    assert "Bald" in text


def test_who_took_part_is_chosen_from_the_household_and_the_offices_of_the_plan(
    clara: Browser, case: Case, sabine: Person, office_step: Step, cast: Cast
) -> None:
    given = line(persons=[sabine.public_id], offices=[cast.jobcenter.public_id], names="Frau Vogt, Herr Ast")
    clara.post("case-contact-new", case.public_id, **given)
    parts = [str(part) for part in Contact.objects.get().participants.all()]
    assert parts == ["Sabine Sommer", str(cast.jobcenter), "Frau Vogt", "Herr Ast"]


def test_a_task_follows_from_a_contact(clara: Browser, case: Case) -> None:
    given = line(note="Braucht Bescheinigung", follow_up="Schule anrufen", follow_up_due="01.12.2026")
    clara.post("case-contact-new", case.public_id, **given)
    task = Task.objects.get()
    assert (task.title, task.contact) == ("Schule anrufen", Contact.objects.get())


def test_a_day_for_a_task_without_words_is_asked_for(clara: Browser, case: Case) -> None:
    answer = clara.post("case-contact-new", case.public_id, **line(note="n", follow_up_due="01.12.2026"))
    assert answer.status_code == 422
    assert "follow_up" in answer.context["form"].errors
    assert not Contact.objects.exists()


def test_without_words_no_task_follows(clara: Browser, case: Case) -> None:
    clara.post("case-contact-new", case.public_id, **line(note="n", follow_up=" "))
    assert Contact.objects.exists()
    assert not Task.objects.exists()


def test_a_contact_can_finish_a_step(clara: Browser, case: Case, office_step: Step) -> None:
    clara.post("case-contact-new", case.public_id, **line(follows=["step"], step=office_step.public_id))
    office_step.refresh_from_db()
    assert office_step.state == "done"
    assert Contact.objects.get().step == office_step


def test_asking_an_office_again_is_noted_on_the_waiting_step(clara: Browser, case: Case, office_step: Step) -> None:
    page = clara.client.get(f"{address('case-contact-new', case.public_id)}?schritt={office_step.public_id}")
    form = page.context["form"]
    assert form.initial["step"] == office_step.public_id
    assert len(form.initial["offices"]) == 1
    clara.post("case-contact-new", case.public_id, **line(step=office_step.public_id))
    office_step.refresh_from_db()
    assert office_step.reminded_on == clock.today()
    assert office_step.state == "waiting"


def test_from_a_contact_one_goes_on_to_the_obstacle_that_was_met(clara: Browser, case: Case) -> None:
    answer = clara.post("case-contact-new", case.public_id, **line(note="n", follows=["obstacle"]))
    assert answer["Location"] == address("obstacle-new", case.public_id)


def test_several_contacts_are_written_in_a_row(clara: Browser, case: Case) -> None:
    answer = clara.post("case-contact-new", case.public_id, another="1", **line(note="Erster"))
    assert answer["Location"] == address("contact-new")


def test_the_language_counts_only_if_somebody_interpreted(clara: Browser, case: Case) -> None:
    clara.post("case-contact-new", case.public_id, **line(interpreted_language="ar"))
    assert Contact.objects.get().interpreted_language == ""


def test_the_dialog_knows_the_case_of_the_page_it_opens_over(clara: Browser, case: Case) -> None:
    over = f"http://testserver{address('case', case.public_id)}"
    answer = clara.get("contact-new", headers={"HX-Request": "true", "HX-Current-URL": over})
    text = answer.content.decode()
    assert "<html" not in text
    assert f'<option value="{case.public_id}" selected' in text
    assert 'id="dialog_note"' in text


def test_the_dialog_answers_with_the_page_to_go_on_with(clara: Browser, case: Case) -> None:
    url = address("contact-new")
    given = line(case=case.public_id, note="n", next="/heute/")
    answer = clara.client.post(url, given, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer["HX-Redirect"] == "/heute/"


def test_choosing_a_case_in_the_dialog_brings_its_people_only(clara: Browser, case: Case) -> None:
    headers = {"HX-Request": "true", "HX-Target": "contact-company"}
    answer = clara.client.get(f"{address('contact-new')}?case={case.public_id}", headers=headers)
    text = answer.content.decode()
    assert "Sabine" in text
    assert 'name="note"' not in text


class TestCorrecting:
    @pytest.fixture
    def contact(self, cast: Cast, case: Case) -> Contact:
        actor = cast.clara.actor
        with acting_as(actor):
            return contacts.record(actor=actor, case=case, kind="phone", minutes=15, note="Vertrag über 30 Stunden")

    def send(self, clara: Browser, contact: Contact, version: int, **given: Any) -> Any:
        url = address("contact-edit", contact.case.public_id, contact.public_id)
        return clara.client.post(url, line(version=version, **given))

    def test_the_form_shows_what_is_stored(self, clara: Browser, contact: Contact) -> None:
        page = clara.get("contact-edit", contact.case.public_id, contact.public_id).content.decode()
        assert "Vertrag über 30 Stunden" in page
        assert 'value="15"' in page

    def test_the_former_version_stays_readable(self, clara: Browser, contact: Contact) -> None:
        answer = self.send(clara, contact, 1, note="Vertrag über 35 Stunden")
        assert answer["Location"] == address("contacts", contact.case.public_id)
        listed = clara.get("contacts", contact.case.public_id).content.decode()
        assert "Vertrag über 35 Stunden" in listed
        history = clara.get("contact-history", contact.case.public_id, contact.public_id).content.decode()
        assert "Vertrag über 30 Stunden" in history
        assert "Clara Castell" in history

    def test_a_lost_update_shows_both_versions(self, clara: Browser, contact: Contact, cast: Cast) -> None:
        actor = cast.clara.actor
        contacts.correct(actor=actor, contact=contact, version=1, kind="phone", minutes=15, note="Vertrag liegt vor")
        answer = self.send(clara, contact, 1, note="Vertrag über 35 Stunden")
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "35" in page
        assert "liegt" in page
        assert "Clara Castell" in page
        assert Contact.objects.get().note == "Vertrag liegt vor"

    def test_the_choice_between_two_versions_is_saved(self, clara: Browser, contact: Contact, cast: Cast) -> None:
        contacts.correct(actor=cast.clara.actor, contact=contact, version=1, kind="letter", note="Seiner")
        url = address("contact-edit", contact.case.public_id, contact.public_id)
        chosen = {
            "version": 2,
            "choose-note": "mine",
            "mine-note": "Meiner",
            "stored-note": "Seiner",
            "choose-kind": "stored",
            "mine-kind": "phone",
            "stored-kind": "letter",
            "mine-took_place_on": contact.took_place_on.strftime("%d.%m.%Y"),
            "mine-interpreting": "none",
        }
        assert clara.client.post(url, chosen).status_code == 302
        stored = Contact.objects.get()
        assert (stored.note, stored.kind) == ("Meiner", "letter")

    def test_a_contact_of_a_closed_case_cannot_be_corrected(self, clara: Browser, contact: Contact, cast: Cast) -> None:
        from kim.casework.actions import cases

        cases.close(actor=cast.clara.actor, case=contact.case, version=contact.case.version, reason="moved_away")
        answer = self.send(clara, contact, 1, note="Zu spät")
        assert answer.status_code == 422
        assert "Zu spät" in answer.content.decode()
