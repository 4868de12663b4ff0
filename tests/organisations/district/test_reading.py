"""Files that cannot be read as they should, and the whole of a district in one run."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.utils import translation

from kim.organisations.district import Problem, read
from tests.organisations.folders import FIRST, SECOND, change


def codes(folder: Path) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.code) for one in read(folder).problems]


def test_both_districts_have_no_problem() -> None:
    assert read(FIRST).problems == ()
    assert read(SECOND).problems == ()


def test_a_folder_that_is_not_there_or_is_a_file_is_one_problem(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert codes(missing) == [(str(missing), 0, "no_folder")]
    (file := tmp_path / "district.yaml").touch()
    assert codes(file) == [(str(file), 0, "not_a_folder")]


def test_a_missing_file_is_named_without_its_consequences(folder: Path) -> None:
    (folder / "organisations.yaml").unlink()
    assert codes(folder) == [("organisations.yaml", 0, "missing_file")]


def test_a_district_may_do_without_bodies_schemes_positions_and_figures(folder: Path) -> None:
    for name in ("bodies", "schemes", "positions", "figures"):
        (folder / f"{name}.yaml").unlink()
    assert codes(folder) == []


def test_a_misspelt_file_name_is_named(folder: Path) -> None:
    shutil.move(folder / "figures.yaml", folder / "figure.yml")
    assert codes(folder) == [("figure.yml", 0, "unknown_file")]


def test_a_wrong_encoding_is_named_with_its_line_and_without_its_consequences(folder: Path) -> None:
    path = folder / "organisations.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="latin-1")
    line = text[: text.index("Ausländeramt")].count("\n") + 1
    assert codes(folder) == [("organisations.yaml", line, "wrong_encoding")]


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "figures.yaml"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert codes(folder) == []


def test_an_empty_file_is_named(folder: Path) -> None:
    (folder / "figures.yaml").write_text("# later\n", encoding="utf-8")
    assert codes(folder) == [("figures.yaml", 0, "empty_file")]


def test_a_list_where_a_file_should_have_keys_is_named(folder: Path) -> None:
    (folder / "figures.yaml").write_text("- einwohner\n", encoding="utf-8")
    assert codes(folder) == [("figures.yaml", 1, "wrong_type")]


def test_every_key_that_stands_twice_is_named_with_the_first(folder: Path) -> None:
    twice = "label: Bevölkerung\n    label: Menschen\n    area: district\n    area: austadt\n"
    line = change(folder, "figures.yaml", "label: Bevölkerung\n    area: district\n", twice)
    problems = read(folder).problems
    assert [(one.line, one.code, one.values["first"]) for one in problems] == [
        (line + 1, "double_key", str(line)),
        (line + 3, "double_key", str(line + 2)),
    ]


def test_broken_yaml_is_named_with_its_line(folder: Path) -> None:
    line = change(folder, "figures.yaml", "label: Bevölkerung", "label: [Bevölkerung")
    assert [(file, code) for file, _, code in codes(folder)] == [("figures.yaml", "not_yaml")]
    assert codes(folder)[0][1] >= line


def test_tags_and_aliases_are_refused(folder: Path) -> None:
    first = change(folder, "figures.yaml", "label: Bevölkerung", "label: !!python/none Bevölkerung")
    second = change(folder, "bodies.yaml", "rhythm: vierteljährlich", "rhythm: &r oft\n    voting: *r")
    assert ("figures.yaml", first, "not_supported") in codes(folder)
    assert ("bodies.yaml", second + 1, "not_supported") in codes(folder)


def test_all_problems_of_all_files_are_named_in_one_run(folder: Path) -> None:
    change(folder, "district.yaml", "kind: kreis\n", "kind: kreis\ncolour: red\n")
    change(folder, "municipalities.yaml", '"05990004"', '"0599"')
    change(folder, "organisations.yaml", "valid_to: 2025-07-31", "valid_to: 2025-07-32")
    change(folder, "responsibilities.yaml", "unit: jugendamt-kreis", "unit: jugendamt")
    change(folder, "bodies.yaml", "organisation: jobcenter-aue", "organisation: jobcenter")
    change(folder, "schemes.yaml", "valid_to: 2025-12-31", "valid_to: 2026-12-31")
    change(folder, "positions.yaml", "people: 2", "people: two")
    change(folder, "figures.yaml", "unit: persons", "unit: people")
    assert [(file, code) for file, _, code in codes(folder)] == [
        ("bodies.yaml", "unknown_seat"),
        ("district.yaml", "unknown_key"),
        ("figures.yaml", "not_allowed"),
        ("municipalities.yaml", "bad_form"),
        ("organisations.yaml", "bad_date"),
        ("positions.yaml", "wrong_type"),
        ("responsibilities.yaml", "unknown_reference"),
        ("schemes.yaml", "overlapping_validity"),
    ]


def test_a_reference_that_is_nearly_right_gets_a_proposal(folder: Path) -> None:
    change(folder, "responsibilities.yaml", "unit: jugendamt-kreis", "unit: jugendamt-kries")
    (problem,) = read(folder).problems
    assert "jugendamt-kreis" in problem.reason


def test_the_same_office_twice_is_an_overlap_and_not_two_offices(folder: Path) -> None:
    text = (folder / "responsibilities.yaml").read_text(encoding="utf-8")
    entry = text[text.index("  - key: jugendamt") : text.index("notes:")]
    line = change(
        folder, "responsibilities.yaml", "notes:\n", entry.replace("key: jugendamt", "key: noch-einmal") + "notes:\n"
    )
    assert codes(folder) == [("responsibilities.yaml", line, "overlapping_validity")]
    assert "youth_office, austadt, birkental, quellbach, tannrode" in read(folder).problems[0].reason


def test_two_offices_may_answer_for_different_ages(folder: Path) -> None:
    older = """  - key: erwachsene
    topic: youth_office
    unit: integrationszentrum
    places: all
    age_from: 21
    reason: Ab dem 21. Geburtstag ist das Integrationszentrum zuständig.
    basis: § 3 Auensatzung
notes:
"""
    change(folder, "responsibilities.yaml", "notes:\n", older)
    assert codes(folder) == []


def test_a_unit_that_is_part_of_itself_is_named(folder: Path) -> None:
    change(
        folder,
        "organisations.yaml",
        "kind: integration_centre\n",
        "kind: integration_centre\n        parent: jugendamt-kreis\n",
    )
    change(
        folder,
        "organisations.yaml",
        "kind: youth_office\n",
        "kind: youth_office\n        parent: integrationszentrum\n",
    )
    assert [code for _, _, code in codes(folder)] == ["own_parent", "own_parent"]
    assert "integrationszentrum → jugendamt-kreis → integrationszentrum" in read(folder).problems[0].reason


def test_a_problem_reads_as_file_line_and_german_reason() -> None:
    with translation.override("de"):
        text = str(Problem("bodies.yaml", 7, "double_key", {"key": "name", "first": "3"}))
    assert text == "bodies.yaml:7: „name“ steht hier ein zweites Mal; zuerst in Zeile 3."


def test_official_keys_keep_their_leading_zero() -> None:
    data = read(FIRST).data
    assert data is not None
    assert data.municipalities[0].official_key == "05378004"
