"""A draft put together: what the recipient will read, what is left out and why, and on what it rests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from django.utils.functional import Promise

from kim.consent.labels import DATA_AREAS
from kim.kernel.actor import Actor
from kim.referrals import labels
from kim.referrals.models import Packet
from kim.referrals.parts import Filling, Offer, Option, offers
from kim.referrals.queries import grounds, naming, trusting
from kim.referrals.rules.codes import PURPOSES, PacketKind
from kim.referrals.rules.coverage import Coverage, Lack, Piece, cover, leave_out


@dataclass(frozen=True)
class Composed:
    """`sections` is what is frozen: headings with groups of lines. `left_out`: what it is called, and why.

    `named`: words of the question that name somebody whose name does not go along; it is not sent with them.
    """

    question: str
    sections: list[dict[str, Any]]
    left_out: list[tuple[str, str | Promise]]
    coverage: Coverage
    papers: tuple[Option, ...]
    kept_areas: frozenset[str]
    named: tuple[str, ...] = ()

    @property
    def grounds(self) -> list[str]:
        """On what it rests, in words."""
        return [ground.key for ground in self.coverage.grounds]

    @property
    def rests_on(self) -> list[str]:
        """Public ids of the declarations behind it."""
        return sorted({each for ground in self.coverage.grounds for each in ground.rests_on})

    @property
    def areas(self) -> list[str]:
        """Codes of the areas that go."""
        return sorted(self.kept_areas)

    @property
    def is_covered(self) -> bool:
        """Something may go. Without any ground not even that somebody is a client may be said."""
        return bool(self.coverage.kept)

    @property
    def print(self) -> str:
        """Changes with every word that the recipient would read."""
        content = json.dumps([self.question, self.sections, self.grounds], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


def compose(actor: Actor, packet: Packet) -> Composed:
    """The draft as it stands today, with the consents and releases of this moment."""
    wanted = frozenset(packet.chosen.get("parts", []))
    found = offers(actor, packet.case, wanted)
    if packet.trusted_id is not None:
        found = trusting.offers_of(packet, found)
    chosen = [option for offer in found for option in offer.options if option.key in wanted]
    offered = grounds.towards(
        actor, packet.case, PURPOSES[PacketKind(packet.kind)], packet.holder, packet.recipient_name
    )
    coverage = cover([Piece(option.key, option.area, option.person, option.also) for option in chosen], offered)
    names = naming.checker_of(actor, packet, [option for option in chosen if option.key in coverage.kept])
    coverage = leave_out(
        coverage, {option.key for option in chosen if option.is_free and names(option.lines)}, Lack.NAMES
    )
    return Composed(
        question=packet.chosen.get("question", ""),
        sections=_sections(found, coverage, _own(packet), is_whole_case=packet.offered_to_id is not None),
        left_out=[(_name(option), _why(option, coverage)) for option in chosen if option.key in coverage.left_out],
        coverage=coverage,
        named=names(naming.typed(packet)),
        kept_areas=frozenset(area.value for option in chosen if option.key in coverage.kept for area in option.areas),
        papers=tuple(option for option in chosen if option.document and option.key in coverage.kept),
    )


def _why(option: Option, coverage: Coverage) -> str | Promise:
    """Why it stays here; of what tells of several areas, which of them are not covered."""
    why = labels.LACKS[coverage.left_out[option.key]]
    if not option.also:
        return why
    wanting = sorted(str(DATA_AREAS[area]) for area in coverage.wanting.get(option.key, ()))
    return f"{why} {', '.join(wanting)}."


def _own(packet: Packet) -> str:
    """Key of the step that the recipient owns; empty if the packet asks for no step."""
    return f"step:{packet.step.public_id}" if packet.step else ""


def _sections(found: Sequence[Offer], coverage: Coverage, own: str, *, is_whole_case: bool) -> list[dict[str, Any]]:
    made = []
    for offer in found:
        kept = [option for option in offer.options if option.key in coverage.kept]
        together = groupby(kept, key=lambda option: (*_together(option), option.key == own))
        groups = [_group(list(options), own, is_whole_case) for _whose, options in together]
        if groups:
            made.append({"heading": offer.part.heading, "groups": groups})
    return made


def _together(option: Option) -> tuple[str, str | None, str]:
    """What stands together: the fields of one person; what is worked out stands for itself."""
    return option.group, option.person, option.key if option.fill else ""


def _group(options: list[Option], own: str, is_whole_case: bool) -> dict[str, Any]:
    """What belongs together, as lines. A person is named by its own line only: the name may have to stay here.

    `about` is the random id of the person, by which an answer says whom it is about; it opens nothing.
    Where a whole case is handed over the same stands in fields as well: the new file begins with them. The step that
    the recipient owns says so, with its date: it stands in the list of its steps.
    """
    about = {"about": options[0].person} if options[0].person else {}
    if options[0].fill:
        return {**_filled(options[0].fill()), **about}
    records = [option.record for option in options if option.record] if is_whole_case else []
    more: dict[str, Any] = {"records": records, **about} if records else about
    if options[0].key == own:
        more = {**more, "own": {"title": options[0].label, "due_on": (options[0].record or {}).get("due_on", "")}}
    return {"lines": [line for option in options for line in option.lines], **more}


def _filled(filling: Filling) -> dict[str, Any]:
    """As JSON, in which there are no tuples; what is frozen has to read like what was previewed."""
    more = {"table": asdict(filling.table)} if filling.table else {}
    more |= {"data": filling.data} if filling.data else {}
    made: dict[str, Any] = json.loads(json.dumps({"lines": filling.lines, **more}))
    return made


def _name(option: Option) -> str:
    return f"{option.group}: {option.label}" if option.group else option.label
