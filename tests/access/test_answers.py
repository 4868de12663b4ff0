"""404 for what is out of sight, 403 for a visible object with a forbidden verb and for a page that is too old."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kim.casework.actions import tasks
from kim.casework.models import Task
from kim.kernel.errors import Conflict
from kim.policy import sentences
from tests.access.asking import EVERYONE, Desks, address
from tests.access.test_table import TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recognised_once")]
NOWHERE = "/faelle/ZZZZZZZZZZ/"
READABLE = sorted(name for name, row in TABLE.items() if row.who_opens_it and not row.is_public)


def without_address(html: str, url: str) -> str:
    """The page of an error without what differs from request to request: its own address and tokens."""
    lines = (line for line in html.replace(url, "").splitlines() if "csrfmiddlewaretoken" not in line)
    return "\n".join(lines)


@pytest.mark.parametrize("who", [who for who in EVERYONE if who not in ("clara", "dana")])
def test_a_case_out_of_sight_and_one_that_does_not_exist_answer_alike(desks: Desks, who: str) -> None:
    url = address(desks.world, "casework:case")
    there, nowhere = desks.ask(who, "GET", url), desks.ask(who, "GET", NOWHERE)
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert without_address(there.content.decode(), url) == without_address(nowhere.content.decode(), NOWHERE)


def test_a_forbidden_verb_on_a_visible_object_answers_403_and_says_so(desks: Desks) -> None:
    answer = desks.ask("dana", "GET", address(desks.world, "casework:case-handover"))
    assert answer.status_code == 403
    assert "Wollgras" not in answer.content.decode()


def test_a_post_without_a_token_answers_403_and_changes_nothing(desks: Desks) -> None:
    client = desks.client("clara", enforce_csrf_checks=True)
    answer = client.post(address(desks.world, "casework:household-edit"), {"label": "Familie Anders"})
    assert answer.status_code == 403
    assert "Wollgras" in desks.ask("clara", "GET", address(desks.world, "casework:household")).content.decode()


def test_a_foreign_page_cannot_put_words_into_ours(desks: Desks) -> None:
    client = desks.client("clara", enforce_csrf_checks=True)
    url = address(desks.world, "casework:household-edit")
    answer = client.post(url, {"label": "Fremder Text"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "Fremder Text" not in answer.content.decode()


def test_a_lost_update_that_no_page_expects_is_told_and_keeps_what_was_typed(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button that two press in the same moment; no page of its own compares anything there."""

    def lose(*, task: Task, **_given: Any) -> None:
        raise Conflict(task)

    monkeypatch.setattr(tasks, "complete", lose)
    url, client = address(desks.world, "casework:task-done"), desks.client("clara")
    answer = client.post(url, {"note": "Zwei Sätze dazu"}, headers={"origin": "http://testserver"})
    assert answer.status_code == 409
    assert "Nichts wurde überschrieben" in answer.text
    assert "Zwei Sätze dazu" in answer.text


@pytest.mark.usefixtures("without_the_shell")
@pytest.mark.parametrize("name", READABLE)
def test_htmx_gets_a_page_or_its_part_wherever_a_browser_gets_a_page(desks: Desks, name: str) -> None:
    row = TABLE[name]
    answer = desks.client(row.who_opens_it).get(address(desks.world, name, row.on), headers={"HX-Request": "true"})
    assert answer.status_code == 200


def test_the_page_of_the_policy_is_what_runs() -> None:
    written = (Path(__file__).parents[2] / "docs" / "reference" / "access.md").read_text(encoding="utf-8")
    assert written == sentences.page(), "docs/reference/access.md is out of date. Run `kim print-policy`."


def test_the_page_of_the_policy_is_german_from_the_first_to_the_last_sentence() -> None:
    page = sentences.page()
    assert page.startswith("# Wer was darf\n")
    assert "| Rolle | Satz | Verben | Grundlage |" in page
    english = [line for line in page.splitlines() if " the " in line.lower() or " whoever " in line.lower()]
    assert not english, f"Translate in src/kim/policy/locale: {english}"
