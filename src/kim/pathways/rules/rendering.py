"""The rules in German, read off what runs: pathway by pathway, version by version, and by day of change.

Plain data for a page or a document; nothing here knows HTML or Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kim.pathways.rules.book import Criterion, Outside, Pathway, Route, Version
from kim.pathways.rules.calendar import DAY
from kim.pathways.rules.explanation import version_id
from kim.pathways.rules.rulebook import Rulebook
from kim.pathways.rules.schema import SCHEMA

OUTSIDE = {
    Outside.REQUIRES: "Außerhalb der Geltung: entfällt.",
    Outside.GRANTS: "Außerhalb der Geltung: nicht erfüllt.",
}


EFFECTS = "„ist“ heißt Anspruch, „soll“ bindet im Regelfall, „kann“ heißt Ermessen."


def day(value: date) -> str:
    """A day as 31.12.2022."""
    return f"{value:%d.%m.%Y}"


def validity(start: date | None, end: date | None) -> str:
    """A validity, both ends inclusive."""
    if start is None:
        return f"bis {day(end)}" if end else "durchgehend"
    return f"{day(start)} bis {day(end)}" if end else f"seit {day(start)}"


@dataclass(frozen=True, slots=True)
class VersionText:
    """One version as text. `lines`: depth and sentence, top down."""

    id: str
    validity: str
    norm: str
    source: str
    lines: tuple[tuple[int, str], ...]
    reads: tuple[str, ...]
    note: str
    draft: bool


@dataclass(frozen=True, slots=True)
class CriterionText:
    """One criterion with its versions, the newest first."""

    id: str
    name: str
    counts: bool
    outside: str
    versions: tuple[VersionText, ...]


@dataclass(frozen=True, slots=True)
class RouteText:
    """One route: its effect in words, and what it needs."""

    name: str
    effect: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathwayText:
    """One rule. `general`: the general conditions as this rule reads them, with their waivers."""

    id: str
    title: str
    norm: str
    starts: str
    note: str
    routes: tuple[RouteText, ...]
    criteria: tuple[CriterionText, ...]
    general: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One version that begins or a criterion that ends on a day."""

    day: date
    rule: str
    id: str
    name: str
    what: str
    norm: str


def pathway_text(pathway: Pathway) -> PathwayText:
    """A rule as text."""
    needed = frozenset(pathway.needed())
    tied = bool(pathway.routes)
    return PathwayText(
        pathway.id,
        pathway.title,
        pathway.norm,
        f"In Kraft seit {day(pathway.starts)}; davor nicht erfüllt." if pathway.starts else "",
        pathway.note,
        tuple(_route(way, has_effect=pathway.has_effect) for way in pathway.routes),
        tuple(criterion_text(one, counts=one.id in needed or not tied) for one in pathway.criteria),
        tuple((identifier, tuple(condition.lines())) for identifier, condition in pathway.general.items()),
    )


def criterion_text(criterion: Criterion, *, counts: bool) -> CriterionText:
    """A criterion as text."""
    first, last = criterion.versions[0], criterion.versions[-1]
    dated = first.start or (last.end and not last.lasting)
    versions = tuple(_version(criterion, one) for one in reversed(criterion.versions))
    return CriterionText(criterion.id, criterion.name, counts, OUTSIDE[criterion.outside] if dated else "", versions)


def _version(criterion: Criterion, version: Version) -> VersionText:
    reads = tuple(fact.label for key, fact in SCHEMA.items() if key in version.test.reads())
    lasting = "; danach weiter so gelesen" if version.lasting else ""
    return VersionText(
        version_id(criterion, version),
        validity(version.start, version.end) + lasting,
        version.norm,
        version.source,
        tuple(version.test.lines()),
        reads,
        version.note,
        version.draft,
    )


def _route(way: Route, *, has_effect: bool) -> RouteText:
    parts = [f"{effect} seit {day(start)}" if start else str(effect) for start, effect in way.effects]
    needs = tuple(need if isinstance(need, str) else " oder ".join(need) for need in way.needs)
    return RouteText(way.name, ", ".join(parts) if has_effect else "", needs)


def changes(book: Rulebook) -> tuple[Change, ...]:
    """Every day on which a wording begins or ends without a next one, the latest first."""
    found = [
        change
        for pathway in book.pathways.values()
        for criterion in pathway.criteria
        for change in _changes(pathway.norm, criterion)
    ]
    found += [change for criterion in book.general for change in _changes("Allgemein", criterion)]
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.id)))


def _changes(rule: str, criterion: Criterion) -> Iterator[Change]:
    starts = {one.start for one in criterion.versions}
    for one in criterion.versions:
        if one.start is not None:
            first = one is criterion.versions[0]
            yield Change(one.start, rule, criterion.id, criterion.name, "neu" if first else "neue Fassung", one.norm)
        if one.end is not None and one.end + DAY not in starts:
            yield Change(one.end + DAY, rule, criterion.id, criterion.name, "gilt nicht mehr", one.norm)
