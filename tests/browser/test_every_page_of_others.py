"""Every page that the other roles reach. A file of its own: files are shared out between the processes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.walking import read_every_page

pytestmark = [pytest.mark.browser, pytest.mark.long]

# One of each role, and what is not linked from its first page.
ROLES = {
    "bachmann": "/",
    "jobcenter": "/",
    "leitung": "/",
    "jmd": "/",
    "reinartz": "/",
    "datenschutz": "/",
    "verwaltung": "/",
    "": "/impressum/",
}


@pytest.mark.parametrize("key", ROLES)
def test_no_page_of_a_role_has_a_finding_at_desk_or_on_the_phone(
    demo_server: str, sit_down: Callable[..., Page], found: list[str], key: str
) -> None:
    read_every_page(sit_down(key, ROLES[key]), key, found)
