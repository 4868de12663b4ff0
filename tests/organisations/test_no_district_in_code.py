"""No fact of the first district stands in code: its names and keys are searched for in the whole source."""

from __future__ import annotations

import re
from pathlib import Path

from kim.organisations.district import DistrictData

SOURCE = Path(__file__).parents[2] / "src" / "kim"
# The demo tells a story with the first district's real offices; it is an example, not the program.
ALLOWED = SOURCE / "config" / "demo"
ENDINGS = {".py", ".html", ".txt", ".js", ".css", ".json", ".yaml", ".sql", ".typ", ".po"}
# Words that are no facts of a district: kinds of organisation, and federal bodies that exist everywhere.
COMMON = {"Bundesamt für Migration und Flüchtlinge", "BAMF", "Diakonie", "IHK", "Jobcenter", "Kreis", "Kreistag"}
COMMON |= {"Agentur für Arbeit", "Ausländerbehörde", "Einbürgerungsbehörde", "Schulamt", "Gesundheitsamt"}
COMMON |= {"Kreisjugendamt", "Kommunales Integrationszentrum", "Jugendmigrationsdienst", "Migrantenorganisationen"}


def facts(data: DistrictData) -> set[str]:
    found = {data.head.name, data.head.short_name, data.head.official_key, data.head.letterhead.street}
    for place in data.municipalities:
        found |= {place.key, place.name, place.official_key}
    for one in (*data.organisations, *data.units):
        found |= {one.name, one.short_name}
    return {fact for fact in found if fact} - COMMON


def test_no_name_or_key_of_the_first_district_stands_in_the_source(first_district: DistrictData) -> None:
    pattern = re.compile("|".join(rf"\b{re.escape(fact)}\b" for fact in sorted(facts(first_district))))
    hits = [
        f"{path.relative_to(SOURCE)}: {match.group()}"
        for path in SOURCE.rglob("*")
        if path.suffix in ENDINGS and ALLOWED not in path.parents
        for match in [pattern.search(path.read_text(encoding="utf-8"))]
        if match
    ]
    assert hits == []
