"""The pages about the law, as anybody who is logged in reads them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.pathways.rules.law import BOOK
from kim.pathways.views.law import Line, tree
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def read(log_in: Any, cast: Cast, name: str, **words: str) -> str:
    answer = log_in(Client(), cast.stella).get(reverse(f"pathways:{name}", kwargs=words))
    assert answer.status_code == 200
    return answer.content.decode()


def test_sentences_of_a_rule_become_a_tree() -> None:
    found = tree(((0, "eines davon:"), (1, "a"), (1, "alles davon:"), (2, "b"), (1, "c")))
    assert found == [Line("eines davon:", [Line("a"), Line("alles davon:", [Line("b")]), Line("c")])]
    assert tree(()) == []


def test_a_steering_member_reads_a_rule_with_its_versions(log_in: Any, cast: Cast) -> None:
    page = read(log_in, cast, "rule", rule="25b")
    assert "Aufenthalt bei nachhaltiger Integration" in page
    assert "seit 31.12.2022" in page and "bis 30.12.2022" in page
    assert "mehr als die Hälfte des Bedarfs ist durch Erwerbstätigkeit gedeckt" in page
    assert "25b.residence@2022-12-31" in page


@pytest.mark.parametrize("rule", BOOK.pathways)
def test_every_rule_has_a_page(log_in: Any, cast: Cast, rule: str) -> None:
    assert BOOK.pathways[rule].title in read(log_in, cast, "rule", rule=rule).replace("&#x27;", "'")


def test_the_overview_links_every_rule(log_in: Any, cast: Cast) -> None:
    page = read(log_in, cast, "overview")
    assert all(reverse("pathways:rule", kwargs={"rule": rule}) in page for rule in BOOK.pathways)


def test_changes_tables_and_general_conditions_are_told(log_in: Any, cast: Cast) -> None:
    assert "Chancen-Aufenthaltsrecht-Gesetz" in read(log_in, cast, "changes")
    assert "666" in read(log_in, cast, "tables")
    assert "Kein Einreiseverbot" in read(log_in, cast, "general")


def test_a_rule_that_there_is_not_is_not_found(log_in: Any, cast: Cast) -> None:
    assert log_in(Client(), cast.stella).get(reverse("pathways:rule", kwargs={"rule": "99z"})).status_code == 404
