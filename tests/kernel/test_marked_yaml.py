"""What people write is read with the line of everything, in whatever dialect, and never raises."""

from __future__ import annotations

import pytest

from kim.kernel.marked_yaml import Dialect, line_of, read

STRICT = Dialect()
OPEN = Dialect(plain=lambda text: int(text) if text.isdigit() else text or None, repeats=True, needs_values=False)
PLACES = "places:\n  - name: Rösrath\n    key: 05378028\n  - name: Kürten\n"


def faults(text: str, dialect: Dialect = STRICT) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in read(text, dialect).faults]


def test_every_value_and_key_has_its_line() -> None:
    found = read(PLACES, STRICT)
    assert found.value == {"places": [{"name": "Rösrath", "key": "05378028"}, {"name": "Kürten"}]}
    assert found.lines["places", 0, "key"] == 3
    assert line_of(found.lines, ("places", 1, "key")) == 4, "the nearest thing around what is missing"
    assert line_of({}, ("places",)) == 0


def test_a_plain_word_means_what_the_dialect_says_and_a_quoted_one_is_text() -> None:
    assert read("a: 7\nb: '7'\n", OPEN).value == {"a": 7, "b": "7"}
    assert read("a: 7\n", STRICT).value == {"a": "7"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, "empty")),
        ("a: [1\nb: 2\n", (2, "not_yaml")),
        ("a: 1\nb: 2\na: 3\n", (3, "twice")),
        ("a: &x 1\nb: *x\n", (2, "alias")),
        ("a: !python/object 1\n", (1, "tag")),
        ("a: 1\nb:\n", (2, "no_value")),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, expected: tuple[int, str]) -> None:
    assert faults(text) == [expected]


def test_where_repeating_is_allowed_only_what_contains_itself_is_wrong() -> None:
    assert read("a: &x {n: 1}\nb: {<<: *x, m: 2}\nc: *x\n", OPEN).value["b"] == {"n": 1, "m": 2}
    assert faults("a: &x [1, *x]\n", OPEN) == [(1, "contains_itself")]
    assert faults("a:\n", OPEN) == []
