"""How views answer, with and without HTMX."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse

from kim.ui import http

Ask = Callable[..., HttpRequest]


@pytest.fixture
def ask_with_messages(ask: Ask) -> Ask:
    def make(**kwargs: str) -> HttpRequest:
        request = ask(**kwargs)
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        return request

    return make


def test_htmx_gets_the_fragment_and_everyone_else_the_page(ask: Ask) -> None:
    whole = http.page(ask(), "ui/styleguide/sample_fragment.html", {"name": "Lina"}, fragment="greeting")
    part = http.page(
        ask(hx_request="true"), "ui/styleguide/sample_fragment.html", {"name": "Lina"}, fragment="greeting"
    )
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert "Lina" in part.content.decode()
    assert "HX-Request" in whole["Vary"]


def test_a_boosted_link_gets_the_page(ask: Ask) -> None:
    request = ask(hx_request="true", hx_boosted="true")
    answer = http.page(request, "ui/styleguide/sample_fragment.html", {"name": "Lina"}, fragment="greeting")
    assert b"<html" in answer.content


def test_an_invalid_form_answers_422(ask: Ask) -> None:
    assert http.invalid(ask(), "ui/display.html").status_code == 422


def test_after_a_write_one_is_led_on_and_told(ask_with_messages: Ask) -> None:
    request = ask_with_messages()
    answer = http.done(request, "/impressum/", "Kontakt eingetragen")
    assert (answer.status_code, answer["Location"]) == (302, "/impressum/")
    assert [str(message) for message in request._messages] == ["Kontakt eingetragen"]  # type: ignore[attr-defined]


def test_htmx_is_led_on_by_a_header(ask_with_messages: Ask) -> None:
    answer = http.done(ask_with_messages(hx_request="true"), "/impressum/")
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/impressum/")


def test_the_live_region_can_be_told_in_german() -> None:
    answer = http.announce(HttpResponse(), "3 Fälle gefunden für „Müller“")
    assert json.loads(answer["HX-Trigger-After-Swap"]) == {"kim:announce": "3 Fälle gefunden für „Müller“"}
    assert answer["HX-Trigger-After-Swap"].isascii()
