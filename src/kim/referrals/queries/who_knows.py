"""Who knows what about a household: what is allowed today, what was handed over, and who opened the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from kim.accounts import api as accounts
from kim.casework.models import Case
from kim.consent.models import Basis, Release
from kim.consent.queries import in_force
from kim.kernel.actor import Actor
from kim.kernel.models import ReadLog
from kim.organisations.models import Unit
from kim.referrals.models import Packet


@dataclass(frozen=True)
class Allowed:
    """Somebody who may know these areas today. A release has no purpose of its own."""

    recipient: str
    purpose: str
    areas: tuple[str, ...]
    until: date | None
    is_release: bool = False


@dataclass(frozen=True)
class Given:
    """A packet that was sent: to whom, when, which areas it held, and whether it is still open to them."""

    recipient: str
    on: date
    mark: str
    areas: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class Look:
    """Somebody who opened the file: how often, and when last. `of_packet`: only what was handed to their office."""

    who: str
    times: int
    last: date
    of_packet: bool = False


@dataclass(frozen=True)
class WhoKnows:
    """Everything that stands on the sheet."""

    allowed: tuple[Allowed, ...]
    given: tuple[Given, ...]
    looks: tuple[Look, ...]


def of(actor: Actor, case: Case) -> WhoKnows:
    """What can be said today. A constant number of statements."""
    return WhoKnows(tuple(_allowed(actor, case)), tuple(_given(actor, case)), tuple(_looks(actor, case)))


def _allowed(actor: Actor, case: Case) -> Iterator[Allowed]:
    bases = Basis.objects.visible_to(actor).filter(in_force(), household=case.household_id)
    for basis in bases.prefetch_related("recipients__office"):
        for recipient in basis.recipients.all():
            yield Allowed(str(recipient), basis.purpose, tuple(basis.data_areas), basis.last_day)
    releases = Release.objects.visible_to(actor).filter(in_force(), household=case.household_id)
    for release in releases.select_related("office"):
        yield Allowed(release.recipient, "", tuple(release.data_areas), release.last_day, is_release=True)


def _given(actor: Actor, case: Case) -> Iterator[Given]:
    sent = Packet.objects.visible_to(actor).filter(case=case, sent_at__isnull=False).select_related("holder")
    for packet in sent.order_by("sent_at"):
        areas = tuple(packet.areas)
        yield Given(packet.recipient, packet.sent_at.date(), packet.mark, areas, not packet.is_closed_to_recipient)


def _looks(actor: Actor, case: Case) -> Iterator[Look]:
    rows = ReadLog.objects.visible_to(actor, "tell").filter(subject=case.number, actor_id__isnull=False).order_by()
    rows = rows.annotate(of_packet=Q(kind=Packet.read_log_kind) & ~Q(unit_id=case.unit_id))
    each = rows.values("actor_id", "unit_id", "of_packet")
    counted = list(each.annotate(times=Count("id"), last=Max("at")).order_by("-last"))
    names = accounts.names_of(row["actor_id"] for row in counted)
    units = {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in=[row["unit_id"] for row in counted])}
    for row in counted:
        who = ", ".join(filter(None, (names.get(row["actor_id"]), units.get(row["unit_id"]))))
        yield Look(who, row["times"], row["last"].date(), row["of_packet"])
