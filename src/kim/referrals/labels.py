"""What people read instead of the codes of this context."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.referrals.rules.codes import DeclineReason, LinkUse, PacketKind, PacketState, Side, Urgency, Way
from kim.referrals.rules.coverage import Lack

Labels = dict[str, str | Promise]

KINDS: Labels = {
    PacketKind.REFERRAL: pgettext_lazy("packet", "Referral"),
    PacketKind.HAND_OVER: pgettext_lazy("packet", "Hand-over"),
    PacketKind.QUESTION: pgettext_lazy("packet", "Question"),
    PacketKind.STEP_CARD: pgettext_lazy("packet", "Step card"),
    PacketKind.AUTHORITY_FILE: pgettext_lazy("packet", "File for an authority"),
}
STATES: Labels = {
    PacketState.DRAFTED: pgettext_lazy("packet", "drafted"),
    PacketState.SENT: pgettext_lazy("packet", "sent"),
    PacketState.DELIVERED: pgettext_lazy("packet", "delivered"),
    PacketState.SEEN: pgettext_lazy("packet", "seen"),
    PacketState.ACCEPTED: pgettext_lazy("packet", "accepted"),
    PacketState.ASKED_BACK: pgettext_lazy("packet", "asked back"),
    PacketState.DECLINED: pgettext_lazy("packet", "declined"),
    PacketState.DONE: pgettext_lazy("packet", "done"),
    PacketState.WITHDRAWN: pgettext_lazy("packet", "withdrawn"),
    PacketState.EXPIRED: pgettext_lazy("packet", "expired"),
}
SIDES: Labels = {
    Side.SENDER: pgettext_lazy("packet", "the sender"),
    Side.RECIPIENT: pgettext_lazy("packet", "the recipient"),
}
WAYS: Labels = {
    Way.ACCOUNT: _("in the recipient's inbox"),
    Way.LINK: _("by mail with a one-time link"),
    Way.PAPER: _("on paper"),
}
URGENCIES: Labels = {
    Urgency.NORMAL: pgettext_lazy("urgency", "normal"),
    Urgency.SOON: pgettext_lazy("urgency", "soon"),
    Urgency.AT_ONCE: pgettext_lazy("urgency", "at once"),
}
DECLINE_REASONS: Labels = {
    DeclineReason.NOT_RESPONSIBLE: _("not responsible"),
    DeclineReason.NO_CAPACITY: _("no capacity"),
    DeclineReason.NOT_FITTING: _("the offer does not fit"),
    DeclineReason.OTHER: pgettext_lazy("reason", "another reason"),
}
LINK_USES: Labels = {
    LinkUse.WRONG_CODE: _("wrong code"),
    LinkUse.OPENED: pgettext_lazy("link", "opened"),
    LinkUse.ANSWERED: pgettext_lazy("link", "answered"),
    LinkUse.FETCHED: _("a paper was fetched"),
}
LACKS: Labels = {
    Lack.NO_GROUND: _("No consent and no named basis covers it for this recipient."),
    Lack.NAMES: _("It names somebody whose name does not go along."),
    Lack.NO_RELEASE: _("The consent is there, the release from secrecy towards this recipient is not."),
}
# What is said to whoever names somebody in a free text for a recipient: before it is sent, and in an answer after it.
NAMES_SOMEBODY = _(
    "Somebody is named here whose name does not go along: %(who)s. Choose the name, if a consent covers it, or write "
    "it without."
)
NAMED_IN_ANSWER = _("The packet does not name this to the recipient: %(who)s. Please write it without.")
