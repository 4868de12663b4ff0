"""Display choices stay in the browser and can neither be abused nor broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest

from kim.ui import display
from kim.ui.views.display import settings as page

Ask = Callable[..., HttpRequest]
CHOSEN = {"theme": "dark", "density": "comfortable", "single_keys": "off"}


@pytest.mark.parametrize("cookie", ["", "dark", "green.dense.keys", "dark.tight.keys", "<script>.x.y", "..."])
def test_a_cookie_that_is_not_ours_counts_as_none(cookie: str) -> None:
    assert display.parse(cookie) == display.Display()


def test_a_choice_survives_its_cookie() -> None:
    for theme in display.Theme:
        for density in display.Density:
            for keys in (True, False):
                chosen = display.Display(theme, density, keys)
                assert display.parse(chosen.as_cookie()) == chosen


def test_the_choice_is_kept_and_leads_back(ask: Ask) -> None:
    response = page(ask("/anzeige/", data={**CHOSEN, "next": "/impressum/"}))
    assert (response.status_code, response["Location"]) == (302, "/impressum/")
    assert response.cookies["kim_display"].value == "dark.comfortable.nokeys"
    assert response.cookies["kim_display"]["httponly"]


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_it_never_leads_elsewhere(ask: Ask, url: str) -> None:
    assert page(ask("/anzeige/", data={**CHOSEN, "next": url}))["Location"] == "/anzeige/"


def test_nonsense_is_refused_with_422(ask: Ask) -> None:
    response = page(ask("/anzeige/", data={"theme": "green"}))
    assert response.status_code == 422
    assert "kim_display" not in response.cookies


def test_both_languages_name_themselves(ask: Ask) -> None:
    html = page(ask("/anzeige/")).content.decode()
    assert 'lang="de"' in html
    assert 'lang="en"' in html
