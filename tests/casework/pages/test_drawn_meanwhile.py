"""While the database works out the outlines, what stands around the page is drawn, and nothing else is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from kim.casework.actions import saved_filters
from kim.kernel.postgres.ahead import Ahead
from kim.ui.context import Shell
from tests.casework.pages.conftest import Browser
from tests.cast import Cast, Player


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happened to outlines and shell, in order, with what the connection waits for."""
    found: list[str] = []
    rows, draw = Ahead.rows, Shell.draw

    def state() -> str:
        return "asked" if connection.connection.ahead else "not asked"  # type: ignore[union-attr]

    def read(asked: Ahead) -> Any:
        found.append(f"read, {state()}")
        return rows(asked)

    def drawn(shell: Shell) -> str:
        found.append(f"drawn, {state()}")
        return draw(shell)

    monkeypatch.setattr(Ahead, "rows", read)
    monkeypatch.setattr(Shell, "draw", drawn)
    return found


@pytest.mark.parametrize("page", ["cases", "today"])
def test_the_outlines_are_asked_for_while_the_shell_is_drawn(clara: Browser, page: str, noted: list[str]) -> None:
    answer = clara.get(page)
    assert noted == ["drawn, asked", "read, asked"]
    assert answer.content.decode().count('class="kim-topbar"') == 1
    assert answer.content.decode().count('id="menue"') == 1


@pytest.mark.parametrize("page", ["cases", "today"])
def test_who_has_no_case_yet_gets_the_page_the_same_way(
    cast: Cast, at_desk: Callable[[Player], Browser], page: str, noted: list[str]
) -> None:
    answer = at_desk(cast.dana).get(page)
    assert answer.status_code == 200
    assert noted == ["drawn, asked", "read, asked"]


def test_a_search_in_the_list_and_a_filter_ask_nothing_more(clara: Browser, cast: Cast, noted: list[str]) -> None:
    saved_filters.save(actor=cast.clara.actor, name="Wohnen", codes={"bereich": "housing"})
    clara.post("cases", name="Sommer")
    clara.get("today", data={"bereich": "housing"})
    assert noted == ["drawn, asked", "read, asked"] * 2
