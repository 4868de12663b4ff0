"""Who may do what with packets: the sender works on the case, the recipient sees what was handed over, and no case."""

from __future__ import annotations

from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import RECEIVING, Role
from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.access import everything, grant, role, verbs
from kim.kernel.actor import Actor
from kim.kernel.models import ReadLog
from kim.policy.casework import SECRECY, cases_in_hand, of_a_case_in_hand
from kim.referrals.models import (
    Packet,
    PacketChange,
    PacketContent,
    PacketFile,
    PacketLink,
    PacketLinkUse,
    TrustedPerson,
)
from kim.referrals.rules.codes import PacketState
from kim.referrals.rules.course import CLOSED_TO_RECIPIENT

verbs("answer", "keep", "take_over", "tell")

LINK, KEEPER = "system:link", "system:packets"

role(
    LINK,
    _("One-time link"),
    _("Whoever holds a one-time link: sees one packet, and answers it once."),
    second_factor=False,
)
role(KEEPER, _("Keeping packets going"), _("Reminds, and closes what has ended; reads no packet."), second_factor=False)


def addressed(actor: Actor) -> Q:
    return Q(holder=actor.unit_id) & ~Q(state=PacketState.DRAFTED)


def offered(actor: Actor) -> Q:
    return Q(offered_to=actor.membership_id) & _is_open()


def of_a_packet_offered(actor: Actor) -> Q:
    return Q(packet__offered_to=actor.membership_id) & _is_open("packet__")


def by_link(actor: Actor) -> Q:
    return Q(links__secret_hash=actor.key, links__ended_at__isnull=True) & ~Q(state=PacketState.DRAFTED)


def _is_open(before: str = "") -> Q:
    """Nobody withdrew it, and what it rests on holds today."""
    holds = Q(**{f"{before}valid_until__isnull": True}) | Q(**{f"{before}valid_until__gte": clock.today()})
    return holds & ~Q(**{f"{before}state__in": [state.value for state in CLOSED_TO_RECIPIENT]})


def addressed_and_open(actor: Actor) -> Q:
    return Q(holder=actor.unit_id) & _is_open()


def by_link_and_open(actor: Actor) -> Q:
    return by_link(actor) & _is_open()


def of_a_packet_addressed_and_open(actor: Actor) -> Q:
    return Q(packet__holder=actor.unit_id) & _is_open("packet__")


def of_the_packet_of_the_link(actor: Actor) -> Q:
    held = Q(packet__links__secret_hash=actor.key, packet__links__ended_at__isnull=True)
    return held & _is_open("packet__")


def own_link(actor: Actor) -> Q:
    return Q(secret_hash=actor.key)


def of_a_packet_in_hand(actor: Actor) -> Q:
    return Q(packet__case__in=cases_in_hand(actor))


def of_a_link_in_hand(actor: Actor) -> Q:
    return Q(link__packet__case__in=cases_in_hand(actor))


def of_a_number_in_hand(actor: Actor) -> Q:
    return Q(subject__in=Case.objects.visible_to(actor, "edit").values("number"))


INSIDE: dict[type[Model], tuple[str | Promise, str | Promise]] = {
    PacketContent: (
        _("Whoever works on a case sees what its packets say"),
        _("Who receives packets reads what they say while nobody has withdrawn them and what they rest on holds"),
    ),
    PacketChange: (
        _("Whoever works on a case sees what became of its packets"),
        _("Who receives packets sees what became of them while they are open to them"),
    ),
    PacketFile: (
        _("Whoever works on a case sees which papers its packets carry"),
        _("Who receives packets gets their papers while they are open to them"),
    ),
}

grant(
    _("Whoever works on a case composes its packets, sends them, takes them back and takes over the answers"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Packet,
    where=of_a_case_in_hand,
    basis=SECRECY,
)
grant(
    _("Whoever works on a case sees whom the household trusts, asks them for errands and ends it"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=TrustedPerson,
    where=of_a_case_in_hand,
    basis=SECRECY,
)
grant(
    _("A case manager who is asked to take a case over reads its packet and answers, while it is open"),
    role=Role.CASE_MANAGER,
    may={"read", "take_over"},
    on=Packet,
    where=offered,
    basis=SECRECY,
)
for receiver in RECEIVING:
    grant(
        _("Who receives packets sees those that were addressed to their unit, from whom and since when"),
        role=receiver,
        may={"read"},
        on=Packet,
        where=addressed,
        basis=SECRECY,
    )
    grant(
        _("Who receives packets answers them while nobody has withdrawn them and what they rest on holds"),
        role=receiver,
        may={"answer"},
        on=Packet,
        where=addressed_and_open,
        basis=SECRECY,
    )
grant(
    _("A one-time link leads to one packet, while it is open"),
    role=LINK,
    may={"read", "answer"},
    on=Packet,
    where=by_link_and_open,
    basis=SECRECY,
)
grant(
    _("A job reminds of packets that are due and closes those that have ended, without reading them"),
    role=KEEPER,
    may={"keep"},
    on=Packet,
    where=everything,
    basis=SECRECY,
)
for model, (sending, receiving) in INSIDE.items():
    grant(sending, role=Role.CASE_MANAGER, may={"read"}, on=model, where=of_a_packet_in_hand, basis=SECRECY)
    grant(receiving, role=Role.CASE_MANAGER, may={"read"}, on=model, where=of_a_packet_offered, basis=SECRECY)
    for receiver in RECEIVING:
        grant(receiving, role=receiver, may={"read"}, on=model, where=of_a_packet_addressed_and_open, basis=SECRECY)
    grant(
        _("A one-time link shows what its packet says"),
        role=LINK,
        may={"read"},
        on=model,
        where=of_the_packet_of_the_link,
        basis=SECRECY,
    )
grant(
    _("Whoever works on a case can tell the client who opened the file, and when"),
    role=Role.CASE_MANAGER,
    may={"tell"},
    on=ReadLog,
    where=of_a_number_in_hand,
    basis="Art. 15 Abs. 1 DSGVO",
)
grant(
    _("Whoever works on a case sees the one-time links of its packets"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=PacketLink,
    where=of_a_packet_in_hand,
    basis=SECRECY,
)
grant(_("A one-time link knows itself"), role=LINK, may={"read"}, on=PacketLink, where=own_link, basis=SECRECY)
grant(
    _("Whoever works on a case sees every use of its one-time links"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=PacketLinkUse,
    where=of_a_link_in_hand,
    basis=SECRECY,
)
