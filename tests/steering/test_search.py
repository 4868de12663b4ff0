"""The search of those who steer: any form of a word, the number of an issue, and only what one may see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kim.steering.queries.search import find
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


def test_an_issue_is_found_in_any_form_of_a_word_and_by_its_number(cast: Cast) -> None:
    issue = making.issue(cast)
    for words in ("Sprachkurs", "kleines Kind", "betreuung", issue.number, issue.number.lower()):
        assert find(cast.konrad.actor, words).issues == (issue,), words
    assert find(cast.konrad.actor, "Fahrrad").total == 0
    assert find(cast.konrad.actor, "  ").total == 0


def test_a_member_finds_what_is_on_an_agenda_and_nothing_else(cast: Cast) -> None:
    making.issue(cast)
    assert find(cast.stella.actor, "Sprachkurs").issues == ()
    item = making.open_item(cast)
    assert find(cast.stella.actor, "Sprachkurs").issues == (item.issue,)


def test_meetings_are_found_by_body_and_by_point(cast: Cast) -> None:
    item = making.open_item(cast)
    for words in ("lenkungs", "Kinderbetreuung"):
        assert find(cast.stella.actor, words).meetings == (item.meeting,)


def test_the_words_stay_out_of_the_address(cast: Cast, client: Client, log_in: LogIn) -> None:
    issue = making.issue(cast)
    log_in(client, cast.konrad)
    url = reverse("steering:search")
    assert issue.title not in client.get(f"{url}?q=Sprachkurs").content.decode()
    assert issue.title in client.post(url, {"q": "Sprachkurs"}).content.decode()
    assert client.post(url, {"q": ""}).status_code == 422
