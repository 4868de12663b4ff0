"""Verbs on where a household lives: moving begins a new period, the household follows the one that holds today."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality
from kim.people import periods
from kim.people.models import Address, Household

_DAY = timedelta(days=1)


@action("household_moved", _("A household moved"))
def move(
    *, actor: Actor, household: Household, since: date, municipality: Municipality | None, address: str
) -> Address:
    """From `since` on the household lives there; where it lived before ends the day before."""
    access.require(actor, "edit", household)
    if since > clock.today():
        raise RuleViolation(
            "move_in_future", _("Record the move once it has happened; until then a task reminds of it."), "since"
        )
    if not (municipality or address.strip()):
        raise RuleViolation("place_missing", _("Enter the municipality or the address."), "municipality")
    begin(household)
    earlier = _of(household).order_by("valid").last()
    if earlier:
        if earlier.valid.lower and earlier.valid.lower >= since:
            raise RuleViolation("move_before_last", _("An address that is recorded already begins later."), "since")
        if earlier.valid.upper is None or earlier.valid.upper > since:
            locking.update(earlier, valid=periods.days(earlier.valid.lower, since - _DAY))
    moved = _create(household, municipality, address, since)
    follow(household)
    return moved


@action("address_corrected", _("An address was corrected"))
def correct(
    *,
    actor: Actor,
    address: Address,
    version: int,
    first_day: date | None,
    last_day: date | None,
    municipality: Municipality | None,
    text: str,
) -> Address:
    """Put place or days right. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", address)
    if first_day and last_day and last_day < first_day:
        raise RuleViolation("period_backwards", _("The last day lies before the first day."), "last_day")
    valid = periods.days(first_day, last_day)
    if _of(address.household).filter(valid__overlap=valid).exclude(pk=address.pk).exists():
        raise RuleViolation("address_overlaps", _("Another address covers part of this time."), "first_day")
    corrected = locking.update(address, version, valid=valid, municipality=municipality, address=text.strip())
    follow(address.household)
    return corrected


@action("address_removed", _("An address recorded by mistake was removed"))
def remove(*, actor: Actor, address: Address) -> None:
    """Take out an address that was recorded by mistake; the audit keeps the trace."""
    access.require(actor, "edit", address)
    household = address.household
    address.delete()
    follow(household)


def begin(household: Household) -> None:
    """What stood at the household before anybody moved becomes the first period, of unknown beginning."""
    if (household.municipality_id or household.address) and not _of(household).exists():
        _create(household, household.municipality, household.address, None)


def put_right(household: Household, municipality: Municipality | None, address: str) -> None:
    """What is corrected at the household is corrected in the period that holds today as well."""
    today = _of(household).filter(valid__contains=clock.today()).first()
    if today:
        locking.update(today, municipality=municipality, address=address.strip())
    elif municipality or address.strip():
        last = _of(household).order_by("valid").last()
        _create(household, municipality, address, last.valid.upper if last else None)


def follow(household: Household) -> None:
    """Municipality and address of the household are those of today's period; unknown if there is none."""
    household.refresh_from_db()
    today = _of(household).filter(valid__contains=clock.today()).first()
    place, text = (today.municipality, today.address) if today else (None, "")
    if (household.municipality, household.address) != (place, text):
        locking.update(household, municipality=place, address=text)


def _create(household: Household, municipality: Municipality | None, address: str, since: date | None) -> Address:
    created: Address = Address.objects.create(
        household=household,
        unit_id=household.unit_id,
        municipality=municipality,
        address=address.strip(),
        valid=periods.days(since),
    )
    return created


def _of(household: Household) -> QuerySet[Address]:
    found: QuerySet[Address] = Address.objects.filter(household=household)
    return found
