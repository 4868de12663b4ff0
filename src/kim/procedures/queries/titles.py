"""Titles of the own unit that end: which need attention, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.pathways import api as pathways
from kim.procedures.models import HeldTitle
from kim.procedures.rules.title_ends import HALF_A_YEAR, Nearness, nearness


@dataclass(frozen=True)
class Ending:
    """A title with how near its end is."""

    title: HeldTitle
    short: str
    name: str
    days: int
    nearness: Nearness
    is_renewable: bool

    @property
    def is_looked_after(self) -> bool:
        """A procedure that is still open follows it."""
        follows = self.title.followed_by
        return follows is not None and follows.is_open

    @property
    def needs_somebody(self) -> bool:
        """It ends soon, and nothing follows yet."""
        return self.nearness is not Nearness.LATER and not self.is_looked_after


def all_of(actor: Actor) -> QuerySet[Any]:
    """The titles that are not settled, the nearest end first."""
    visible = HeldTitle.objects.visible_to(actor).filter(settled_on__isnull=True)
    return visible.select_related("followed_by").order_by("valid_to", "pk")


def endings(titles: Any) -> list[Ending]:
    """Titles with their words."""
    today = clock.today()
    return [ending(each, today) for each in titles]


def ending(title: HeldTitle, today: date) -> Ending:
    """One title with its words."""
    entry = pathways.status(title.key)
    near = nearness(title.valid_to, today, renewable=entry.renewable)
    return Ending(title, entry.short, entry.name, (title.valid_to - today).days, near, entry.renewable)


def unattended(actor: Actor) -> list[Ending]:
    """Those that end soon and that nothing follows yet."""
    soon = all_of(actor).filter(valid_to__lte=clock.today() + HALF_A_YEAR)
    return [each for each in endings(soon) if each.needs_somebody]


__all__ = ["Ending", "all_of", "ending", "endings", "unattended"]
