"""The budgets' check finds what is too long, and lets the list of exceptions only shrink."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import budgets
from tools.budgets import Measured


def found(measured: list[Measured], **allowed: int) -> list[str]:
    return list(budgets.findings(iter(measured), allowed))


def test_what_is_within_its_budget_is_fine() -> None:
    assert found([Measured("page", 120, 120)]) == []


def test_what_is_over_its_budget_is_named_with_both_sizes() -> None:
    (line,) = found([Measured("page", 121, 120)])
    assert "page has 121 lines, its budget is 120" in line


def test_an_exception_may_keep_its_size() -> None:
    assert found([Measured("page", 150, 120)], page=150) == []


def test_an_exception_may_not_grow() -> None:
    assert "its budget is 150" in found([Measured("page", 151, 120)], page=150)[0]


def test_an_exception_that_shrank_has_to_be_lowered() -> None:
    assert "lower it" in found([Measured("page", 140, 120)], page=150)[0]


@pytest.mark.parametrize("measured", [[], [Measured("page", 100, 120)]])
def test_an_exception_that_nobody_needs_has_to_go(measured: list[Measured]) -> None:
    assert "remove it" in found(measured, page=150)[0]


def test_files_functions_and_templates_are_measured(tmp_path: Path) -> None:
    context = tmp_path / "src" / "kim" / "letters"
    (context / "templates" / "letters").mkdir(parents=True)
    (context / "migrations").mkdir()
    (context / "views.py").write_text("def page():\n    return 1\n\nclass Box:\n    def open(self):\n        pass\n")
    (context / "templates" / "letters" / "page.html").write_text("<p>\n</p>\n")
    (context / "migrations" / "0001_initial.py").write_text("\n" * 900)
    assert list(budgets.measure(tmp_path)) == [
        Measured("src/kim/letters/templates/letters/page.html", 2, budgets.TEMPLATE),
        Measured("src/kim/letters/views.py", 6, budgets.FILE),
        Measured("src/kim/letters/views.py:page", 2, budgets.FUNCTION),
        Measured("src/kim/letters/views.py:open", 2, budgets.FUNCTION),
    ]


def test_of_two_functions_of_one_name_the_longer_counts() -> None:
    assert found([Measured("a.py:save", 10, 40), Measured("a.py:save", 50, 40)])


def test_the_list_of_exceptions_is_read(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("# words\nsrc/kim/a.py:long 50\n")
    assert budgets.exceptions(tmp_path / "list") == {"src/kim/a.py:long": 50}
