"""What all cases of one case manager know: for texts that come from several cases, or from none in particular."""

from __future__ import annotations

from itertools import chain

from kim.casework.models import Case
from kim.casework.queries.case_values import values_of
from kim.casework.queries.releases import users_who_know
from kim.kernel.actor import Actor
from kim.kernel.disclosure import KnownValues
from kim.organisations import api as organisations


def all_values(actor: Actor) -> KnownValues:
    """The values of every case that `actor` works on, also as deputy; which of them is meant need not be known."""
    known = [values_of(actor, case) for case in _cases(actor)]
    return KnownValues(
        names=tuple(chain.from_iterable(each.names for each in known)),
        dates=tuple(chain.from_iterable(each.dates for each in known)),
        numbers=tuple(chain.from_iterable(each.numbers for each in known)),
        addresses=tuple(chain.from_iterable(each.addresses for each in known)),
        own_places=tuple(dict.fromkeys(chain.from_iterable(each.own_places for each in known))),
        municipalities=tuple(town.name for town in organisations.municipalities()),
        nationalities=frozenset(chain.from_iterable(each.nationalities for each in known)),
    )


def all_who_know(actor: Actor) -> set[int]:
    """Users who know one of these cases: none of them is a second person."""
    return set(chain.from_iterable(users_who_know(case) for case in _cases(actor)))


def _cases(actor: Actor) -> list[Case]:
    return list(Case.objects.visible_to(actor, "edit").select_related("household__municipality", "assigned_to__user"))
