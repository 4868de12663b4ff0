"""Whatever stands in the files, the check answers with problems or with data, and never breaks."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kim.organisations.district import read
from tests.organisations.folders import SECOND, copy_of

FILES = sorted(path.name for path in SECOND.glob("*.yaml"))
# What people really leave behind in such files, and what parsers stumble over.
ODDITIES = [
    "",
    "- ",
    "-",
    "x",
    "key:",
    "    - a: b",
    "places: [",
    "{}",
    "[]",
    "~",
    "? complex",
    "<<: {a: b}",
    "\t",
    "---",
    "...",
    "%YAML 1.1",
    "!!int x",
    "&a [*a]",
    "'",
    '"',
    "key: {a: 1}",
    "valid_to: 2025-13-99",
    "    places: {a: b}",
    "    school_forms: x",
    "  - 5",
    "\x00",
    "é: ü",
]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(FILES),
    st.lists(
        st.tuples(st.integers(0, 80), st.sampled_from(["replace", "insert", "drop"]), st.sampled_from(ODDITIES)),
        min_size=1,
        max_size=3,
    ),
)
def test_odd_lines_are_problems_and_never_errors(file: str, edits: list[tuple[int, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = copy_of(SECOND, Path(name))
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
        for at, how, odd in edits:
            position = at % max(len(lines), 1)
            lines[position : position + (how != "insert")] = [] if how == "drop" else [odd]
        (folder / file).write_text("\n".join(lines), encoding="utf-8")
        reading = read(folder)
    assert (reading.data is None) == bool(reading.problems)
    assert all(str(problem) for problem in reading.problems)
