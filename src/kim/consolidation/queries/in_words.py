"""Facts as people read them: what the rules read of a person, in the words of the catalogue of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext, ngettext

from kim.pathways import api as pathways
from kim.people import fact_catalogue
from kim.people.labels import EVIDENCE, RELATIONS, country_name
from kim.people.rules.facts import FactSpec, Part, PartType
from kim.ui.templatetags.kim_ui import day

MOST_ROWS, ALL_ROWS = 4, 1000
STATUS_TYPES = {
    "erlaubt": "Aufenthaltserlaubnis",
    "gestattet": "Aufenthaltsgestattung",
    "geduldet": "Duldung",
    "geduldet_60b": "Duldung nach § 60b",
    "none": "ohne Status",
}


@cache
def specs() -> Mapping[str, tuple[FactSpec, ...]]:
    """The questions of the catalogue behind each fact of the rules."""
    found: dict[str, tuple[FactSpec, ...]] = {}
    for spec in fact_catalogue.facts().values():
        key = (spec.into or spec.key).partition(".")[0]
        found[key] = (*found.get(key, ()), spec)
    return found


@cache
def paragraphs() -> Mapping[str, str]:
    """How the titles of the rules are cited, by their code."""
    every = [*pathways.statuses(pathways.Selector.AUTHORITY), *pathways.statuses()]
    return {one.para: one.paragraph for one in every if one.para and one.paragraph.startswith("§")}


def words(key: str, value: Any, most: int = MOST_ROWS) -> list[str]:
    """What a fact says, a line for each row; of periods the latest first, and at most so many rows."""
    if not isinstance(value, list):
        return [_row(key, value)]
    if not value:
        return [gettext("none")]
    is_dated = isinstance(value[0], Mapping) and "from" in value[0]
    rows = [_row(key, row) for row in (sorted(value, key=_begin, reverse=True) if is_dated else value)]
    more = len(rows) - most
    return rows if more <= 0 else [*rows[:most], ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more}]


def _begin(row: Mapping[str, Any]) -> date:
    begin: date = row["from"]
    return begin


def evidence(key: str, value: Any) -> str:
    """How a fact is known, in words: the weakest of its rows. Empty for what has no evidence of its own."""
    if key not in specs() and key != "status_periods":
        return ""
    if isinstance(value, list):
        levels = [row.get("evidence", "documented") for row in value if isinstance(row, Mapping)]
    elif isinstance(value, Mapping):
        levels = [value.get("evidence", "documented")]
    else:
        return ""
    order = ("claimed", "documented", "verified")
    return str(EVIDENCE[min(levels, key=order.index)]) if levels else ""


def _row(key: str, value: Any) -> str:
    if key == "status_periods":
        return f"{_status(value)}, {_period(value)}"
    if key == "household":
        return _member(value)
    if isinstance(value, Mapping):
        return ", ".join(_parts(key, value)) or gettext("known")
    return _scalar(key, value)


def _status(period: Mapping[str, Any]) -> str:
    para = paragraphs().get(period.get("para", ""), "")
    return " ".join(part for part in (STATUS_TYPES[period["type"]], para) if part)


def _member(item: Mapping[str, Any]) -> str:
    born = f" * {day(item['birth_date'])}" if item.get("birth_date") else ""
    papers = {"documented": gettext("school certificate seen"), "none": gettext("no school certificate")}
    certificate = papers.get(item.get("school_certificate", ""), "")
    elsewhere = gettext("lives elsewhere") if item.get("lives_together") is False else ""
    return ", ".join(part for part in (f"{_kin(item['relation'])}{born}", certificate, elsewhere) if part)


def _kin(relation: str) -> str:
    return gettext("other person") if relation == "other" else str(RELATIONS[relation])


def _period(row: Mapping[str, Any]) -> str:
    since = gettext("since %(day)s") % {"day": day(row["from"])}
    if row.get("to") is None:
        return since
    return gettext("%(first)s to %(last)s") % {"first": day(row["from"]), "last": day(row["to"])}


def _parts(key: str, value: Mapping[str, Any]) -> Iterator[str]:
    if "from" in value:
        yield _period(value)
    labelled = {part.key: part for spec in specs().get(key, ()) for part in spec.parts}
    for name, found in value.items():
        if name in ("from", "to", "evidence", "steps"):
            continue
        part = labelled.get(name)
        yield f"{part.label}: {_of_part(part, found)}" if part else f"{name}: {plain(found)}"


def _scalar(key: str, value: Any) -> str:
    found = specs().get(key)
    part = found[0].parts[0] if found and found[0].parts else None
    if key in ("nationalities", "residence"):
        return country_name(value) if isinstance(value, str) else plain(value)
    return _of_part(part, value) if part else plain(value)


def _of_part(part: Part, value: Any) -> str:
    if part.type is PartType.PERCENT and isinstance(value, int | float):
        return f"{round(value * 100)}\u00a0%"
    said = part.choices.get(str(value)) or (country_name(value) if part.type is PartType.COUNTRY else plain(value))
    return f"{said}\u00a0{part.unit}" if part.unit else said


def plain(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return day(value)
    return str(value)


def label(key: str) -> str:
    """What a fact is called."""
    return pathways.fact_label(key)
