"""What the daily job does: remind before the time, tell the sender after it, later the lead; close what ended."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.referrals import mails
from kim.referrals.actions import closing
from kim.referrals.models import Packet
from kim.referrals.rules import course
from kim.referrals.rules.codes import Side

REMIND_BEFORE = timedelta(days=3)


@action("packets_kept_going", _("Packets were looked through for what is due, late or ended"))
def keep_going(*, actor: Actor) -> None:
    """All packets; may run twice: each reminder is sent once per date."""
    today = clock.today()
    for packet in _open(actor).filter(valid_until__lt=today):
        closing.expire(actor=actor, packet=packet)
    for packet in _open(actor).filter(_is_near(), acts_next=Side.RECIPIENT, nudged_on__isnull=True):
        locking.update(packet, nudged_on=today)
        mails.tell_recipients(packet, mails.DUE)
    for packet in _open(actor).filter(next_on__lt=today, reminded_on__isnull=True):
        locking.update(packet, reminded_on=today)
        mails.tell_those_in_charge(packet, mails.LATE)
    for packet in _open(actor).filter(next_on__lt=today, lead_told_on__isnull=True):
        if course.lead_is_told(packet.course, today):
            locking.update(packet, lead_told_on=today)
            _tell_lead(packet)


def _open(actor: Actor) -> QuerySet[Packet]:
    found: QuerySet[Packet] = Packet.objects.visible_to(actor, "keep").filter(next_on__isnull=False)
    return found.select_related("owner__user", "holder", "unit")


def _is_near() -> Q:
    return Q(next_on__lte=clock.today() + REMIND_BEFORE)


def _tell_lead(packet: Packet) -> None:
    for membership in accounts.memberships_in(Role.EMPLOYER_LEAD, unit=packet.unit).select_related("user"):
        accounts.mails.to(membership.user, mails.SILENT)
