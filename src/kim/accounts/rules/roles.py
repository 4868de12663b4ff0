"""Codes of the roles. What follows from a role stands in `policy/` and nowhere else."""

from __future__ import annotations

from enum import StrEnum

from kim.kernel.core_codes import OfficeKind


class Role(StrEnum):
    """The roles in which one can act."""

    CASE_MANAGER = "case_manager"
    KI_COORDINATOR = "ki_coordinator"
    STEERING_MEMBER = "steering_member"
    EMPLOYER_LEAD = "employer_lead"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"
    IMMIGRATION_OFFICER = "immigration_officer"
    NATURALISATION_OFFICER = "naturalisation_officer"
    PARTNER = "partner"


# Whoever decides for an authority sits in that authority: the wall stands between units, so a wrong unit would open the
# desk of another office. Roles that are not named here may sit anywhere.
SEATED_IN: dict[Role, frozenset[OfficeKind]] = {
    Role.IMMIGRATION_OFFICER: frozenset({OfficeKind.IMMIGRATION_AUTHORITY}),
    Role.NATURALISATION_OFFICER: frozenset({OfficeKind.NATURALISATION_AUTHORITY}),
}


def may_sit_in(role: Role, office_kind: str) -> bool:
    """True if somebody in this role may belong to a unit of this kind."""
    return role not in SEATED_IN or office_kind in SEATED_IN[role]


# Whoever receives packets: partner services, and the officers of the authorities.
RECEIVING = (Role.PARTNER, Role.IMMIGRATION_OFFICER, Role.NATURALISATION_OFFICER)
