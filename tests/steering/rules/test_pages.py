"""One page: whole paragraphs while there is room, and the names of what found none; never a silent cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kim.steering.rules.pages import Page, one_page

WORDS = "Nicht auf dieser Seite:"


def test_what_fits_stands_as_it_is() -> None:
    assert one_page([("A", "eins"), ("B", "zwei")], 100, WORDS) == Page("eins\n\nzwei")


def test_what_does_not_fit_is_named_at_the_end() -> None:
    page = one_page([("A", "eins"), ("B", "z" * 80), ("C", "drei")], 80, WORDS)
    assert page == Page(f"eins\n\n{WORDS[:19]}…", ("B", "C")) or page.left_out == ("B", "C")
    assert page.text.startswith("eins\n\nNicht auf")


def test_one_that_is_too_long_alone_is_cut_and_named() -> None:
    page = one_page([("A", "x" * 500)], 200, WORDS)
    assert page.left_out == ("A",)
    assert "…\n\nNicht auf dieser Seite: A" in page.text


@given(st.lists(st.tuples(st.text(min_size=1, max_size=60), st.text(max_size=600)), min_size=1, max_size=8))
def test_no_page_is_too_long_and_nothing_is_left_out_in_silence(paragraphs: list[tuple[str, str]]) -> None:
    page = one_page(paragraphs, 800, WORDS)
    assert len(page.text) <= 800
    kept = paragraphs[: len(paragraphs) - len(page.left_out)]
    assert all(text in page.text for _title, text in kept)
    assert [title for title, _text in paragraphs[len(kept) :]] == list(page.left_out)
