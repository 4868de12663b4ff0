"""Who may do what with the small things of one's own desk: saved filters, and the mail digest."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import MailDigest, SavedFilter
from kim.kernel.access import grant, role, verbs
from kim.kernel.actor import Actor

verbs("send")

OWN = "Art. 6 Abs. 1 lit. e DSGVO, § 18 DSG NRW"

role(
    "system:digest",
    _("Mail digest"),
    _("Counts what waits on the desks of those who want a mail, in their own sight, and sends the numbers."),
    second_factor=False,
)


def of_actor(actor: Actor) -> Q:
    return Q(owner=actor.membership_id)


grant(
    _("A case manager saves filters of their own"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit"},
    on=SavedFilter,
    where=of_actor,
    basis=OWN,
)
grant(
    _("A case manager switches their mail digest on and off"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit"},
    on=MailDigest,
    where=of_actor,
    basis=OWN,
)
grant(
    _("The mail digest is sent to those who switched it on"),
    role="system:digest",
    may={"send"},
    on=MailDigest,
    basis=OWN,
)
