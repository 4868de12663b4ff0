"""What the validator of the published schemas found, said in our own sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from jsonschema.exceptions import ValidationError

from kim.organisations.district import wording
from kim.organisations.district.documents import Document, Steps


@dataclass(frozen=True)
class Fault:
    """One fault: where, by which keyword of the schema, what the keyword wants and what is there."""

    steps: Steps
    keyword: str
    wants: Any
    value: Any
    message: str
    schema: dict[str, Any]
    document: Document

    @property
    def name(self) -> str:
        """The key that the value belongs to."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), self.document.file)

    def say(self, code: str, **values: object) -> None:
        self.document.report(self.steps, code, **{"key": self.name, "value": self.value} | values)


def report(error: ValidationError, document: Document) -> Iterator[Steps]:
    """Report one error of the validator, give back what has to be dropped for it."""
    for inner in _innermost(error):
        fault = Fault(
            steps=tuple(inner.absolute_path),
            keyword=str(inner.validator),
            wants=inner.validator_value,
            value=inner.instance,
            message=inner.message,
            schema=cast("dict[str, Any]", inner.schema),
            document=document,
        )
        # A value that is not there was reported when the file was read.
        yield from [fault.steps] if fault.value is None else _SAYINGS[fault.keyword](fault)


def _innermost(error: ValidationError) -> Iterator[ValidationError]:
    """An `anyOf` fails as a whole; what is meant is the branch for the kind of value that is there."""
    if error.validator != "anyOf":
        yield error
        return
    branch = 1 if isinstance(error.instance, list) else 0
    for inner in error.context or ():
        if inner.schema_path and inner.schema_path[0] == branch:
            yield from _innermost(inner)


def _unknown_key(fault: Fault) -> list[Steps]:
    known = sorted(fault.schema["properties"])
    unknown = [key for key in fault.value if key not in known]
    for key in unknown:
        values = {"key": key, "known": ", ".join(known), "hint": meant(key, known)}
        fault.document.report((*fault.steps, key), "unknown_key", **values)
    return [(*fault.steps, key) for key in unknown]


def _missing_key(fault: Fault) -> list[Steps]:
    # One error for each missing key, all with the same list of wanted ones; only the message tells which is meant.
    key = next(key for key in fault.wants if fault.message.startswith(repr(key)))
    # A key without a value has a line, and was reported when the file was read.
    if (*fault.steps, key) not in fault.document.lines:
        fault.say("missing_key", key=key)
    return []


def _wrong_type(fault: Fault) -> list[Steps]:
    shown = fault.value if isinstance(fault.value, str) else "…"
    fault.say("wrong_type", expected=wording.TYPES[fault.wants], value=shown)
    return [fault.steps]


def _bad_date(fault: Fault) -> list[Steps]:
    fault.say("bad_date" if fault.wants == "date" else "bad_as_of")
    return [fault.steps]


def _bad_form(fault: Fault) -> list[Steps]:
    fault.say("bad_form", form=wording.FORMS[fault.wants])
    return [fault.steps]


def _no_value(fault: Fault) -> list[Steps]:
    fault.say("no_value")
    return [fault.steps]


def _out_of_range(fault: Fault) -> list[Steps]:
    limit = wording.LIMIT_LEAST if fault.keyword == "minimum" else wording.LIMIT_MOST
    fault.say("out_of_range", limit=limit % {"limit": fault.wants})
    return [fault.steps]


def _empty_list(fault: Fault) -> list[Steps]:
    fault.say("empty_list")
    return [fault.steps]


def _twice_in_list(fault: Fault) -> list[Steps]:
    fault.say("twice_in_list")
    return []


def _not_allowed(fault: Fault) -> list[Steps]:
    allowed = [str(one) for one in (fault.wants if isinstance(fault.wants, list) else [fault.wants])]
    fault.say("not_allowed", known=", ".join(allowed), hint=meant(str(fault.value), allowed))
    return [fault.steps]


def meant(word: str, known: list[str]) -> str:
    """“Did you mean …?” where something similar is known, else nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.75)
    return str(wording.PART_MEANT % {"key": close[0]}) if close else ""


_SAYINGS: dict[str, Callable[[Fault], list[Steps]]] = {
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "type": _wrong_type,
    "format": _bad_date,
    "pattern": _bad_form,
    "minLength": _no_value,
    "minimum": _out_of_range,
    "maximum": _out_of_range,
    "minItems": _empty_list,
    "uniqueItems": _twice_in_list,
    "enum": _not_allowed,
    "const": _not_allowed,
}
