"""Which authority decides on which pathway, and in which group it is counted.

Basis: § 71 AufenthG (immigration authority), §§ 8 ff. StAG (naturalisation authority). Benefits, courses and programmes
are decided elsewhere and are no procedure of either. Naturalisation is counted apart from §§ 25a, 25b AufenthG, because
the state funds and reports the two apart; everything else is a third group.
"""

from __future__ import annotations

from kim.kernel.core_codes import OfficeKind, ProcedureArea, ProcedureGroup

PATHWAYS: dict[ProcedureArea, tuple[str, ...]] = {
    ProcedureArea.RESIDENCE: ("25b", "25a", "104c", "19d", "16g", "60c", "60d", "9", "26_3", "26_4", "18"),
    ProcedureArea.NATURALISATION: ("10", "8", "9s"),
}
WELL_INTEGRATED = frozenset({"25a", "25b"})
_OFFICES = {
    OfficeKind.IMMIGRATION_AUTHORITY: ProcedureArea.RESIDENCE,
    OfficeKind.NATURALISATION_AUTHORITY: ProcedureArea.NATURALISATION,
}


def area_of_office(kind: str) -> ProcedureArea | None:
    """What an office of this kind decides on; None for every other office."""
    return _OFFICES.get(OfficeKind(kind)) if kind in set(OfficeKind) else None


def area_of(pathway: str) -> ProcedureArea:
    """The area of a pathway. KeyError for one that no procedure is about."""
    for area, pathways in PATHWAYS.items():
        if pathway in pathways:
            return area
    raise KeyError(pathway)


def group_of(pathway: str) -> ProcedureGroup:
    """Where a procedure is counted. KeyError for a pathway that no procedure is about."""
    if area_of(pathway) is ProcedureArea.NATURALISATION:
        return ProcedureGroup.NATURALISATION
    return ProcedureGroup.WELL_INTEGRATED if pathway in WELL_INTEGRATED else ProcedureGroup.OTHER_RESIDENCE
