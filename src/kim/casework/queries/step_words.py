"""What a line says of a step beside its outline: read for the steps that stand on the page, in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kim.casework.models import Step
from kim.casework.queries.sketches import StepSketch
from kim.casework.rules.deadlines import Waiting
from kim.casework.rules.legal_ends import LegalEnd
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor


@dataclass(frozen=True)
class StepShown:
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
    found: list[Step] = _asked(actor, steps=list(known)) if known else []
    return {step.pk: _shown(step, known[step.pk]) for step in found}


def _shown(step: Step, outline: StepSketch) -> StepShown:
    return StepShown(
        key=step.pk,
        public_id=step.public_id,
        title=step.title,
        party_name=step.party_name,
        given_name=step.person.given_name if step.person else "",
        reminded_on=step.reminded_on,
        due_on=outline.due_on,
        waiting=outline.waiting,
        legal_end=outline.legal_end,
    )


def _words(actor: Actor, steps: list[int]) -> QuerySet[Step]:
    found: QuerySet[Step] = Step.objects.visible_to(actor).filter(pk__in=steps).order_by()
    of_step = ("public_id", "title", "party", "office_name", "reminded_on")
    beside = ("office__short_name", "office__name", "person__given_name")
    return found.select_related("office", "person").only(*of_step, *beside)


_asked = PreparedFor(_words, steps=list)
