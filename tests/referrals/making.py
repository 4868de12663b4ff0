"""A case that may share with the JMD, and packets from it, by the actions that the pages call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kim.casework.models import Case
from kim.consent.actions import bases, releases
from kim.consent.models import Basis, Release
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.referrals.actions import composing, links
from kim.referrals.models import Packet
from kim.referrals.parts import offers
from kim.referrals.queries.composed import compose
from tests import make
from tests.cast import Cast

AREAS = ["identity", "language", "plan"]


def case_of(cast: Cast) -> Case:
    """Amina, who speaks Arabic, in Clara's case; nobody has agreed to anything yet."""
    case = make.case(cast.clara.actor, "Familie Ackerwinde")
    spoken = [{"language": "ar", "level": "native", "use": "without_help"}]
    make.person(cast.clara.actor, case, "Amina", family_name="Ackerwinde", birth="2007-05-01", languages=spoken)
    return case


def declared(**more: Any) -> dict[str, Any]:
    """What every declaration says."""
    until = clock.today() + timedelta(days=90)
    said = {"given_on": clock.today(), "last_day": until, "how": "written", "language": "ar", "wording": "2026-11"}
    return {"data_areas": AREAS, **said, **more}


def agree(cast: Cast, case: Case, purpose: str = "referral", **more: Any) -> tuple[Basis, Release]:
    """Consent and release towards the JMD (or whom `more` names as `office` or `name`)."""
    office = None if "name" in more else more.pop("office", cast.jmd)
    name = more.pop("name", "")
    to: dict[str, Any] = {"offices": [office]} if office else {"names": [name]}
    said: dict[str, Any] = {"actor": cast.clara.actor, "household": case.household, **declared(**more)}
    return bases.record(kind="consent", purpose=purpose, **to, **said), releases.record(
        office=office, name=name, **said
    )


def drafted(cast: Cast, case: Case, **more: Any) -> Packet:
    """A draft with everything that the case has."""
    actor = cast.clara.actor
    with acting_as(actor):
        parts = [option.key for offer in offers(actor, case) for option in offer.options]
    given = {"kind": "referral", "question": "Haben Sie einen Platz?", "parts": parts, **more}
    given.setdefault("answer_by", clock.today() + timedelta(days=14))
    if "recipient_name" not in given:
        given.setdefault("holder", cast.jmd)
    return composing.draft(actor=actor, case=case, **given)


def sent(cast: Cast, packet: Packet) -> links.Made | None:
    """Send what the preview shows."""
    actor = cast.clara.actor
    with acting_as(actor):
        shown = compose(actor, packet).print
        return composing.send(actor=actor, packet=packet, previewed=shown)


def packet_at(cast: Cast, case: Case, **more: Any) -> Packet:
    """A packet that lies in Paula's inbox."""
    assert cast.paula.unit == cast.jmd
    agree(cast, case)
    packet = drafted(cast, case, **more)
    sent(cast, packet)
    return packet
