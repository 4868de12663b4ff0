"""Verbs on filters of one's own."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions.guard import words
from kim.casework.models import SavedFilter
from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation

MOST = 12


@action("filter_saved", _("A filter was saved"))
def save(*, actor: Actor, name: str, codes: Mapping[str, str]) -> SavedFilter:
    """Keep these codes under a name; the same name again replaces what it stood for."""
    access.require(actor, "add", SavedFilter)
    called = words(name, "name_missing", _("Give the view a name."), "name")
    if not codes:
        raise RuleViolation("nothing_chosen", _("Choose a filter first, then save it."))
    mine = SavedFilter.objects.visible_to(actor, "edit")
    known: SavedFilter | None = mine.filter(name=called).first()
    if known is not None:
        return locking.update(known, codes=dict(codes))
    if mine.count() >= MOST:
        raise RuleViolation("too_many", _("There is no room for more views. Remove one first."))
    owner = accounts.membership_of(actor)
    made: SavedFilter = SavedFilter.objects.create(unit_id=owner.unit_id, owner=owner, name=called, codes=dict(codes))
    return made


@action("filter_removed", _("A saved filter was removed"))
def remove(*, actor: Actor, saved: SavedFilter) -> None:
    """It is gone for its owner; nobody else had it."""
    access.require(actor, "edit", saved)
    saved.delete()
