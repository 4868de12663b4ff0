"""Whatever was declared, withdrawn or has run out: nobody reads more than a consent with release or a statute covers.

Declarations of a household of two are drawn at random, packets with everything go to a service with log-ins, to an
association by a one-time link and to one on paper; some declarations are withdrawn before, some after, and time goes
on. What may be known is worked out here a second time, from the declarations alone; every door is tried: pages, files,
letters, mails, links, also by everybody who receives nothing. Who searches for which word where, and which export is
fetched by whom, is drawn as well: a search answers as if nobody had that word, an export holds none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kim.accounts.models import Mail
from kim.casework.models import Case
from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.referrals import jobs
from kim.referrals.actions import composing, links
from kim.referrals.models import Packet, PacketFile
from kim.referrals.parts import offers
from kim.referrals.queries.composed import compose
from tests import make
from tests.cast import Cast, Player
from tests.logging_in import log_in
from tests.privacy.declaring import (
    ALL_TO_ALL,
    AMINA,
    BILAL,
    BY_STATUTE,
    EVERYTHING,
    TO,
    WORDS,
    Said,
    declarations,
    may_know,
)
from tests.privacy.doors import EXPORTS, SEARCHES, Look, drawn
from tests.privacy.reading import text_of
from tests.referrals import making

pytestmark = [pytest.mark.django_db, pytest.mark.long]

Sent = tuple[Packet, links.Made | None]
# Every role once; the case manager of the case is the only one who is missing.
OTHERS = ("cem", "carlo", "konrad", "stella", "leon", "petra", "adam", "ines", "nora")
PAULA = [Look("paula", "Ackerwinde", search, export) for search, export in zip(SEARCHES, EXPORTS, strict=False)]
CEM = [Look("cem", "Bärenklau", "casework:search", "casework:plan-pdf")]


@dataclass
class Desk:
    """The case, its people and who sits where."""

    cast: Cast
    case: Case
    persons: dict[str, Any]
    paula: Client
    clara: Client
    others: dict[str, Client]
    parts: list[str]
    ids: dict[str, str]

    def declared(self, said: Said, kind: str) -> Any:
        """Record it, as the case manager does."""
        to = TO[said.to] or {"office": self.cast.jmd}
        who = {"person": self.persons[said.whose]} if said.whose else {}
        given = making.declared(last_day=clock.today() + timedelta(days=said.days), data_areas=list(said.areas), **who)
        more = {"actor": self.cast.clara.actor, "household": self.case.household, **given}
        if kind == "release":
            return releases.record(**to, **more)
        more |= {"offices": [to["office"]]} if "office" in to else {"names": [to["name"]]}
        if said.statute:
            more |= {"kind": "statute", "statute": "§ 8 TIntG NRW", "said_by": "Rechtsamt"}
        return bases.record(**{"kind": "consent", "purpose": "referral"} | more)

    def withdraw(self, declared: Any, kind: str) -> None:
        if kind == "release":
            releases.withdraw(actor=self.cast.clara.actor, release=declared)
        else:
            bases.withdraw(actor=self.cast.clara.actor, basis=declared)


@pytest.fixture
def desk(cast: Cast, tmp_path: Any, settings: Any) -> Desk:
    settings.KIM_FILES_DIR = tmp_path / "files"
    actor = cast.clara.actor
    case = make.case(actor, "Haushalt")
    persons = {
        name: make.person(
            actor,
            case,
            name,
            family_name=WORDS[name, "identity"],
            birth="2000-05-01",
            languages=[{"language": code, "level": "native", "use": "without_help"}],
        )
        for name, code in ((AMINA, "ti"), (BILAL, "ps"))
    }
    with acting_as(actor):
        make.step(actor, case, WORDS[None, "plan"])
        paper = make.document(actor, case, "Blatt.pdf", kind="civil_status")
        parts = [option.key for offer in offers(actor, case) for option in offer.options]
    others = {who: log_in(Client(), getattr(cast, who)) for who in ("paula", *OTHERS)}
    ids = {"case_id": case.public_id, "document_id": paper.public_id, "person_id": persons[AMINA].public_id}
    ids |= {"language": "de", "rule": "25b"}
    return Desk(cast, case, persons, others["paula"], log_in(Client(), cast.clara), others, parts, ids)


def read(text: str) -> set[str]:
    return {word for word in WORDS.values() if word in text}


def sent_to(desk: Desk, to: str) -> Sent | None:
    """A packet with everything, if anything of it may go."""
    way: dict[str, Any] = {
        "service": {"holder": desk.cast.jmd},
        "association": {"recipient_name": "Verein Brücke", "way": "link", "recipient_mail": "post@verein.example"},
        "paper": {"recipient_name": "Verein Pfad", "way": "paper"},
    }[to]
    actor = desk.cast.clara.actor
    asked = {"kind": "referral", "question": "Haben Sie einen Platz?", "answer_by": clock.today() + timedelta(days=14)}
    packet = composing.draft(actor=actor, case=desk.case, parts=desk.parts, **asked, **way)
    with acting_as(actor):
        shown = compose(actor, packet)
        if shown.is_covered:
            return packet, composing.send(actor=actor, packet=packet, previewed=shown.print)
        with pytest.raises(RuleViolation) as refused:
            composing.send(actor=actor, packet=packet, previewed=shown.print)
    assert refused.value.code == "nothing_covered"
    return None


def all_doors(desk: Desk, packets: dict[str, Sent]) -> dict[str, set[str]]:
    """What each recipient reads now, by every door that leads anywhere near."""
    found: dict[str, set[str]] = {to: set() for to in TO}
    if "service" in packets:
        packet, _link = packets["service"]
        pages = [reverse("referrals:inbox"), reverse("referrals:received", args=[packet.public_id])]
        with acting_as(desk.cast.clara.actor):
            papers = list(PacketFile.objects.filter(packet=packet))
        pages += [reverse("referrals:packet-file", args=[packet.public_id, paper.public_id]) for paper in papers]
        found["service"] = read("".join(text_of(desk.paula.get(page)) for page in pages))
    if "association" in packets:
        made = packets["association"][1]
        assert made
        address = reverse("referrals:link", args=[made.secret])
        found["association"] = read(text_of(Client().post(address, {"code": made.code})))
    if "paper" in packets:
        letter = reverse("referrals:packet-paper", args=[desk.case.public_id, packets["paper"][0].public_id])
        found["paper"] = read(text_of(desk.clara.get(letter)))
    return found


def closed_doors(desk: Desk, packets: dict[str, Sent]) -> None:
    """What leads to nothing for recipients, and for everybody else."""
    case = desk.case.public_id
    inside = [reverse(f"referrals:{name}", args=[case]) for name in ("packets", "who-knows")]
    inside += [reverse("referrals:packet-paper", args=[case, packet.public_id]) for packet, _made in packets.values()]
    for page in inside:
        assert desk.paula.get(page).status_code == 404
    for packet, _made in packets.values():
        for who in OTHERS:
            assert not _content_for(getattr(desk.cast, who), packet)
    written = "".join(f"{mail.subject}\n{mail.text}" for mail in Mail.objects.all())
    assert read(written) == set()


def _content_for(player: Player, packet: Packet) -> bool:
    with acting_as(player.actor):
        return packet._meta.model.objects.visible_to(player.actor).filter(pk=packet.pk).exists()


@settings(
    max_examples=5,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@example(consents=ALL_TO_ALL, opened=ALL_TO_ALL, days=0, looks=PAULA)
@example(consents=ALL_TO_ALL, opened=[replace(one, withdrawn="after") for one in ALL_TO_ALL], days=0, looks=CEM)
@example(consents=[replace(one, days=20) for one in ALL_TO_ALL], opened=ALL_TO_ALL, days=21, looks=CEM)
@example(
    consents=[Said("service", ("identity",), AMINA), Said("service", ("language",), BILAL)],
    opened=[Said("service", EVERYTHING)],
    days=0,
    looks=CEM,
)
@example(consents=[], opened=[], days=0, looks=CEM)
@example(consents=BY_STATUTE, opened=[], days=0, looks=CEM)
@given(
    consents=declarations(False, False, True),
    opened=declarations(False),
    days=st.sampled_from([0, 0, 21]),
    looks=st.lists(drawn(("paula", *OTHERS), sorted(set(WORDS.values()))), min_size=3, max_size=3),
)
def test_nobody_reads_more_than_a_consent_with_release_or_a_statute_covers(
    desk: Desk, consents: list[Said], opened: list[Said], days: int, looks: list[Look]
) -> None:
    with transaction.atomic():
        _live(desk, consents, opened, days, looks)
        transaction.set_rollback(True)


def _live(desk: Desk, consents: list[Said], opened: list[Said], days: int, looks: list[Look]) -> None:
    """Declare, withdraw, send, withdraw again, let time go on, and look."""
    stored = [(said, kind, None) for kind, all_said in (("basis", consents), ("release", opened)) for said in all_said]
    with acting_as(desk.cast.clara.actor):
        made = [(said, kind, desk.declared(said, kind)) for said, kind, _none in stored]
        for said, kind, declared in made:
            if said.ends("before"):
                desk.withdraw(declared, kind)
    # To whom nothing was declared nothing goes: seen once, in the first example without declarations.
    named = {said.to for said in consents} or set(TO)
    packets = {to: found for to in sorted(named) if (found := sent_to(desk, to))}
    with acting_as(desk.cast.clara.actor):
        for said, kind, declared in made:
            if said.ends("after"):
                desk.withdraw(declared, kind)
    later: date = clock.today() + timedelta(days=days)
    with clock.at(later):
        _compare(desk, packets, consents, opened, days)
        for look in looks:
            assert look.search_tells_nothing(desk.others[look.who]), look
            assert read(text_of(look.export_for(desk.others[look.who], desk.ids))) == set(), look
        if days:
            jobs.keep_going()
            _compare(desk, packets, consents, opened, days)


def _compare(desk: Desk, packets: Any, consents: list[Said], opened: list[Said], days: int) -> None:
    known = all_doors(desk, packets)
    for to, words in known.items():
        allowed = may_know(consents, opened, to, days)
        assert words <= allowed, (to, words - allowed)
    if consents == opened == ALL_TO_ALL and not days:
        assert known == {to: set(WORDS.values()) for to in TO}, "all is covered, so all is read"
        assert not PAULA[0].search_tells_nothing(desk.clara), "whoever works with her finds her"
    if consents == BY_STATUTE and not days:
        assert known == {to: set(WORDS.values()) for to in TO}, "a statute needs no release and no consent"
    closed_doors(desk, packets)
