"""What is typed into a long form is on the server before it is sent, and comes back to whoever typed it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from kim.accounts.actions import form_drafts
from kim.accounts.models import FormDraft
from kim.casework.actions import contacts, goals
from kim.casework.models import Case, Contact, Obstacle
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast, Player
from tests.logging_in import log_in

SAVE, DISCARD = "/entwurf/", "/entwurf/verwerfen/"
WORDS = "Sie wartet seit März auf einen Termin"
OPENING = "an-opening-of-a-form"

# Address and field of every long form of a case; the address is both the page and the draft's place.
LONG_FORMS = {
    "contact": ("contact-new", "note"),
    "contact in a case": ("case-contact-new", "note"),
    "correction of a contact": ("contact-edit", "note"),
    "life area": ("assessment-area", "own_words"),
    "goal": ("goal-new", "own_words"),
    "step": ("step-new", "title"),
    "obstacle": ("obstacle-new", "text"),
    "obstacle again": ("obstacle", "text"),
    "closing": ("case-close", "note"),
}


@pytest.fixture
def places(cast: Cast, case: Case) -> dict[str, str]:
    """Addresses of the long forms in Clara's case."""
    actor = cast.clara.actor
    with acting_as(actor):
        contact = contacts.record(actor=actor, case=case, kind="phone", note="Angerufen")
        obstacle = make.obstacle(actor, case)
        goals.add(actor=actor, case=case, own_words="Arbeit finden", life_area="work")
    more = {"contact-new": (), "contact-edit": (case.public_id, contact.public_id)}
    more |= {"assessment-area": (case.public_id, "work"), "obstacle": (case.public_id, obstacle.public_id)}
    return {name: address(url, *more.get(url, (case.public_id,))) for name, (url, _field) in LONG_FORMS.items()}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def save(client: Client, place: str, opening: str = OPENING, **fields: str) -> Any:
    return client.post(SAVE, {"draft_of": place, "opening": opening, **fields})


def rows_of(player: Player) -> list[FormDraft]:
    with acting_as(player.actor), transaction.atomic():
        return list(FormDraft.objects.all())


@pytest.mark.parametrize("form", LONG_FORMS)
def test_every_long_form_saves_while_one_types_and_gives_it_back(
    clara: Browser, places: dict[str, str], form: str
) -> None:
    place, field = places[form], LONG_FORMS[form][1]
    page = text(clara.client.get(place))
    assert f'name="draft_of" value="{place}"' in page
    assert f'hx-post="{SAVE}"' in page
    assert "Entwurf gesichert um" in text(save(clara.client, place, **{field: WORDS}))
    offered = text(clara.client.get(place))
    assert "Entwurf von" in offered
    assert f"{place}?entwurf={OPENING}" in offered
    back = clara.client.get(f"{place}?entwurf={OPENING}")
    assert back.status_code == 200
    assert WORDS in text(back)
    assert 'aria-invalid="true"' not in text(back), "half a form is no mistake"
    assert f'name="opening" value="{OPENING}"' in text(back), "it goes on where it was"


def test_the_neutral_text_is_kept_under_its_own_address(clara: Browser, cast: Cast, case: Case) -> None:
    with acting_as(cast.clara.actor):
        found = make.obstacle(cast.clara.actor, case)
    page, place = found.get_absolute_url(), address("proposal", case.public_id, found.public_id)
    save(clara.client, place, text=WORDS)
    assert f"{page}?entwurf={OPENING}" in text(clara.client.get(page))
    assert WORDS in text(clara.client.get(f"{page}?entwurf={OPENING}"))


def test_sending_the_form_erases_its_draft(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("obstacle-new", case.public_id)
    fields = {"kind": "obstacle", "text": WORDS, "obstacle_kind": "waiting_time", "life_area": "language"}
    save(clara.client, place, **fields)
    assert clara.client.post(place, {**fields, "draft_of": place, "opening": OPENING}).status_code == 302
    assert Obstacle.objects.get().text == WORDS
    assert rows_of(cast.clara) == []


def test_a_refused_form_keeps_its_draft(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("obstacle-new", case.public_id)
    save(clara.client, place, text=WORDS)
    answer = clara.client.post(place, {"text": WORDS, "draft_of": place, "opening": OPENING})
    assert answer.status_code == 422
    assert f'name="opening" value="{OPENING}"' in text(answer)
    assert len(rows_of(cast.clara)) == 1


def test_a_draft_survives_a_conflict_and_ends_with_the_choice(clara: Browser, cast: Cast, case: Case) -> None:
    with acting_as(cast.clara.actor):
        contact = contacts.record(actor=cast.clara.actor, case=case, kind="phone", note="Angerufen")
        contacts.correct(actor=cast.clara.actor, contact=contact, version=1, kind="phone", note="Sie rief an")
    place = address("contact-edit", case.public_id, contact.public_id)
    mine = {"version": "1", "kind": "phone", "took_place_on": "22.11.2026", "interpreting": "none", "note": WORDS}
    save(clara.client, place, **mine)
    answer = clara.client.post(place, {**mine, "draft_of": place, "opening": OPENING})
    assert answer.status_code == 409
    assert len(rows_of(cast.clara)) == 1
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text(answer)))
    assert hidden["draft_of"] == place
    hidden.pop("csrfmiddlewaretoken")
    assert clara.client.post(place, {**hidden, "choose-note": "mine"}).status_code == 302
    assert Contact.objects.get().note == WORDS
    assert rows_of(cast.clara) == []


