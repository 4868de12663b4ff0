"""The pages on which two records of one person are put together and parted again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kim.casework.models import Case
from kim.kernel.actor import acting_as
from kim.people.actions import statuses
from kim.people.models import Merge, Person, SaidApart
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast
from tests.people.test_merging import OTHER, PERMIT


@pytest.fixture
def yousif(cast: Cast, case: Case) -> Person:
    return make.person(cast.clara.actor, case, "Yousif", family_name="Al-Saadi", birth="1988-05-23", gender="male")


@pytest.fixture
def youssef(cast: Cast, case: Case) -> Person:
    return make.person(cast.clara.actor, case, "Youssef", family_name="Elsaadi", birth="1988-05-28")


def page(clara: Browser, name: str, case: Case, *ids: str, **data: Any) -> Any:
    url = address(name, case.public_id, *ids)
    return clara.client.post(url, data) if data else clara.client.get(url)


def test_the_person_leads_to_who_may_be_the_same(clara: Browser, case: Case, yousif: Person, youssef: Person) -> None:
    doubles = address("person-doubles", case.public_id, yousif.public_id)
    assert doubles in page(clara, "person", case, yousif.public_id).content.decode()
    text = page(clara, "person-doubles", case, yousif.public_id).content.decode()
    for expected in ("Youssef Elsaadi", "andere Schreibweise", "fast gleich", "28.05.1988"):
        assert expected in text, expected


def test_another_record_is_found_by_name(clara: Browser, case: Case, yousif: Person, sabine: Person) -> None:
    text = page(clara, "person-doubles", case, yousif.public_id, q="Sabiene").content.decode()
    assert address("person-merge", case.public_id, yousif.public_id, sabine.public_id) in text
    assert page(clara, "person-doubles", case, yousif.public_id, q="").status_code == 422


def test_the_preview_follows_the_choice_and_changes_nothing(
    clara: Browser, case: Case, yousif: Person, youssef: Person
) -> None:
    ids = (yousif.public_id, youssef.public_id)
    shown = page(clara, "person-merge", case, *ids).context["sheet"]
    assert [field.after for field in shown.fields][:2] == ["Yousif", "Al-Saadi"]
    chosen = {"look": "1", "given_name": "other", "family_name": "kept", "birth": "other"}
    shown = page(clara, "person-merge", case, *ids, **chosen).context["sheet"]
    assert [field.after for field in shown.fields][:2] == ["Youssef", "Al-Saadi"]
    assert not Merge.objects.exists()


def test_putting_together_needs_a_reason_and_keeps_the_choice(
    clara: Browser, case: Case, yousif: Person, youssef: Person
) -> None:
    chosen = {"given_name": "other", "family_name": "kept", "birth": "kept"}
    answer = page(clara, "person-merge", case, yousif.public_id, youssef.public_id, **chosen)
    assert answer.status_code == 422
    assert 'id="id_reason_error"' in answer.content.decode()
    assert answer.context["form"].data["given_name"] == "other"


def test_what_cannot_be_put_together_has_no_button_for_it(
    cast: Cast, clara: Browser, case: Case, yousif: Person, youssef: Person
) -> None:
    ids, button = (yousif.public_id, youssef.public_id), "Beide zusammenführen"
    assert button in page(clara, "person-merge", case, *ids).content.decode()
    with acting_as(cast.clara.actor):
        for person, key in ((yousif, PERMIT), (youssef, OTHER)):
            statuses.record(actor=cast.clara.actor, person=person, key=key, first_day=date(2025, 1, 1))
    text = page(clara, "person-merge", case, *ids).content.decode()
    assert "lassen sich gerade nicht zusammenführen" in text
    assert button not in text and "Vorschau" in text


def test_the_two_become_one_and_two_again(
    clara: Browser, case: Case, yousif: Person, youssef: Person, cast: Cast
) -> None:
    chosen = {"given_name": "kept", "family_name": "kept", "birth": "kept", "reason": "Derselbe Pass."}
    answer = page(clara, "person-merge", case, yousif.public_id, youssef.public_id, **chosen)
    assert answer["Location"] == address("person-doubles", case.public_id, yousif.public_id)
    text = page(clara, "person-doubles", case, yousif.public_id).content.decode()
    assert "Derselbe Pass." in text
    assert cast.clara.name in text
    assert clara.client.get(address("person", case.public_id, youssef.public_id)).status_code == 404
    merge = Merge.objects.get()
    assert page(clara, "merge-undo", case, yousif.public_id, merge.public_id).status_code == 200
    answer = page(clara, "merge-undo", case, yousif.public_id, merge.public_id, reason="Zwei Brüder.")
    assert answer["Location"] == address("person-doubles", case.public_id, yousif.public_id)
    assert "Zwei Brüder." in page(clara, "person-doubles", case, yousif.public_id).content.decode()
    assert Person.objects.filter(public_id=youssef.public_id).exists()


def test_what_makes_an_undo_impossible_is_said(clara: Browser, case: Case, yousif: Person, youssef: Person) -> None:
    chosen = {"given_name": "kept", "family_name": "kept", "birth": "kept", "reason": "Derselbe Pass."}
    page(clara, "person-merge", case, yousif.public_id, youssef.public_id, **chosen)
    Person.objects.filter(pk=yousif.pk).update(given_name="Jusuf")
    text = page(clara, "person-doubles", case, yousif.public_id).content.decode()
    assert "geändert" in text
    merge = Merge.objects.get()
    assert "geändert" in page(clara, "merge-undo", case, yousif.public_id, merge.public_id).content.decode()
    answer = page(clara, "merge-undo", case, yousif.public_id, merge.public_id, reason="Trotzdem.")
    assert answer.status_code == 422


def test_two_persons_are_told_apart(clara: Browser, case: Case, yousif: Person, youssef: Person) -> None:
    url = address("person-apart", case.public_id, yousif.public_id, youssef.public_id)
    assert clara.client.post(url).status_code == 302
    assert SaidApart.objects.count() == 1
    assert "Youssef" not in page(clara, "person-doubles", case, yousif.public_id).content.decode()


def test_a_person_out_of_sight_cannot_be_named(clara: Browser, case: Case, yousif: Person, cast: Cast) -> None:
    with acting_as(cast.carlo.actor):
        hidden = make.person(cast.carlo.actor, make.case(cast.carlo.actor), "Yousif", family_name="Al-Saadi")
    assert page(clara, "person-merge", case, yousif.public_id, hidden.public_id).status_code == 404
