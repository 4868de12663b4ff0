"""Pages about people are kept by nobody, load nothing from elsewhere, and have addresses that name nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import resolve

from tests.access.asking import EVERYONE, Desks, address
from tests.access.test_table import TABLE
from tests.privacy.reading import links_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recognised_once")]
OPENED = sorted(name for name, row in TABLE.items() if row.who_opens_it)


@pytest.mark.usefixtures("without_the_shell")
@pytest.mark.parametrize("name", OPENED)
def test_a_page_draws_itself_is_kept_by_nobody_and_links_to_no_name(desks: Desks, name: str) -> None:
    row = TABLE[name]
    who, url = row.who_opens_it, address(desks.world, name, row.on)
    answer = desks.ask(who, "GET", url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) if answer.streaming else answer.content
    # A file that is handed out may do nothing at all.
    allowed = "sandbox" if answer.streaming else "script-src 'self'"
    assert allowed in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    if getattr(resolve(url).func, "for_members", False):
        assert "no-store" in answer["Cache-Control"]
        assert "HX-Request" in answer["Vary"]
    assert not _named(desks, answer, url), "an address is kept by histories, proxies and logs"


@pytest.mark.parametrize("who", EVERYONE)
def test_what_stands_around_each_page_links_to_no_name_either(desks: Desks, who: str) -> None:
    url = address(desks.world, "ui:keys")
    answer = desks.ask(who, "GET", url)
    assert len(links_of(answer, url)) > 5, "there was no menu"
    assert not _named(desks, answer, url)


def _named(desks: Desks, answer: Any, url: str) -> list[str]:
    """Addresses in a page that hold a word about the clients."""
    return [link for link in links_of(answer, url) if any(word in link for word in desks.world.secrets)]


def test_what_belongs_to_one_person_is_kept_by_nobody_either(desks: Desks) -> None:
    for name in ("accounts:account", "accounts:membership-switch", "mfa_index", "usersessions_list"):
        answer = desks.ask("clara", "GET", address(desks.world, name))
        assert "no-store" in answer["Cache-Control"], name


def test_a_refusal_is_kept_by_nobody(desks: Desks) -> None:
    for who, status in (("cem", 404), ("clara", 200)):
        answer = desks.ask(who, "GET", address(desks.world, "casework:case"))
        assert answer.status_code == status
        assert "no-store" in answer["Cache-Control"], status
