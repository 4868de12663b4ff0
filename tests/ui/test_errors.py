"""Error pages help: what happened, what became of the input, where to go. None of them needs the database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.utils import translation

from kim.ui.views import errors

Ask = Callable[..., HttpRequest]
TYPED = {"note": "Drei Sätze über Lina", "password": "geheim", "csrfmiddlewaretoken": "abc", "empty": ""}
OWN = {"origin": "http://testserver"}


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.forbidden, 403, "Nichts wurde geändert"),
        (errors.csrf_failure, 403, "noch einmal"),
        (errors.not_found, 404, "nicht zu sehen"),
        (errors.conflict, 409, "Nichts wurde überschrieben"),
        (errors.server_error, 500, "nichts falsch gemacht"),
    ],
)
def test_every_error_says_what_happened_and_where_to_go(
    ask: Ask, view: Callable[..., object], status: int, words: str
) -> None:
    answer = view(ask("/faelle/"))
    html = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert words in html
    assert "Zur Startseite" in html
    assert str(status) not in html.split("<main")[1]


def test_what_was_typed_can_be_copied_but_no_secret(ask: Ask) -> None:
    html = errors.csrf_failure(ask("/faelle/", data=TYPED, **OWN)).content.decode()
    assert "Drei Sätze über Lina" in html
    assert "geheim" not in html
    assert "abc" not in html


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_a_foreign_page_cannot_put_words_on_ours(ask: Ask, headers: dict[str, str]) -> None:
    assert errors.typed(ask("/faelle/", data=TYPED, **headers)) == []


def test_without_a_form_there_is_nothing_to_copy(ask: Ask) -> None:
    assert errors.typed(ask("/faelle/", **OWN)) == []


def test_unknown_and_out_of_sight_read_the_same(ask: Ask) -> None:
    one, other = errors.not_found(ask("/faelle/a/")), errors.not_found(ask("/faelle/b/"), Exception("exists"))
    assert one.content == other.content


def test_the_page_speaks_the_language_that_was_chosen(ask: Ask) -> None:
    with translation.override("en"):
        assert b"Nothing to be found here" in errors.not_found(ask("/x/")).content
