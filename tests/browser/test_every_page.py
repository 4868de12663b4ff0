"""Every page that a case manager reaches from a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.demo import path_of
from tests.browser.walking import read_every_page

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_no_page_of_a_case_manager_has_a_finding_at_desk_or_on_the_phone(
    demo_server: str, sit_down: Callable[..., Page], found: list[str]
) -> None:
    # The family whose story the demo tells.
    page = sit_down("steinhoff", path_of("steinhoff", "Familie Al-Saadi"))
    read_every_page(page, "steinhoff", found)
