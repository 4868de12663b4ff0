"""What a withdrawal does to conferences that were called by name: they go on without names, also in the calendars."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import invitations
from kim.casework.models import Conference
from kim.casework.queries import conferences as queries
from kim.consent.models.declared import Declared
from kim.kernel import locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor


def on_withdrawal(actor: Actor, declared: Declared) -> None:
    """Registered with consent: runs in the transaction of the withdrawal."""
    for conference in queries.lose_their_names(actor, declared.household):
        go_on_without_names(actor=actor, conference=conference)


@action("conference_lost_its_name", _("A case conference goes on without names because a consent was withdrawn"))
def go_on_without_names(*, actor: Actor, conference: Conference) -> Conference:
    """From now on in anonymous form: who was invited gets the entry again, without the number of the case.

    What each guest had been allowed to hear stays noted: it was lawful until today (Art. 7 Abs. 3 DSGVO).
    """
    locking.update(conference, is_anonymous=True, sequence=conference.sequence + 1)
    invited = list(conference.guests.filter(invited_on__isnull=False).select_related("office"))
    invitations.invite(conference, invited, accounts.membership_of(actor))
    return conference
