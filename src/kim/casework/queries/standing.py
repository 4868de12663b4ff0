"""Deputations as people look at them: who stands in for me, for whom do I stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import Case, Deputation
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.kernel.remembered import once


@dataclass(frozen=True)
class Group:
    """Deputations under one heading; `mine_to_end`: the reader may end them."""

    title: str | Promise
    empty: str | Promise
    deputations: tuple[Deputation, ...]
    mine_to_end: bool


def groups(actor: Actor) -> list[Group]:
    """Present and coming deputations that concern `actor`, by who is absent."""
    found = _from_today(actor)
    if actor.role == Role.EMPLOYER_LEAD:
        return [Group(_("Absent in your unit"), _("Nobody is represented at present."), tuple(found), True)]
    own = tuple(each for each in found if each.manager_id == actor.membership_id)
    others = tuple(each for each in found if each.deputy_id == actor.membership_id)
    return [
        Group(_("Who stands in for you"), _("Nobody stands in for you at present."), own, True),
        Group(_("For whom you stand in"), _("You stand in for nobody at present."), others, False),
    ]


@once
def _from_today(actor: Actor) -> list[Any]:
    return _held(actor)


def _holding(actor: Actor) -> QuerySet[Deputation]:
    found: QuerySet[Deputation] = Deputation.objects.visible_to(actor).filter(valid__endswith__gt=clock.today())
    return found.select_related("manager__user", "manager__unit", "deputy__user", "deputy__unit", "case__household")


_held = PreparedFor(_holding)


def stand_ins(actor: Actor, case: Case) -> list[Any]:
    """Deputations that hold today for this case, be it for all cases of its case manager or for this one only."""
    return [
        each
        for each in _from_today(actor)
        if each.manager_id == case.assigned_to_id and each.case_id in (None, case.pk) and clock.today() in each.valid
    ]


def stand_in_today(case: int) -> list[int]:
    """Keys of the memberships that stand in today, whoever asks: also a recipient who answers and sees no case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kim_stand_ins(%s, %s)", [case, clock.today()])
        return [key for (key,) in cursor.fetchall()]


def deputised_for(actor: Actor) -> list[Any]:
    """Deputations in which `actor` stands in today, with the absent person."""
    return [
        each for each in _from_today(actor) if each.deputy_id == actor.membership_id and clock.today() in each.valid
    ]
