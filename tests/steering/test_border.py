"""The border: what steering has no column, no key and no import for, it cannot leak."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from django.apps import apps

import kim.steering
from kim.steering import api
from kim.steering.models import Observation

STEERING = Path(kim.steering.__file__).parent
PERSONAL = ("kim.people", "kim.consent", "kim.casework", "kim.referrals", "kim.procedures")
ALLOWED_BELOW = {"steering", "organisations"}
# Each with the reason why no client is reachable by it. Both targets lie below steering; neither points to a person.
ALLOWED_BESIDE = {
    "MeasureResult.correction → directory": "a proposal about the matrix, made by the measure itself: offices, a topic",
    "SignedPaper.stored → kernel": "that a sealed file lies in the vault, by a name made of chance and without a way"
    " to the rows that point to it",
}
TELLING = ("person", "case", "household", "client", "birth", "name_of", "nationality", "author", "recorded", "noted_by")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_steering_imports_nothing_about_people() -> None:
    found = [
        f"{path.relative_to(STEERING)}: {name}"
        for path in STEERING.rglob("*.py")
        for name in imports(path)
        if name.startswith(PERSONAL)
    ]
    assert found == []


def test_steering_points_at_offices_and_at_itself_only() -> None:
    targets = {
        f"{model.__name__}.{field.name} → {field.related_model._meta.app_label}"
        for model in apps.get_app_config("steering").get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model._meta.app_label not in ALLOWED_BELOW
    }
    assert targets == ALLOWED_BESIDE.keys()


def test_whoever_follows_the_relations_out_of_steering_reaches_offices_offers_and_staff_only() -> None:
    found, waiting = set(), list(apps.get_app_config("steering").get_models())
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    assert {model._meta.app_label for model in found} == {
        "steering",
        "organisations",
        "directory",
        "accounts",
        "kernel",
    }
    assert {model.__name__ for model in found if model._meta.app_label in ("accounts", "kernel")} == {
        "StoredFile",
        "User",
    }


def test_an_observation_has_a_week_and_no_moment_no_author_and_no_place() -> None:
    columns = {field.column for field in Observation._meta.concrete_fields}
    assert columns == {
        "id",
        "public_id",
        "version",
        "week",
        "kind",
        "obstacle_kind",
        "life_area",
        "office_kinds",
        "source",
        "summary",
        "is_grave",
        "suggested_issue_id",
    }


def test_no_dataclass_of_the_border_has_a_field_for_a_client() -> None:
    border = [getattr(api, name) for name in dir(api) if is_dataclass(getattr(api, name))]
    assert len(border) >= 10
    found = [
        f"{record.__name__}.{field.name}"
        for record in border
        for field in fields(record)
        if any(word in field.name for word in TELLING)
    ]
    assert found == []


def test_every_dataclass_of_the_border_is_frozen() -> None:
    border = [getattr(api, name) for name in dir(api) if is_dataclass(getattr(api, name))]
    assert [record.__name__ for record in border if not record.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]
