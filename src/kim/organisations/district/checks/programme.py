"""The files that other contexts own: schemes, services, positions, figures."""

from __future__ import annotations

from kim.organisations.district.checks.references import refer, refer_all
from kim.organisations.district.files import Entry, Files

WHOLE_DISTRICT = "district"
# The component that works in the immigration and naturalisation authorities.
AUTHORITIES = 3


def run(files: Files) -> None:
    places = files.keys("municipalities")
    for entry in files.entries("schemes"):
        refer_all(entry, "units", "unit", files.unit_keys())
        refer_all(entry, "places", "municipality", places)
        refer(entry, "successor", "scheme", files.keys("schemes"))
    for entry in files.entries("services"):
        refer(entry, "organisation", "organisation", files.keys("organisations"))
        refer(entry, "holder", "unit", files.unit_keys())
        refer(entry, "municipality", "municipality", places)
        refer_all(entry, "serves", "municipality", places)
    for entry in (*files.entries("positions"), *files.entries("positions", "scheme_positions")):
        refer(entry, "employer", "organisation", files.keys("organisations"))
        refer(entry, "unit", "unit", files.unit_keys())
        refer(entry, "scheme", "scheme", files.keys("schemes"))
        refer_all(entry, "places", "municipality", places)
    for entry in files.entries("figures"):
        refer(entry, "area", "area", [WHOLE_DISTRICT, *places])
    _components(files)
    _procedures(files)


def _components(files: Files) -> None:
    """A component that the district does without has neither positions nor money."""
    settings = files.head("district").values.get("settings", {})
    here = settings.get("components")
    for entry in (*files.entries("positions"), *files.entries("positions", "frames")):
        component = entry.number("component")
        if here and component is not None and component not in here:
            entry.report(("component",), "component_off", component=component)


def _procedures(files: Files) -> None:
    """Stages belong to component 3, and a key names one of them."""
    head = files.head("district")
    areas = head.values.get("procedures", {})
    here = head.values.get("settings", {}).get("components")
    if areas and here and AUTHORITIES not in here:
        head.report(("procedures",), "component_off", component=AUTHORITIES)
    for area in areas if isinstance(areas, dict) else ():
        known: set[str] = set()
        for stage in Entry(head.document, ("procedures", area), areas[area]).entries("stages"):
            if stage.key in known:
                stage.report(("key",), "double_stage", key=stage.key)
            known.add(stage.key)
