"""Which memberships go together in one session.

Who works on cases knows clients; who coordinates or steers must not know them; who decides for an authority knows
applicants, and must not know what was said in counselling (§ 203 StGB, §§ 86 ff. AufenthG). A person may hold more than
one kind of membership (in a small district this happens), but never uses two kinds in one session: what was read in one
hat must not be a click away in the other. Basis: the separation of case work, authority and steering in the access
rules.

Decides only what is offered. It does not decide whether somebody may hold both, and memberships of no side
(administration, data protection, lead) go with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from kim.accounts.rules.roles import Role


class Side(StrEnum):
    """The sides of which a session never joins two."""

    CASES = "cases"
    STRUCTURE = "structure"
    AUTHORITY = "authority"
    PARTNER = "partner"


SIDES: dict[Role, Side | None] = {
    Role.CASE_MANAGER: Side.CASES,
    Role.KI_COORDINATOR: Side.STRUCTURE,
    Role.STEERING_MEMBER: Side.STRUCTURE,
    Role.EMPLOYER_LEAD: None,
    Role.DATA_PROTECTION_OFFICER: None,
    Role.ADMINISTRATOR: None,
    Role.IMMIGRATION_OFFICER: Side.AUTHORITY,
    Role.NATURALISATION_OFFICER: Side.AUTHORITY,
    # Who receives packets knows of a client what was handed over, and not a click more.
    Role.PARTNER: Side.PARTNER,
}


class Hat(Protocol):
    """What is asked of a membership here."""

    @property
    def role(self) -> str: ...


H = TypeVar("H", bound=Hat)


def side_of(role: str) -> Side | None:
    """The side of a role; None for a role of no side."""
    return SIDES.get(Role(role)) if role in set(Role) else None


def sides(hats: Iterable[Hat]) -> set[Side]:
    """The sides that these memberships stand on."""
    return {side for hat in hats if (side := side_of(hat.role))}


def offered(hats: Sequence[H], chosen: Side | None) -> list[H]:
    """The memberships that a session which stands on `chosen` may act in; all while no side is chosen."""
    return [hat for hat in hats if chosen is None or side_of(hat.role) in (None, chosen)]


def must_choose(hats: Sequence[Hat], chosen: Side | None) -> bool:
    """True if the person has to say first on which side this session stands."""
    return chosen is None and len(sides(hats)) > 1


def first_hat(hats: Sequence[H], chosen: Side | None) -> H | None:
    """The membership that a session begins in: the first that is offered, None if there is none or one must choose."""
    if must_choose(hats, chosen):
        return None
    return next(iter(offered(hats, chosen)), None)
