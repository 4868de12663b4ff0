"""Observations by hand: written without a case, checked, read by somebody else, then in the inbox without an author."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from kim.kernel import access
from kim.kernel.actor import acting_as
from kim.kernel.core_codes import ObservationSource
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose
from kim.organisations.models import Municipality
from kim.organisations.rules.codes import OrganisationKind
from kim.steering import jobs
from kim.steering.actions import hand_notes, issues
from kim.steering.models import HandNote, Observation
from kim.steering.queries import hand_notes as queries
from kim.steering.rules.codes import HandNoteState
from kim.steering.rules.sources import source_of
from tests.cast import Cast, Player
from tests.logging_in import log_in
from tests.steering import making

pytestmark = pytest.mark.django_db

TEXT = "Termine werden nur online vergeben. Wer kein Smartphone hat, bekommt keinen."
FIELDS: dict[str, Any] = {
    "source": "municipality",
    "kind": "obstacle",
    "obstacle_kind": "access_barrier",
    "life_area": "residence",
    "office_kinds": ["immigration_authority"],
    "text": TEXT,
    "is_grave": False,
}


def written(by: Player, **changed: Any) -> HandNote:
    with acting_as(by.actor):
        return hand_notes.write(actor=by.actor, **{**FIELDS, **changed})


def submitted(by: Player, **changed: Any) -> HandNote:
    note = written(by, **changed)
    with acting_as(by.actor):
        return hand_notes.submit(actor=by.actor, note=note)


def released(cast: Cast, **changed: Any) -> HandNote:
    note = submitted(cast.stella, **changed)
    return hand_notes.release(actor=cast.konrad.actor, note=note, looked_at_guesses=True)


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (OrganisationKind.MUNICIPAL_ADMINISTRATION, ObservationSource.MUNICIPALITY),
        (OrganisationKind.JOINT_INSTITUTION, ObservationSource.AUTHORITY),
        (OrganisationKind.DISTRICT_ADMINISTRATION, ObservationSource.AUTHORITY),
        (OrganisationKind.WELFARE_ASSOCIATION, ObservationSource.PARTNER),
        (OrganisationKind.OTHER, ObservationSource.PARTNER),
    ],
)
def test_the_source_follows_from_the_organisation(kind: OrganisationKind, source: ObservationSource) -> None:
    assert source_of(kind) is source


def test_a_note_reaches_the_inbox_with_the_weekly_delivery_and_says_neither_who_nor_where(cast: Cast) -> None:
    note = released(cast)
    assert not Observation.objects.exists()
    jobs.deliver_hand_notes()
    jobs.deliver_hand_notes()
    observation = Observation.objects.get()
    assert (observation.summary, observation.source, observation.week.isoweekday()) == (TEXT, "municipality", 1)
    note.refresh_from_db()
    assert note.observation == observation.public_id


def test_what_names_a_place_or_a_date_stays_with_its_author(cast: Cast) -> None:
    Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    note = written(cast.stella, text="In Auental gibt es seit dem 04.01. keine Termine.")
    with pytest.raises(WouldDisclose, match="Auental") as refusal:
        hand_notes.submit(actor=cast.stella.actor, note=note)
    assert [block.text for block in refusal.value.report.blocks] == ["Auental", "04.01."]


def test_a_name_is_a_guess_that_the_second_person_looks_at(cast: Cast) -> None:
    note = submitted(cast.stella, text="Frau Petersen verweist an den Kreis.")
    assert [guess["reason"] for guess in note.guesses] == ["looks_like_name"]
    with pytest.raises(RuleViolation, match=r"looked|angesehen"):
        hand_notes.release(actor=cast.konrad.actor, note=note)
    assert hand_notes.release(actor=cast.konrad.actor, note=note, looked_at_guesses=True).state == "released"


def test_nobody_is_their_own_second_person(cast: Cast) -> None:
    note = submitted(cast.konrad)
    assert not access.may(cast.konrad.actor, "release", note)
    assert list(queries.to_release(cast.konrad.actor)) == []


def test_a_partner_service_gives_a_note_and_is_told_what_became_of_it(cast: Cast, client: Client) -> None:
    """It keeps no case files here and has seen where people get stuck. Of the issue it reads the outcome, no paper."""
    log_in(client, cast.paula)
    assert reverse("steering:hand-notes") in client.get(reverse("referrals:inbox")).content.decode()
    given = {name: FIELDS[name] for name in FIELDS if name not in ("source", "is_grave")}
    sent = client.post(reverse("steering:hand-note-new"), given)
    note = HandNote.objects.get()
    assert (sent["Location"], note.unit, note.source) == (note.get_absolute_url(), cast.jmd, "partner")
    client.post(reverse("steering:hand-note-submit", args=[note.public_id]))
    assert list(queries.to_release(cast.konrad.actor)) == [note]
    assert list(queries.to_release(cast.stella.actor)) == [], "the coordination reads it, and no member"
    hand_notes.release(actor=cast.konrad.actor, note=HandNote.objects.get(), looked_at_guesses=True)
    jobs.deliver_hand_notes()
    issue = making.issue(cast, observations=list(Observation.objects.all()))
    page = client.get(reverse("steering:hand-notes")).content.decode()
    assert issue.title in page and issue.get_absolute_url() not in page
    assert client.get(issue.get_absolute_url()).status_code == 404


def test_members_read_what_the_secretariat_wrote_and_nothing_of_each_other(cast: Cast) -> None:
    of_konrad, of_stella = submitted(cast.konrad), submitted(cast.stella)
    assert list(queries.to_release(cast.sven.actor)) == [of_konrad]
    assert list(queries.to_release(cast.konrad.actor)) == [of_stella]
    assert not access.may(cast.sven.actor, "read", of_stella)


@pytest.mark.parametrize("who", ["clara", "petra", "adam"])
def test_others_have_no_door(cast: Cast, who: str) -> None:
    with pytest.raises(Http404):
        written(getattr(cast, who))


def test_a_returned_note_is_rewritten_and_goes_again(cast: Cast) -> None:
    note = submitted(cast.stella)
    hand_notes.send_back(actor=cast.konrad.actor, note=note, comment="Bitte allgemeiner.")
    note.refresh_from_db()
    assert (note.state, note.comment) == (HandNoteState.RETURNED, "Bitte allgemeiner.")
    hand_notes.rewrite(actor=cast.stella.actor, note=note, version=note.version, **{**FIELDS, "text": "Neu gesagt."})
    assert hand_notes.submit(actor=cast.stella.actor, note=note).state == HandNoteState.OPEN


def test_what_a_second_person_has_is_not_changed_underneath(cast: Cast) -> None:
    note = submitted(cast.stella)
    with pytest.raises(RuleViolation):
        hand_notes.rewrite(actor=cast.stella.actor, note=note, version=note.version, **FIELDS)


def test_a_released_note_can_be_taken_back_until_it_is_delivered(cast: Cast) -> None:
    early, late = released(cast), released(cast)
    hand_notes.take_back(actor=cast.stella.actor, note=early)
    jobs.deliver_hand_notes()
    late.refresh_from_db()
    assert Observation.objects.count() == 1
    with pytest.raises(RuleViolation):
        hand_notes.take_back(actor=cast.stella.actor, note=late)


def test_a_strength_says_between_which_offices(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        written(cast.stella, kind="strength", office_kinds=[])
    assert refusal.value.field == "office_kinds"


def test_the_author_sees_what_became_of_it(cast: Cast) -> None:
    released(cast, obstacle_kind="offer_gap")
    jobs.deliver_hand_notes()
    issue = making.issue(cast, observations=[Observation.objects.get()])
    own = queries.own_notes(cast.stella.actor)
    assert [(each.issue, each.may_open) for each in own] == [(issue, False)]


def test_an_officer_of_an_authority_notes_what_their_office_sees(client: Client, cast: Cast) -> None:
    log_in(client, cast.ines)
    sent = {name: value for name, value in FIELDS.items() if name not in ("source", "is_grave")}
    assert client.post(reverse("steering:hand-note-new"), sent).status_code == 302
    assert client.get(reverse("steering:observations")).status_code == 404


def test_who_writes_for_an_office_is_not_asked_for_whom(client: Client, cast: Cast) -> None:
    log_in(client, cast.stella)
    sent = {name: value for name, value in FIELDS.items() if name not in ("source", "is_grave")}
    page = client.get(reverse("steering:hand-note-new")).content.decode()
    assert 'name="source"' not in page
    answer = client.post(reverse("steering:hand-note-new"), sent)
    assert answer.status_code == 302
    assert HandNote.objects.get().source == source_of(cast.jobcenter.organisation.kind)


def test_the_page_marks_what_was_found(client: Client, cast: Cast) -> None:
    note = written(cast.stella, text="Frau Petersen hat am 04.01. abgesagt.")
    log_in(client, cast.stella)
    page = client.get(note.get_absolute_url()).content.decode()
    assert "<mark>04.01.</mark>" in page
    assert "<mark>Petersen</mark>" in page
    assert "disabled" in page


def test_the_secretariat_says_for_whom_it_writes(client: Client, cast: Cast) -> None:
    log_in(client, cast.konrad)
    sent = {name: value for name, value in FIELDS.items() if name != "is_grave"} | {"source": "partner"}
    assert client.post(reverse("steering:hand-note-new"), sent).status_code == 302
    assert HandNote.objects.get().source == "partner"


def test_an_issue_gathers_obstacles_or_strengths_never_both(cast: Cast) -> None:
    strength = making.observation(kind="strength")
    issue = making.issue(cast)
    with pytest.raises(RuleViolation) as refusal:
        issues.cluster(actor=cast.konrad.actor, issue=issue, observations=[strength])
    assert refusal.value.code == "other_kind"
    works = making.issue(cast, kind="strength", title="Sprechtag in der Gemeinde", observations=[strength])
    assert works.is_strength


def test_a_strength_is_shown_as_one_on_board_and_paper(client: Client, cast: Cast) -> None:
    works = making.issue(cast, kind="strength", title="Sprechtag in der Gemeinde")
    making.issue(cast)
    log_in(client, cast.konrad)
    board = client.get(reverse("steering:issues"), {"kind": "strength"}).content.decode()
    assert "Sprechtag in der Gemeinde" in board
    assert "Kinderbetreuung während Sprachkursen" not in board
    paper = client.get(works.get_absolute_url()).content.decode()
    assert "Was gelingt" in paper
