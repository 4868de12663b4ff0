"""What all cases of one case manager know: for texts that come from several cases, or from none in particular.

Who works with whom gives a household away as well, so colleagues' names are known; their clients' names are not, and
`known_elsewhere` asks the database for one bit about all of them.
"""

from __future__ import annotations

from itertools import chain

from kim.accounts import api as accounts
from kim.casework.models import Case
from kim.casework.queries.case_values import values_of
from kim.casework.queries.releases import users_who_know
from kim.kernel.actor import Actor
from kim.kernel.disclosure import KnownValues, StoredName, possible_names
from kim.organisations import api as organisations
from kim.people import api as people


def all_values(actor: Actor) -> KnownValues:
    """The values of every case that `actor` works on, also as deputy; which of them is meant need not be known."""
    known = [values_of(actor, case) for case in _cases(actor)]
    return KnownValues(
        names=(*chain.from_iterable(each.names for each in known), *_colleagues()),
        dates=tuple(chain.from_iterable(each.dates for each in known)),
        numbers=tuple(chain.from_iterable(each.numbers for each in known)),
        addresses=tuple(chain.from_iterable(each.addresses for each in known)),
        own_places=tuple(dict.fromkeys(chain.from_iterable(each.own_places for each in known))),
        municipalities=tuple(town.name for town in organisations.municipalities()),
        nationalities=frozenset(chain.from_iterable(each.nationalities for each in known)),
    )


def known_elsewhere(text: str, told: str = "") -> bool:
    """Whether a word of `text` is the name of anybody recorded here; neither which word nor whose name is told.

    Words of `told` are not asked for: whoever reads the text knows them anyway.
    """
    words = {word.casefold() for word in possible_names(told)}
    return people.is_known_here(word for word in possible_names(text) if word.casefold() not in words)


def _colleagues() -> tuple[StoredName, ...]:
    managers = accounts.case_managers().select_related("user")
    return tuple(StoredName(name, "die Fallbegleitung") for name in {each.user.name for each in managers})


def all_who_know(actor: Actor) -> set[int]:
    """Users who know one of these cases: none of them is a second person."""
    return set(chain.from_iterable(users_who_know(case) for case in _cases(actor)))


def _cases(actor: Actor) -> list[Case]:
    return list(Case.objects.visible_to(actor, "edit").select_related("household__municipality", "assigned_to__user"))
