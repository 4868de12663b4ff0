"""The desk of the data-protection officer: looks, changes, seals – in words, and without content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kim.kernel.actor import acting_as
from kim.kernel.after_migrate import audited_models
from kim.privacy.labels import TABLES, kind_of
from tests import make
from tests.cast import Cast, Player

LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def petra(cast: Cast, client: Client, log_in: LogIn) -> Client:
    """The data-protection officer, after Clara opened a case and looked at it."""
    with acting_as(cast.clara.actor):
        case = make.case(cast.clara.actor, "Familie Sommer")
    log_in(client, cast.clara).get(reverse("casework:case", args=[case.public_id]))
    return log_in(client, cast.petra)


def page(client: Client, name: str, **search: str) -> str:
    url = reverse(f"privacy:{name}")
    answer = client.post(url, search) if search else client.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_look_is_listed_with_who_and_which_number_and_no_name(petra: Client, cast: Cast) -> None:
    text = page(petra, "looks")
    assert cast.clara.name in text
    assert "Sommer" not in text


def test_looks_are_found_by_the_case_number_only(petra: Client) -> None:
    assert "hat niemand einen Fall geöffnet" in page(petra, "looks", number="999-999")


def test_days_in_the_wrong_order_are_refused_and_kept(petra: Client) -> None:
    answer = petra.post(reverse("privacy:looks"), {"first": "02.03.2026", "last": "01.03.2026"})
    assert answer.status_code == 422
    assert 'value="02.03.2026"' in answer.content.decode()


def test_a_change_says_what_kind_of_record_and_why_in_words(petra: Client) -> None:
    text = page(petra, "changes")
    assert "Fall · angelegt" in text
    assert "Ein Fall wurde eröffnet" in text
    assert "casework_case" not in text and "Sommer" not in text


def test_the_seals_hold(petra: Client) -> None:
    assert "Die Kette hält" in page(petra, "seals")


@pytest.mark.parametrize("name", ["looks", "changes", "seals"])
def test_the_desk_is_out_of_sight_for_everybody_else(name: str, cast: Cast, client: Client, log_in: LogIn) -> None:
    for other in (cast.clara, cast.konrad, cast.stella, cast.leon, cast.adam):
        assert log_in(client, other).get(reverse(f"privacy:{name}")).status_code == 404


@pytest.mark.parametrize("table", [model._meta.db_table for model in audited_models()])
def test_every_audited_table_has_a_name_in_german(table: str) -> None:
    with override("en"):
        english = str(kind_of(table))
    with override("de"):
        german = str(kind_of(table))
    assert table in TABLES or german != english, f"Name {table} in privacy/labels.py or in its model."
    assert "_" not in german
