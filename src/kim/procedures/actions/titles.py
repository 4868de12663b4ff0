"""Titles that this authority has issued: noted, followed by a procedure, settled."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.pathways import api as pathways
from kim.procedures.models import HeldTitle, Procedure


@action("title_noted", _("A title of the authority was noted"))
def note(*, actor: Actor, holder_name: str, key: str, valid_to: date, born_on: date | None = None) -> HeldTitle:
    """Put a title that ends on the list. `unknown_title`, `no_name`."""
    access.require(actor, "add", HeldTitle)
    _require_title(key, "key")
    if not holder_name.strip():
        raise RuleViolation("no_name", _("Enter the holder's name."), "holder_name")
    return HeldTitle.objects.create(
        unit=accounts.membership_of(actor).unit,
        holder_name=holder_name.strip(),
        key=key,
        valid_to=valid_to,
        born_on=born_on,
    )


@action("title_corrected", _("A title of the authority was corrected"))
def correct(
    *, actor: Actor, title: HeldTitle, version: int, holder_name: str, key: str, valid_to: date, born_on: date | None
) -> HeldTitle:
    """Put a title right, for example after it was prolonged."""
    access.require(actor, "edit", title)
    _require_title(key, "key")
    if not holder_name.strip():
        raise RuleViolation("no_name", _("Enter the holder's name."), "holder_name")
    return update(title, version, holder_name=holder_name.strip(), key=key, valid_to=valid_to, born_on=born_on)


@action("title_settled", _("A title of the authority was settled"))
def settle(*, actor: Actor, title: HeldTitle) -> HeldTitle:
    """Nothing is to be done about its end any more."""
    access.require(actor, "edit", title)
    if title.settled_on is not None:
        raise RuleViolation("settled", _("This title is settled already."))
    return update(title, settled_on=clock.today())


@action("title_followed", _("A procedure follows a title that ends"))
def follow(*, actor: Actor, title: HeldTitle, procedure: Procedure) -> HeldTitle:
    """A procedure began because this title ends; it leaves the list of those that nobody looks after."""
    access.require(actor, "edit", title)
    return update(title, followed_by=procedure)


@action("title_granted", _("A title was granted in a procedure"))
def grant(*, actor: Actor, procedure: Procedure, key: str, valid_to: date | None) -> HeldTitle:
    """The title that a procedure ended with. `no_last_day`: a title on this list ends; others need no list."""
    access.require(actor, "add", HeldTitle)
    _require_title(key, "title_key")
    if valid_to is None:
        raise RuleViolation("no_last_day", _("Enter the last day of the title."), "title_until")
    if procedure.decided_on is not None and valid_to < procedure.decided_on:
        raise RuleViolation("ends_before_it_begins", _("The last day lies before the decision."), "title_until")
    for earlier in procedure.earlier_titles.filter(settled_on__isnull=True):
        update(earlier, settled_on=clock.today())
    return HeldTitle.objects.create(
        unit_id=procedure.unit_id,
        holder_name=procedure.applicant_name,
        born_on=procedure.born_on,
        key=key,
        valid_to=valid_to,
        issued_in=procedure,
    )


def _require_title(key: str, field: str) -> None:
    try:
        found = pathways.status(key)
    except KeyError:
        raise RuleViolation("unknown_title", _("Choose a title."), field) from None
    if not found.expires:
        raise RuleViolation("never_ends", _("This title does not end, so it needs no list."), field)
