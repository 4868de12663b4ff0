"""What a line says of a step beside its outline: read for the steps that stand on the page, in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from kim.casework.models import Step
from kim.casework.queries.sketches import StepSketch
from kim.casework.rules.deadlines import Waiting
from kim.casework.rules.legal_ends import LegalEnd
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor


class StepShown(NamedTuple):
    """A step in outline, with its words. `given_name`: whom it is for, empty for the household."""

    key: int
    public_id: str
    title: str
    party_name: str
    given_name: str
    reminded_on: date | None
    due_on: date | None
    waiting: Waiting | None
    legal_end: LegalEnd | None


def of(actor: Actor, outlines: Iterable[StepSketch]) -> dict[int, StepShown]:
    """By key these steps as lines show them."""
    known = {outline.key: outline for outline in outlines}
    return {row[0]: _shown(known[row[0]], *row) for row in _asked(actor, steps=list(known))} if known else {}


def _shown(
    outline: StepSketch,
    key: int,
    public_id: str,
    title: str,
    reminded_on: date | None,
    given_name: str | None,
    party: str,
    *office: str | None,
) -> StepShown:
    written, short_name, name = (each or "" for each in office)
    return StepShown(
        key,
        public_id,
        title,
        Step.named_party(short_name or name, written, party),
        given_name or "",
        reminded_on,
        outline.due_on,
        outline.waiting,
        outline.legal_end,
    )


def _words(actor: Actor, steps: list[int]) -> QuerySet[Any]:
    found = Step.objects.visible_to(actor).filter(pk__in=steps).order_by()
    words = ("pk", "public_id", "title", "reminded_on", "person__given_name", "party")
    rows: QuerySet[Any] = found.values_list(*words, "office_name", "office__short_name", "office__name")
    return rows


_asked = PreparedFor(_words, steps=list)
