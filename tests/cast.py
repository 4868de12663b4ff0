"""The cast: invented municipalities, and people whose initial is their role. Built lazily, through actions.

Auental pays its case managers itself, Birkfeld lets an association employ them, Seedorf has one alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kim.accounts.actions import memberships
from kim.accounts.models import Membership, User
from kim.accounts.rules.roles import Role
from kim.kernel.actor import Actor
from kim.kernel.core_codes import OfficeKind
from kim.organisations.models import Unit
from tests import make

IMMIGRATION, NATURALISATION = OfficeKind.IMMIGRATION_AUTHORITY, OfficeKind.NATURALISATION_AUTHORITY


@dataclass(frozen=True)
class Player:
    """Somebody in one membership."""

    membership: Membership

    @property
    def user(self) -> User:
        return self.membership.user

    @property
    def actor(self) -> Actor:
        return self.membership.as_actor()

    @property
    def unit(self) -> Unit:
        return self.membership.unit

    @property
    def name(self) -> str:
        return self.user.name


class Cast:
    """Everybody, each made at first use."""

    auental = cached_property(lambda self: _unit("fallmanagement-auental", "Fallmanagement Auental", "stadt-auental"))
    birkfeld = cached_property(lambda self: _unit("fallmanagement-birkfeld", "Fallmanagement Birkfeld", "bruecke"))
    seedorf = cached_property(lambda self: _unit("fallmanagement-seedorf", "Fallmanagement Seedorf", "seedorf"))
    ki = cached_property(lambda self: _unit("ki", "Kommunales Integrationszentrum", "kreis"))
    jobcenter = cached_property(lambda self: _unit("jobcenter", "Jobcenter Auental", "jobcenter"))
    immigration = cached_property(lambda self: _unit("auslaenderamt", "Ausländeramt Seedorf", "kreis", IMMIGRATION))
    naturalisation = cached_property(lambda self: _unit("einbuergerung", "Einbürgerungsamt", "kreis", NATURALISATION))
    jmd = cached_property(lambda self: _unit("jmd", "Jugendmigrationsdienst Auental", "jugendwerk"))
    district_office = cached_property(lambda self: _unit("kreisverwaltung", "Kreisverwaltung", "kreis"))

    clara = cached_property(lambda self: _player("Clara Castell", Role.CASE_MANAGER, self.auental))
    cem = cached_property(lambda self: _player("Cem Cakir", Role.CASE_MANAGER, self.auental))
    carlo = cached_property(lambda self: _player("Carlo Corte", Role.CASE_MANAGER, self.birkfeld))
    dana = cached_property(lambda self: _player("Dana Dorn", Role.CASE_MANAGER, self.seedorf))
    konrad = cached_property(lambda self: _player("Konrad Kern", Role.KI_COORDINATOR, self.ki))
    stella = cached_property(lambda self: _player("Stella Stein", Role.STEERING_MEMBER, self.jobcenter))
    sven = cached_property(lambda self: _player("Sven Sander", Role.STEERING_MEMBER, self.district_office))
    leon = cached_property(lambda self: _player("Leon Lange", Role.EMPLOYER_LEAD, self.auental))
    petra = cached_property(lambda self: _player("Petra Pohl", Role.DATA_PROTECTION_OFFICER, self.district_office))
    adam = cached_property(lambda self: _player("Adam Adler", Role.ADMINISTRATOR, self.district_office))
    ines = cached_property(lambda self: _player("Ines Imhof", Role.IMMIGRATION_OFFICER, self.immigration))
    nora = cached_property(lambda self: _player("Nora Nagel", Role.NATURALISATION_OFFICER, self.naturalisation))
    paula = cached_property(lambda self: _player("Paula Prinz", Role.PARTNER, self.jmd))
    mona = cached_property(lambda self: _player("Mona Mehrfach", Role.CASE_MANAGER, self.auental))

    @cached_property
    def mona_at_ki(self) -> Player:
        """Mona's other hat: the same person as KI coordinator."""
        return Player(
            memberships.give(actor=make.OPERATOR, user=self.mona.user, role=Role.KI_COORDINATOR, unit=self.ki)
        )

    def everyone(self) -> list[Player]:
        """One of each role, and the second ones where two matter."""
        names = (
            "clara",
            "cem",
            "carlo",
            "dana",
            "konrad",
            "stella",
            "sven",
            "leon",
            "petra",
            "adam",
            "ines",
            "nora",
            "paula",
        )
        return [getattr(self, name) for name in names]


def _unit(key: str, name: str, organisation: str, kind: str = "other") -> Unit:
    return make.unit(key, name, organisation, kind)


def _player(name: str, role: Role, unit: Unit) -> Player:
    return Player(make.member(name, role, unit))