def test_it_outlives_the_log_out(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("goal-new", case.public_id)
    save(clara.client, place, own_words=WORDS)
    clara.client.post("/abmelden/")
    assert WORDS in text(log_in(Client(), cast.clara).get(f"{place}?entwurf={OPENING}"))


def test_two_openings_are_two_drafts_and_neither_overwrites_the_other(clara: Browser, case: Case) -> None:
    place = address("goal-new", case.public_id)
    save(clara.client, place, "first-opening-of-it", own_words="Ich will einen Kurs")
    save(clara.client, place, "second-opening-of-it", own_words="Wir brauchen Platz")
    page = text(clara.client.get(place))
    assert "Ich will einen Kurs" in page
    assert "Wir brauchen Platz" in page


def test_typing_on_replaces_what_was_saved_before(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("goal-new", case.public_id)
    save(clara.client, place, own_words="Sie wartet")
    save(clara.client, place, own_words=WORDS)
    assert len(rows_of(cast.clara)) == 1
    assert WORDS in text(clara.client.get(f"{place}?entwurf={OPENING}"))


def test_throwing_it_away_erases_it_and_comes_back_to_the_form(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("goal-new", case.public_id)
    save(clara.client, place, own_words=WORDS)
    answer = clara.client.post(DISCARD, {"draft_of": place, "opening": OPENING, "next": place})
    assert answer["Location"] == place
    assert rows_of(cast.clara) == []


def test_nobody_else_gets_it_not_even_the_database_gives_it(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("contact-new")
    save(clara.client, place, note=WORDS)
    somebody = log_in(Client(), cast.cem)
    assert WORDS not in text(somebody.get(f"{place}?entwurf={OPENING}"))
    somebody.post(DISCARD, {"draft_of": place, "opening": OPENING})
    assert rows_of(cast.cem) == []
    with acting_as(Actor.nobody()), transaction.atomic():
        assert not FormDraft.objects.exists()
    assert len(rows_of(cast.clara)) == 1


def test_a_draft_opens_no_door_to_a_case(clara: Browser, cast: Cast, case: Case) -> None:
    """Whoever lost the case keeps the draft in the table and no page that shows it."""
    place = address("goal-new", case.public_id)
    cem = log_in(Client(), cast.cem)
    save(cem, place, own_words=WORDS)
    assert cem.get(f"{place}?entwurf={OPENING}").status_code == 404


def test_neither_the_text_nor_the_case_can_be_read_in_the_table(clara: Browser, cast: Cast, case: Case) -> None:
    save(clara.client, address("goal-new", case.public_id), own_words=WORDS)
    [row] = rows_of(cast.clara)
    assert WORDS.encode() not in bytes(row.sealed)
    assert case.public_id not in row.place


def test_an_empty_form_leaves_no_draft(clara: Browser, cast: Cast, case: Case) -> None:
    assert "Entwurf" not in text(save(clara.client, address("goal-new", case.public_id), own_words="  "))
    assert rows_of(cast.clara) == []


def test_after_the_session_has_ended_the_page_stays_and_says_so(client: Client, cast: Cast) -> None:
    answer = save(client, address("contact-new"), note=WORDS)
    assert answer.status_code == 401
    assert "HX-Redirect" not in answer


def test_after_thirty_days_it_is_gone(clara: Browser, cast: Cast, case: Case) -> None:
    place = address("goal-new", case.public_id)
    save(clara.client, place, own_words=WORDS)
    later = clock.now() + timedelta(days=30, seconds=1)
    with clock.at(later):
        assert form_drafts.of(cast.clara.membership, place) == []


def test_the_sweep_removes_what_is_over_and_leaves_the_rest(clara: Browser, cast: Cast, case: Case) -> None:
    save(clara.client, address("goal-new", case.public_id), "opening-that-is-over", own_words=WORDS)
    with acting_as(cast.clara.actor), transaction.atomic():
        FormDraft.objects.update(valid_until=clock.now() - timedelta(minutes=1))
    save(clara.client, address("goal-new", case.public_id), own_words=WORDS)
    with acting_as(Actor.system("sweep")), transaction.atomic():
        assert form_drafts.sweep() == 1
    assert [row.opening for row in rows_of(cast.clara)] == [OPENING]
