"""What comes on legal pathways: a man whose six years are over soon, two pupils, and the look ahead of the night."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kim.accounts.models import Membership
from kim.config.demo.calendar import ago
from kim.config.demo.family import DULDUNG, GESTATTUNG
from kim.consent.actions import bases
from kim.consolidation.actions import outlooks
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.people.actions import statuses
from kim.people.models import HouseholdMember, Person

LEFT = 14
"""Days until Farid has been here for six years: before his Duldung ends, for time alone renews none."""


def tell(manager: Membership) -> None:
    """Everything, by the actions that the pages call."""
    actor = manager.as_actor()
    with acting_as(actor), clock.at(ago(30)):
        members = HouseholdMember.objects.filter(person__given_name__in=("Farid", "Mina", "Adam"))
        known = {each.person.given_name: each for each in members.select_related("person", "household")}
        _six_years(actor, known["Farid"].person)
        _agree(actor, known["Farid"])
        for name in ("Mina", "Adam"):
            _before(actor, known[name].person)
    night = Actor.system("outlook")
    with acting_as(night):
        outlooks.look_ahead(actor=night)


def _six_years(actor: Actor, person: Person) -> None:
    """His asylum procedure came before the Duldung, without a gap."""
    first = person.statuses.get().first_day
    if first:
        begin, end = ago(6 * 365 + 1 - LEFT), first - timedelta(days=1)
        statuses.record(
            actor=actor, person=person, key=GESTATTUNG, first_day=begin, last_day=end, evidence="documented"
        )


def _agree(actor: Actor, member: HouseholdMember) -> None:
    declared: dict[str, Any] = {"given_on": clock.today(), "how": "written", "language": "fa", "wording": "2026-11"}
    bases.record(actor=actor, household=member.household, kind="consent", purpose="legal_precheck", **declared)


def _before(actor: Actor, person: Person) -> None:
    """The children held what their parents held."""
    for key, first, last in ((GESTATTUNG, 3350, 2300), (DULDUNG, 2278, 467)):
        statuses.record(
            actor=actor, person=person, key=key, first_day=ago(first), last_day=ago(last), evidence="documented"
        )
