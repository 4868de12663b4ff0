"""What list and "Heute" can be filtered by, beside what their cases say: one's own filters, and the places."""

from __future__ import annotations

from dataclasses import dataclass

from kim.casework.models import SavedFilter
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.kernel.together import together
from kim.organisations import api as organisations
from kim.organisations.models import Municipality


@dataclass(frozen=True)
class FilterChoices:
    """One's own filters by name, the municipalities by official key."""

    filters: tuple[SavedFilter, ...]
    places: tuple[Municipality, ...]


@once
def of_actor(actor: Actor) -> FilterChoices:
    """Both in one statement."""
    filters, places = together(SavedFilter.objects.visible_to(actor), organisations.municipalities())
    return FilterChoices(tuple(filters), tuple(places))
