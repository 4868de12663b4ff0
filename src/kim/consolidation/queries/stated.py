"""What an authority has told about a person: values of criteria, and outcomes. It came as answers to packets.

What is told stands in the packets of the case; nothing of a procedure is asked for, because nothing of it can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KT

from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.people import api as people
from kim.people.models import Person
from kim.referrals.models import PacketChange
from kim.referrals.rules.told import Told, ToldCriterion


@dataclass(frozen=True)
class Answered:
    """One answer of an authority. `packet`: public id of what it answered; `office`: key of the authority."""

    told: Told
    packet: str
    office: str = ""


def answers(actor: Actor, person: Person) -> list[Answered]:
    """Everything that authorities told about the person in the cases of the actor, the latest first."""
    rows = _told(actor, person=person.pk, public_id=person.public_id)
    return [Answered(Told.from_json(row.told), row.packet_key, row.office or "") for row in rows]


def _rows(actor: Actor, person: int, public_id: str) -> QuerySet[PacketChange]:
    told: QuerySet[PacketChange] = PacketChange.objects.visible_to(actor).annotate(
        about=KT("told__about"), packet_key=F("packet__public_id"), office=F("packet__holder__key")
    )
    about_them = Q(about=public_id) | Q(about__in=people.given_up_for(Person(pk=person)))
    return told.filter(about_them).order_by("-at", "-pk")


_told = PreparedFor(_rows, person=int, public_id=str)


def newest(found: Iterable[Answered]) -> dict[str, ToldCriterion]:
    """Of each criterion the value that was told last."""
    values: dict[str, ToldCriterion] = {}
    for answer in found:
        for one in answer.told.values:
            values.setdefault(one.criterion, one)
    return values
