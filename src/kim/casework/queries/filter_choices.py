"""What list and "Heute" can be filtered by, beside what their cases say: one's own filters, and the places."""

from __future__ import annotations

from dataclasses import dataclass

from kim.casework.models import SavedFilter
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.kernel.together import TogetherFor
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
    found = _asked(actor)
    return FilterChoices(tuple(found["filters"]), tuple(found["places"]))


_asked = TogetherFor(
    lambda actor: {"filters": SavedFilter.objects.visible_to(actor), "places": organisations.municipalities()}
)
