"""The two scales of an assessment, and how two looks at the same life area compare.

Need runs from none to urgent, resources from none to many; each has four steps, counted from 0. "Not known yet" stands
on no scale: it has no level, and a comparison with it is none. Basis: assessment in the standard of the DGCC,
need and resources side by side. What this does not do: add levels up, within an area, over areas or over people. There
is no score.
"""

from __future__ import annotations

from enum import StrEnum

from kim.casework.rules.codes import Need, Resource

NEEDS = (Need.NONE, Need.LOW, Need.MARKED, Need.URGENT)
RESOURCES = (Resource.NONE, Resource.FEW, Resource.SOME, Resource.MANY)
HIGHEST = 3


class Change(StrEnum):
    """How the need of a life area changed since it was last talked about."""

    NO_COMPARISON = "no_comparison"
    SAME = "same"
    MORE = "more"
    LESS = "less"


def need_level(code: str) -> int | None:
    """0 (none) to 3 (urgent); None if not known yet."""
    return NEEDS.index(Need(code)) if code != Need.NOT_ASKED else None


def resource_level(code: str) -> int | None:
    """0 (none) to 3 (many); None if not known yet."""
    return RESOURCES.index(Resource(code)) if code != Resource.NOT_ASKED else None


def change(before: int | None, now: int | None) -> Change:
    """Two levels of the same scale compared."""
    if before is None or now is None:
        return Change.NO_COMPARISON
    return Change.SAME if before == now else Change.MORE if now > before else Change.LESS
