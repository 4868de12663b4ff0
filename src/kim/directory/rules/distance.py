"""How far it is from one municipality to another: as the crow flies, between their middles, in whole kilometres.

Good enough to put offers in order; no promise about buses. Without coordinates nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Point:
    """Degrees north and east (WGS 84)."""

    north: float
    east: float


def kilometres(one: Point | None, other: Point | None) -> int | None:
    """Distance on a sphere (haversine formula); None if a point is not known."""
    if one is None or other is None:
        return None
    north, east = radians(other.north - one.north), radians(other.east - one.east)
    half = sin(north / 2) ** 2 + cos(radians(one.north)) * cos(radians(other.north)) * sin(east / 2) ** 2
    return round(2 * EARTH_KM * asin(sqrt(half)))
