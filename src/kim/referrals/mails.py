"""The mails about packets: that there is something, never about whom or what. Mail is read on phones and forwarded."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts.api import Link, MailTemplate, case_managers, mails, memberships_in, register_mail
from kim.accounts.rules.roles import RECEIVING
from kim.casework.queries.standing import stand_in_today
from kim.kernel.actor import Actor
from kim.referrals.models import Packet
from kim.referrals.rules.codes import Way

NEW = register_mail(
    MailTemplate(
        "packet_arrived",
        _("A packet has arrived"),
        _("A packet for your unit has arrived in KIM. Log in to read and answer it."),
    )
)
CLARIFIED = register_mail(
    MailTemplate(
        "packet_clarified",
        _("Your question was answered"),
        _("What you asked back about a packet was answered in KIM."),
        can_wait=True,
    )
)
WITHDRAWN = register_mail(
    MailTemplate(
        "packet_withdrawn",
        _("A packet was withdrawn"),
        _("A packet for your unit was withdrawn and can no longer be read."),
    )
)
DUE = register_mail(
    MailTemplate(
        "packet_due",
        _("An answer is due"),
        _("A packet in your inbox in KIM waits for an answer that is due in a few days."),
        can_wait=True,
    )
)
ANSWERED = register_mail(
    MailTemplate(
        "packet_answered",
        _("A packet was answered"),
        _("One of your packets was answered. You find the answer in KIM."),
        can_wait=True,
    )
)
LATE = register_mail(
    MailTemplate(
        "packet_late",
        _("A packet is late"),
        _("The promised time of one of your packets has passed without an answer."),
        can_wait=True,
    )
)
SILENT = register_mail(
    MailTemplate(
        "packet_silent",
        _("Nobody answers a packet"),
        _(
            "A packet of your unit has had no answer for a week after the promised time. "
            "The case manager knows which; you do not need to."
        ),
        can_wait=True,
    )
)
LINK_WITHDRAWN = register_mail(
    MailTemplate(
        "packet_link_withdrawn",
        _("You need not answer any more"),
        _(
            "What you were asked by a link from KIM was withdrawn. The link opens nothing any more. Please do not use "
            "what you know from it any further, unless a law of your own allows it."
        ),
    )
)
LINK = register_mail(
    MailTemplate(
        "packet_link",
        _("You are asked for an answer"),
        _(
            "Somebody asks you for an answer. Open this page; the code for it is told to you on the phone or on paper:"
            "\n\n%(link)s\n\nThe page can be opened until %(until)s, and is used up by your answer."
        ),
        is_secret=True,
    )
)


def tell_recipients(packet: Packet, template: MailTemplate, *, by: Actor | None = None) -> None:
    """Everybody of the receiving unit who logs in, or who is asked to take a case over; nobody for links and paper.

    `by` sees whether the mails arrived; None: a job writes them.
    """
    if packet.way != Way.ACCOUNT or packet.holder is None:
        return
    if packet.offered_to is not None:
        mails.to(packet.offered_to.user, template, by=by)
        return
    for role in RECEIVING:
        for membership in memberships_in(role, unit=packet.holder).select_related("user"):
            mails.to(membership.user, template, by=by)


def tell_of_withdrawal(packet: Packet, *, by: Actor) -> bool:
    """That it was withdrawn, not why; False on paper, where somebody has to say it. Of a draft nobody knows."""
    if packet.sent_at is None:
        return True
    if packet.way == Way.LINK:
        mails.to_address(packet.recipient_mail, LINK_WITHDRAWN, by=by)
    tell_recipients(packet, WITHDRAWN, by=by)
    return bool(packet.way != Way.PAPER)


def tell_those_in_charge(packet: Packet, template: MailTemplate) -> None:
    """Whoever has its case in hand, and whoever stands in for them today: each of them can act on it.

    Whoever sent it and no longer works on the case is not told: they could not open it.
    """
    users = {packet.owner.user_id: packet.owner.user}
    for membership in case_managers().filter(pk__in=stand_in_today(packet.case_id)):
        users.setdefault(membership.user_id, membership.user)
    for user in users.values():
        mails.to(user, template)


def send_link(packet: Packet, secret: str, until: date, *, by: Actor) -> None:
    """The one-time link with its last day; the code is not in it."""
    mails.to_address(packet.recipient_mail, LINK, by=by, link=Link.to("referrals:link", secret), until=until)
