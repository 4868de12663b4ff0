"""Who may do what with offered hand-overs: nothing moves before the receiver has accepted."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import HandOver
from kim.casework.rules.desk_codes import HandOverState
from kim.kernel.access import grant, verbs
from kim.kernel.actor import Actor
from kim.policy.casework import SECRECY

verbs("accept")


def offered_by_actor(actor: Actor) -> Q:
    return Q(offered_by=actor.membership_id)


def offered_to_actor(actor: Actor) -> Q:
    """Not once it was taken back: then there is nothing to read any more."""
    return Q(to=actor.membership_id) & ~Q(state=HandOverState.WITHDRAWN)


def of_somebody_who_left(actor: Actor) -> Q:
    return Q(unit=actor.unit_id, case__isnull=True)


grant(
    _("A case manager who offers a case sees what became of it, and takes the offer back"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=HandOver,
    where=offered_by_actor,
    basis=SECRECY,
)
grant(
    _("A case manager reads what would be handed over to them, without a name, and accepts or declines"),
    role=Role.CASE_MANAGER,
    may={"read", "accept"},
    on=HandOver,
    where=offered_to_actor,
    basis=SECRECY,
)
grant(
    _("An employer lead offers the cases of somebody who left, as a number, and takes the offer back"),
    role=Role.EMPLOYER_LEAD,
    may={"read", "edit"},
    on=HandOver,
    where=of_somebody_who_left,
    basis=SECRECY,
)
