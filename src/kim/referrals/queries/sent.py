"""What the sender sees: the packets of a case, and what of all cases in hand needs somebody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.referrals.models import Packet, PacketContent, PacketLink
from kim.referrals.rules.codes import PacketState, Side
from kim.ui.tally import Tally

ANSWERED = (PacketState.ACCEPTED, PacketState.DECLINED, PacketState.DONE)


@dataclass(frozen=True)
class Desk:
    """Packets of the cases in hand: answers that nobody has taken over, questions back, and what is late."""

    answered: tuple[Packet, ...]
    asked_back: tuple[Packet, ...]
    late: tuple[Packet, ...]
    others: tuple[Packet, ...]

    @property
    def needs_somebody(self) -> int:
        return len(self.answered) + len(self.asked_back) + len(self.late)


def of_case(actor: Actor, case: Case) -> QuerySet[Packet]:
    """All packets of the case, newest first."""
    return _with_names(Packet.objects.visible_to(actor).filter(case=case))


def number_of(case: int) -> Tally:
    """Open packets of a case in hand, beside the tab; no number where none is."""
    return Tally([Packet.objects.filter(case=case, next_on__isnull=False)], or_none=True)


def open_in(actor: Actor, case: Case) -> int:
    """How many packets of the case somebody still has to act on."""
    return Packet.objects.visible_to(actor).filter(case=case, next_on__isnull=False).count()


def desk(actor: Actor) -> Desk:
    """All packets of the cases in hand that are open, or answered and not taken over. One statement."""
    wanted = Q(next_on__isnull=False) | Q(state__in=ANSWERED, taken_in_on__isnull=True)
    found = list(_with_names(Packet.objects.visible_to(actor, "edit").filter(wanted).order_by("next_on", "pk")))
    answered = tuple(each for each in found if each.state in ANSWERED and each.taken_in_on is None)
    asked = tuple(each for each in found if each.state == PacketState.ASKED_BACK)
    rest = [each for each in found if each not in answered and each not in asked]
    late = tuple(each for each in rest if each.days_late)
    return Desk(answered, asked, late, tuple(each for each in rest if each not in late))


def needs_somebody(actor: Actor) -> Tally:
    """Packets that wait for the case manager, beside the menu entry; no number where none does."""
    mine = Q(state__in=ANSWERED, taken_in_on__isnull=True) | Q(acts_next=Side.SENDER) | Q(next_on__lt=clock.today())
    return Tally([Packet.objects.visible_to(actor, "edit").filter(mine)], or_none=True)


def resting_on(actor: Actor, declared: str) -> int:
    """How many packets that a recipient can still read rest on the declaration with this public id."""
    found = Packet.objects.visible_to(actor).filter(rests_on__contains=[declared], sent_at__isnull=False)
    return sum(1 for packet in found if not packet.is_closed_to_recipient)


def content_of(actor: Actor, packet: Packet) -> PacketContent | None:
    """What was frozen; None for a draft."""
    found: PacketContent | None = PacketContent.objects.visible_to(actor).filter(packet=packet).first()
    return found


def link_of(actor: Actor, packet: Packet) -> PacketLink | None:
    """The newest link of a packet, with every use."""
    found: PacketLink | None = (
        PacketLink.objects.visible_to(actor).filter(packet=packet).prefetch_related("uses").first()
    )
    return found


def _with_names(found: QuerySet[Packet]) -> QuerySet[Packet]:
    return found.select_related("holder__organisation", "case__household", "step", "sender__user", "owner__user")
