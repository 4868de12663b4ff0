"""Words in the boxes of the net, ranges of numbers, and lines with round corners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.casework.queries.net import rounded
from kim.casework.queries.words import width, wrapped
from kim.casework.templatetags.plan_words import ranges


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kita-Platz für Lina-Marie", ("Kita-Platz für", "Lina-Marie")),
        ("Schulbescheinigungen holen", ("Schulbescheini-", "gungen holen")),
        ("Den Antrag nach § 25b vorbereiten", ("Den Antrag nach", "§\xa025b…")),
        ("Pässe", ("Pässe",)),
        ("Jugendamt-Nebenstelle", ("Jugendamt-", "Nebenstelle")),
        ("", ()),
    ],
)
def test_titles_break_as_german_does(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 15, 2) == lines


@given(st.text(max_size=200), st.integers(8, 30), st.integers(1, 3))
def test_no_line_is_longer_than_its_box(text: str, letters: int, lines: int) -> None:
    made = wrapped(text, letters, lines)
    assert len(made) <= lines
    assert all(width(line) <= letters for line in made)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([7], "7"), ([5, 7], "5, 7"), ([1, 2], "1, 2"), ([1, 2, 3, 4, 10, 11], "1–4, 10, 11")],
)
def test_three_numbers_in_a_row_become_a_range(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text


def test_a_line_without_a_bend_is_straight() -> None:
    assert rounded([(0, 5), (20, 5), (20, 5), (40, 5)]) == "M0 5 L20 5 Q20 5 20 5 L20 5 Q20 5 20 5 L40 5"


def test_a_bend_is_round_where_there_is_room() -> None:
    assert rounded([(0, 0), (20, 0), (20, 30)]) == "M0 0 L14 0 Q20 0 20 6 L20 30"
