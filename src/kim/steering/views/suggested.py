"""What a page that leads to a form suggests in its address, for example a gap among the offers: codes only."""

from __future__ import annotations

from kim.kernel.core_codes import LifeArea, ObservationKind, ObstacleKind
from kim.kernel.doors import MemberRequest

KNOWN = {"kind": ObservationKind, "obstacle_kind": ObstacleKind, "life_area": LifeArea}


def in_codes(request: MemberRequest) -> dict[str, object]:
    """First values of a form; what is no code is left out."""
    return {name: value for name, codes in KNOWN.items() if (value := request.GET.get(name, "")) in set(codes)}
