"""Verbs on a household."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality
from kim.people.actions import addresses
from kim.people.keys import key_of
from kim.people.models import Household


@action("household_founded", _("A household was recorded"))
def found(*, actor: Actor, label: str, municipality: Municipality | None = None, address: str = "") -> Household:
    """Record a household in the acting unit. Whoever founds it opens a case for it in the same transaction."""
    access.require(actor, "add", Household)
    household: Household = Household.objects.create(
        unit_id=int(actor.unit_id or 0),
        municipality=municipality,
        address=address.strip(),
        **_named(label),
    )
    addresses.begin(household)
    return household


@action("household_edited", _("A household was changed"))
def edit(
    *,
    actor: Actor,
    household: Household,
    version: int,
    label: str,
    municipality: Municipality | None,
    address: str,
) -> Household:
    """Correct name, place of residence and address. Raises `Conflict` for a lost update. Moving: `addresses.move`."""
    access.require(actor, "edit", household)
    edited = locking.update(household, version, municipality=municipality, address=address.strip(), **_named(label))
    addresses.put_right(edited, municipality, address)
    return edited


def _named(label: str) -> dict[str, str]:
    if not label.strip():
        raise RuleViolation("label_missing", _("Enter a name for the household."), "label")
    return {"label": label.strip(), "label_key": key_of(label)}
