"""One office for one task, school form, aspect, place and time, and no office that has ended by then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kim.organisations.district.files import Entry, Files
from kim.organisations.rules.codes import Aspect
from kim.organisations.rules.overlaps import Claim, Clash, clashes
from kim.organisations.rules.periods import Period

PLACEHOLDER = re.compile(r"\{[^}]*\}")


def run(files: Files) -> None:
    entries = files.entries("responsibilities")
    for clash in clashes(_claims(files, entries)):
        _report(entries, clash)
    _outlived(files, entries)
    for entry in entries:
        _placeholders(entry, "reason")
    for entry in files.entries("responsibilities", "notes"):
        _placeholders(entry, "text")


def _claims(files: Files, entries: list[Entry]) -> Iterator[Claim]:
    for position, entry in enumerate(entries):
        if not (entry.text("topic") and entry.text("unit") and entry.has_known_period):
            continue
        for place in files.places_of(entry):
            for form in [form for _, form in entry.items("school_forms")] or [""]:
                yield Claim(
                    entry=position,
                    topic=entry.text("topic"),
                    place=place,
                    school_form=form,
                    aspect=entry.text("aspect") or Aspect.PROFESSIONAL.value,
                    office=entry.text("unit"),
                    period=entry.period,
                    ages=entry.ages,
                )


def _report(entries: list[Entry], clash: Clash) -> None:
    about = ", ".join((clash.topic, *clash.places, *clash.school_forms))
    code = "overlapping_validity" if clash.same_office else "two_offices"
    entries[clash.later].report((), code, first=entries[clash.earlier].line(), about=about)


def _outlived(files: Files, entries: list[Entry]) -> None:
    """An office cannot answer after its own end, or its organisation's."""
    periods: dict[str, list[tuple[str, Period]]] = {}
    for organisation, unit in files.units():
        periods[unit.key] = [(unit.key, unit.period), (organisation.key, organisation.period)]
    for entry in entries:
        for key, outer in periods.get(entry.text("unit"), ()):
            if entry.has_known_period and not entry.period.within(outer):
                words = f"{outer.first or '…'} – {outer.last or '…'}"
                entry.report(("unit",), "outlives", key=key, period=words)


def _placeholders(entry: Entry, name: str) -> None:
    for found in PLACEHOLDER.findall(entry.text(name)):
        if found != "{place}":
            entry.report((name,), "bad_placeholder", placeholder=found)
