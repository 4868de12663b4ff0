"""The shape of one file: types the scalars by the published schema and names every deviation.

What does not fit is dropped from the values after it was reported, so that the checks that follow can trust what they
find and do not report it a second time.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from kim.organisations.district import sayings
from kim.organisations.district.documents import Document, Step, Steps

SCHEMAS = Path(__file__).parent / "schema"
Schema = dict[str, Any]


@cache
def schema(name: str) -> Schema:
    """The published schema of `name` (the file's name without its ending)."""
    loaded: Schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def check(document: Document, name: str) -> None:
    """Type the values of `document` by schema `name`; report and drop what does not fit."""
    document.value = _typed(document.value, schema(name))
    errors = list(_validator(name).iter_errors(document.value))
    dropped = [steps for error in errors for steps in sayings.report(error, document)]
    for steps in dropped:
        _drop(document, steps)


def is_day(text: object) -> bool:
    """True for a day of the calendar written as YYYY-MM-DD."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_as_of(text: object) -> bool:
    """True for a year, a month or a day."""
    return isinstance(text, str) and is_day((text + "-01-01")[:10] if len(text) in (4, 7) else text)


_formats = FormatChecker(formats=())
_formats.checks("date")(is_day)
_formats.checks("as-of")(is_as_of)


@cache
def _validator(name: str) -> Draft202012Validator:
    common = Resource.from_contents(schema("common"))
    registry: Registry[Any] = Registry().with_resources([("common.schema.json", common)])
    return Draft202012Validator(schema(name), registry=registry, format_checker=_formats)


def _typed(value: Any, wanted: Schema) -> Any:
    wanted = _resolved(wanted, value)
    if isinstance(value, dict):
        known = wanted.get("properties", {})
        return {key: _typed(item, known.get(key, {})) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_typed(item, wanted.get("items", {})) for item in value]
    return _scalar(value, wanted.get("type"))


def _resolved(wanted: Schema, value: Any) -> Schema:
    if "$ref" in wanted:
        return _resolved(schema("common")["$defs"][wanted["$ref"].rpartition("/")[2]], value)
    if "anyOf" in wanted:
        return next((one for one in wanted["anyOf"] if ("items" in one) == isinstance(value, list)), {})
    return wanted


def _scalar(text: Any, kind: str | None) -> Any:
    if not isinstance(text, str):
        return text
    if kind == "integer" and re.fullmatch(r"-?\d+", text):
        return int(text)
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return Decimal(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _drop(document: Document, steps: Steps) -> None:
    """Take the value at `steps` out; an item of a list becomes empty, so that later items keep their place."""
    if not steps:
        document.value = {}
        return
    holder = _at(document.value, steps[:-1])
    last: Step = steps[-1]
    if isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int):
        holder[last] = None


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
