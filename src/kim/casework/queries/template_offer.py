"""What a template of a plan would bring into one case: offices that the finder proposes, days counted from one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.casework.models import Case
from kim.casework.queries.step_offer import Proposal, propose
from kim.organisations import api as organisations
from kim.organisations.api import Template, TemplateStep
from kim.people.models import Person


@dataclass(frozen=True)
class OfferedStep:
    """One step of the template for this case. `proposal` None: no office is asked for, or no topic names one."""

    place: int
    step: TemplateStep
    proposal: Proposal | None
    due_on: date | None
    legal_end_on: date | None

    @property
    def office_key(self) -> str:
        """The office that the finder proposes; empty if it names none."""
        return self.proposal.offices[0].office.id if self.proposal and self.proposal.offices else ""

    @property
    def note(self) -> str:
        """Why this office, or why none."""
        if self.proposal is None:
            return ""
        return str(self.proposal.offices[0].reason) if self.proposal.offices else self.proposal.note


def offer(case: Case, template: Template, anchor: date, person: Person | None) -> list[OfferedStep]:
    """Every step of a template as it would be for `anchor`. Each topic is asked once."""
    calendar = organisations.working_days()
    topics = dict.fromkeys(step.topic for step in template.steps if step.topic)
    found = {topic: propose(case, topic, person=person) for topic in topics}
    return [
        OfferedStep(
            place=place,
            step=step,
            proposal=found.get(step.topic),
            due_on=step.due_on(anchor, calendar),
            legal_end_on=step.legal_end.after(anchor) if step.legal_end else None,
        )
        for place, step in enumerate(template.steps, start=1)
    ]
