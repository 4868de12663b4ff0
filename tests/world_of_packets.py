"""The part of the world that is handed to others: releases from secrecy, a packet in an inbox, and one by a link.

Clara has sent a packet with a paper to the JMD, where Paula works; another one to somebody outside by a one-time link
that was opened; a third one is a draft.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.models import Unit
from kim.referrals.actions import composing, links, trusting
from kim.referrals.models import Packet
from kim.referrals.queries.composed import compose

if TYPE_CHECKING:
    from tests.world import World

OUTSIDE = "Verein Nordwind"


def add(world: World) -> None:
    """Declarations first, packets after them."""
    cast = world.cast
    with acting_as(cast.clara.actor):
        world.objects["release"] = _released(world, ["identity"], office=cast.jobcenter)
        for to in ({"office": cast.jmd}, {"name": OUTSIDE}):
            _agreed(world, **to)
            _released(world, ["identity", "plan"], **to)
        packet = _drafted(world, holder=cast.jmd)
        _sent(world, packet)
        by_link = _drafted(world, recipient_name=OUTSIDE, way="link", recipient_mail="post@nordwind.example")
        made = _sent(world, by_link)
        draft = _drafted(world, holder=cast.jmd)
        paper = packet.files.get()
        errand = _errand(world)
    if made:
        visitor = links.visitor(made.secret)
        with acting_as(visitor):
            links.open_with(actor=visitor, link=made.link, code=made.code)
        world.words["link_secret"] = made.secret
    world.words["language"] = "ar"
    world.objects |= {
        "packet": packet,
        "packet_by_link": by_link,
        "packet_draft": draft,
        "file": paper,
        "packet_errand": errand,
    }


def _errand(world: World) -> Packet:
    """Herr Weide, whom the family trusts, is asked to come along."""
    actor = world.cast.clara.actor
    _agreed(world, name="Herr Weide", purpose="step_sharing")
    _released(world, ["identity", "plan"], name="Herr Weide")
    trusted = trusting.name(actor=actor, case=world.case, name="Herr Weide")
    given: dict[str, Any] = {"question": "zum Amt begleiten", "answer_by": clock.today(), "parts": ["errand"]}
    errand = {"at": "10:00", "place": "Amt"}
    asked = composing.draft(actor=actor, case=world.case, kind="step_card", trusted=trusted, errand=errand, **given)
    _sent(world, asked)
    world.objects["trusted"] = trusted
    return asked


def _said(areas: list[str]) -> dict[str, Any]:
    until = clock.today() + timedelta(days=90)
    declared = {"how": "written", "language": "ar", "wording": "2026-01", "given_on": clock.today()}
    return {"data_areas": areas, "last_day": until, **declared}


def _released(world: World, areas: list[str], **to: Any) -> Any:
    actor = world.cast.clara.actor
    return releases.record(actor=actor, household=world.case.household, **to, **_said(areas))


def _agreed(world: World, office: Unit | None = None, name: str = "", purpose: str = "referral") -> None:
    bases.record(
        actor=world.cast.clara.actor,
        household=world.case.household,
        kind="consent",
        purpose=purpose,
        offices=[office] if office else [],
        names=[name] if name else [],
        **_said(["identity", "plan"]),
    )


def _drafted(world: World, **to: Any) -> Packet:
    person, document, step = (world.objects[name] for name in ("person", "document", "step"))
    parts = [f"person:{person.public_id}:name", f"paper:{document.public_id}", f"step:{step.public_id}"]
    until = clock.today() + timedelta(days=14)
    given: dict[str, Any] = {"kind": "referral", "question": "Ist ein Platz frei?", "answer_by": until, "parts": parts}
    return composing.draft(actor=world.cast.clara.actor, case=world.case, **given, **to)


def _sent(world: World, packet: Packet) -> links.Made | None:
    actor = world.cast.clara.actor
    return composing.send(actor=actor, packet=packet, previewed=compose(actor, packet).print)
