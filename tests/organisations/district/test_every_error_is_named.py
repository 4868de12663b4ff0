"""One way to break a district per row: what is changed, and the problem that must be named, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kim.organisations.district import Problem, read
from tests.organisations.folders import change

# file, old text, new text, code of the problem, lines after the change at which it is named
SHAPE = [
    ("unknown key", "district.yaml", "kind: kreis\n", "kind: kreis\nkolour: red\n", "unknown_key", 1),
    ("unknown key in a list", "bodies.yaml", "    chair: Landrätin", "    chairs: Landrätin", "unknown_key", 0),
    ("missing key", "municipalities.yaml", '    official_key: "05990004"\n', "", "missing_key", -1),
    ("empty value", "organisations.yaml", "    short_name: Kreis", "    short_name:", "no_value", 0),
    ("quoted empty value", "organisations.yaml", "    short_name: Kreis", '    short_name: ""', "no_value", 0),
    (
        "empty value in a list",
        "positions.yaml",
        "[birkental, quellbach]",
        "[birkental, ]\n    note: [x]",
        "wrong_type",
        1,
    ),
    ("text for a number", "district.yaml", "smallest_count: 7", "smallest_count: seven", "wrong_type", 0),
    ("half a person", "positions.yaml", "people: 2", "people: 1.5", "wrong_type", 0),
    (
        "yes for true",
        "positions.yaml",
        "    people: 1\n    funded: true",
        "    people: 1\n    funded: yes",
        "wrong_type",
        1,
    ),
    ("text for a list", "schemes.yaml", "places: [austadt, tannrode]", "places: austadt", "not_allowed", 0),
    ("list for a text", "bodies.yaml", "chair: Landrätin", "chair: [Landrätin]", "wrong_type", 0),
    ("bad date", "schemes.yaml", "valid_to: 2025-12-31", "valid_to: 2025-02-30", "bad_date", 0),
    ("date in another order", "schemes.yaml", "valid_to: 2025-12-31", "valid_to: 31.12.2025", "bad_date", 0),
    ("bad as of", "organisations.yaml", 'as_of: "2026-01"', "as_of: Januar 2026", "bad_as_of", 0),
    ("value outside a list", "bodies.yaml", "kind: expert_conference", "kind: round_table", "not_allowed", 0),
    ("key with capitals", "schemes.yaml", "places: [austadt, tannrode]", "places: [Austadt]", "bad_form", 0),
    ("official key without zero", "municipalities.yaml", '"05990004"', "5990004", "bad_form", 0),
    (
        "reason without full stop",
        "responsibilities.yaml",
        "hat ein eigenes Ausländeramt.",
        "hat ein Amt",
        "bad_form",
        0,
    ),
    ("smallest count below three", "district.yaml", "smallest_count: 7", "smallest_count: 2", "out_of_range", 0),
    ("age above all", "responsibilities.yaml", "age_to: 20", "age_to: 200", "out_of_range", 0),
    ("empty list", "schemes.yaml", "places: [austadt, tannrode]", "places: []", "empty_list", 0),
    ("place named twice", "schemes.yaml", "[austadt, tannrode]", "[austadt, austadt]", "twice_in_list", 0),
]
MEANING = [
    ("key used twice", "municipalities.yaml", "- key: tannrode", "- key: austadt", "double_entry", 0),
    ("official key twice", "municipalities.yaml", '"05990004"', '"05990001"', "double_official_key", 0),
    ("official key of elsewhere", "municipalities.yaml", '"05990004"', '"05378028"', "foreign_official_key", 0),
    (
        "unknown unit",
        "responsibilities.yaml",
        "unit: jugendamt-kreis",
        "unit: jugendamt-kreiss",
        "unknown_reference",
        0,
    ),
    (
        "unknown place",
        "responsibilities.yaml",
        "[birkental, quellbach, tannrode]",
        "[birkental, x]",
        "unknown_reference",
        0,
    ),
    ("unknown contact", "responsibilities.yaml", "[jobcenter-aue]", "[jobcenter]", "unknown_reference", 0),
    (
        "unknown secretariat",
        "bodies.yaml",
        "secretariat: integrationszentrum",
        "secretariat: x",
        "unknown_reference",
        0,
    ),
    ("unknown employer", "positions.yaml", "employer: stadt-austadt", "employer: x", "unknown_reference", 0),
    ("unknown area", "figures.yaml", "area: district", "area: kreis", "unknown_reference", 0),
    ("seat for nobody", "bodies.yaml", "organisation: jobcenter-aue", "organisation: jobcenter", "unknown_seat", 0),
    (
        "seat of another's unit",
        "bodies.yaml",
        "unit: auslaenderamt-austadt",
        "unit: auslaenderamt-kreis",
        "seat_elsewhere",
        0,
    ),
    (
        "ends before it begins",
        "bodies.yaml",
        "    chair: Landrätin",
        "    valid_from: 2026-01-01\n    valid_to: 2025-01-01",
        "ends_before_start",
        1,
    ),
    (
        "ages backwards",
        "responsibilities.yaml",
        "    age_to: 20",
        "    age_from: 30\n    age_to: 20",
        "ages_backwards",
        1,
    ),
    ("validity overlaps", "schemes.yaml", "valid_to: 2025-12-31", "valid_to: 2026-06-30", "overlapping_validity", 1),
    ("two offices", "responsibilities.yaml", "places: [austadt]", "places: [austadt, tannrode]", "two_offices", -3),
    ("office has ended", "responsibilities.yaml", "unit: schulamt-neu", "unit: schulamt-alt", "outlives", 0),
    ("component switched off", "positions.yaml", "- component: 2", "- component: 3", "component_off", 0),
    (
        "stages without the component",
        "district.yaml",
        "phases:",
        "procedures:\n  residence:\n    stages:\n      - {key: eingang, name: Eingang, kind: received}\nphases:",
        "component_off",
        0,
    ),
    (
        "stage named twice",
        "district.yaml",
        "  components: [1, 2]\nphases:",
        "  components: [1, 2, 3]\nprocedures:\n  residence:\n    stages:\n"
        "      - {key: eingang, name: Eingang, kind: received}\n"
        "      - {key: eingang, name: Antrag, kind: documents}\nphases:",
        "double_stage",
        5,
    ),
    ("placeholder", "responsibilities.yaml", '"{place} hat', '"{town} hat', "bad_placeholder", 0),
]


def problems_after(folder: Path, file: str, old: str, new: str) -> tuple[int, list[Problem]]:
    line = change(folder, file, old, new)
    return line, list(read(folder).problems)


@pytest.mark.parametrize(("file", "old", "new", "code", "shift"), [row[1:] for row in SHAPE], ids=[r[0] for r in SHAPE])
def test_a_deviation_from_the_schema_is_the_only_problem_and_has_its_line(
    folder: Path, file: str, old: str, new: str, code: str, shift: int
) -> None:
    line, problems = problems_after(folder, file, old, new)
    assert [(one.file, one.line, one.code) for one in problems] == [(file, line + shift, code)]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "shift"), [row[1:] for row in MEANING], ids=[row[0] for row in MEANING]
)
def test_a_contradiction_is_named_at_its_line(
    folder: Path, file: str, old: str, new: str, code: str, shift: int
) -> None:
    line, problems = problems_after(folder, file, old, new)
    assert (file, line + shift, code) in [(one.file, one.line, one.code) for one in problems]
