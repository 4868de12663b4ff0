"""The published schemas say the same as the program."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kim.kernel.core_codes import StageKind
from kim.organisations.district import shape, wording
from kim.organisations.district.files import OPTIONAL, REQUIRED
from kim.organisations.rules import codes

NAMES = (*REQUIRED, *OPTIONAL)


def item(name: str, part: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = shape.schema(name)["properties"][part or name]["items"]["properties"]
    return found


def stage(area: str) -> dict[str, Any]:
    """What the schema says about the kind of a stage."""
    areas = shape.schema("district")["properties"]["procedures"]["properties"]
    found: dict[str, Any] = areas[area]["properties"]["stages"]["items"]["properties"]["kind"]
    return found


@pytest.mark.parametrize("name", [*NAMES, "common"])
def test_a_schema_is_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(shape.schema(name))
    assert shape.schema(name)["$id"] == f"{name}.schema.json"


@pytest.mark.parametrize(
    ("values", "enum"),
    [
        (item("responsibilities")["topic"], codes.Topic),
        (item("responsibilities")["school_forms"]["items"], codes.SchoolForm),
        (item("responsibilities")["aspect"], codes.Aspect),
        (item("responsibilities", "notes")["topic"], codes.Topic),
        (item("municipalities")["kind"], codes.MunicipalityKind),
        (item("organisations")["kind"], codes.OrganisationKind),
        (stage("residence"), StageKind),
        (stage("naturalisation"), StageKind),
        (item("organisations")["role"], codes.Role),
        (item("organisations")["units"]["items"]["properties"]["kind"], codes.OfficeKind),
        (item("bodies")["kind"], codes.BodyKind),
        (item("bodies")["seats"]["items"]["properties"]["kind"], codes.SeatKind),
    ],
)
def test_a_schema_allows_exactly_the_codes_of_the_program(values: dict[str, Any], enum: type[StrEnum]) -> None:
    assert values["enum"] == [code.value for code in enum]


def test_the_schema_names_every_phase() -> None:
    phases = shape.schema("district")["properties"]["phases"]["properties"]
    assert list(phases) == [phase.value for phase in codes.Phase]


def every(schema: object, key: str) -> list[Any]:
    """All values of `key` anywhere in a schema."""
    if isinstance(schema, list):
        return [value for one in schema for value in every(one, key)]
    if not isinstance(schema, dict):
        return []
    here = [schema[key]] if key in schema else []
    return here + [value for one in schema.values() for value in every(one, key)]


@pytest.mark.parametrize("name", [*NAMES, "common"])
def test_every_pattern_has_words(name: str) -> None:
    assert {one for one in every(shape.schema(name), "pattern") if isinstance(one, str)} <= set(wording.FORMS)


def keys(schema: object) -> set[str]:
    """Every key that a file may have, at any depth."""
    return {key for properties in every(schema, "properties") for key in properties}


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_names_every_key_and_every_code(name: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "district-format.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[\w-]+", page))
    codes_of = {str(code) for choice in every(shape.schema(name), "enum") for code in choice}
    assert keys(shape.schema(name)) | codes_of <= words
