"""One procedure: its stages with days, its checklist with findings, its appointments and titles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.procedures.models import Appointment, ChecklistLine, Finding, HeldTitle, Procedure
from kim.procedures.queries import law, stages
from kim.procedures.rules import checklist
from kim.procedures.rules.checklist import Progress
from kim.procedures.rules.codes import FindingValue, PaperState, PreCheckValue
from kim.procedures.rules.stages import Lasted, total_days

ORDER = [PaperState.MISSING, PaperState.PRESENT, PaperState.NOT_NEEDED]


@dataclass(frozen=True)
class CheckedLine:
    """A criterion with its newest finding."""

    line: ChecklistLine
    finding: Finding | None

    @property
    def is_missing(self) -> bool:
        """Papers are asked for, and are not there."""
        return not self.line.is_own and self.line.state == PaperState.MISSING

    @property
    def sign(self) -> str:
        """The state that is drawn before the line: what the authority found wins over the papers."""
        if self.finding is not None and self.finding.value != FindingValue.OPEN:
            return "done" if self.finding.value == FindingValue.MET else "late"
        if self.line.is_own:
            return "weigh"
        return {PaperState.PRESENT: "done", PaperState.NOT_NEEDED: "blocked"}.get(
            PaperState(self.line.state), "unknown"
        )

    @property
    def prechecked_lacks(self) -> list[str]:
        """What the pre-check missed, as far as it does not stand in the same row as a paper that is missing."""
        named = self.line.needs if self.is_missing else []
        return [text for text in self.line.prechecked_lacks if text not in named]

    @property
    def prechecked_sign(self) -> str:
        """The sign of what the pre-check says."""
        return _PRECHECKED.get(self.line.prechecked, "")


_PRECHECKED = {
    PreCheckValue.MET: "done",
    PreCheckValue.OPEN: "unknown",
    PreCheckValue.AUTHORITY: "blocked",
    PreCheckValue.WEIGH: "weigh",
    PreCheckValue.NOT_MET: "late",
    PreCheckValue.NONE: "blocked",
}


@dataclass(frozen=True)
class Page:
    """Everything that the page of a procedure shows."""

    procedure: Procedure
    pathway: law.Pathway
    goes_on_as: law.Pathway | None
    stages: tuple[tuple[Lasted, int], ...]
    days: int
    lines: tuple[CheckedLine, ...]
    papers: Progress
    appointments: tuple[Appointment, ...]
    titles: tuple[HeldTitle, ...]

    @property
    def prechecked_on(self) -> date | None:
        """The day of the pre-check that came with the packet; None if none came."""
        return next((each.line.prechecked_on for each in self.lines if each.line.prechecked), None)

    @property
    def may_tell(self) -> bool:
        """There is a value that could be told, and somebody to tell it to."""
        packet = self.procedure.packet
        if packet is None or not packet.is_open or packet.is_closed_to_recipient:
            return False
        return self.procedure.is_open and any(each.finding for each in self.lines)

    @property
    def asked_lines(self) -> list[CheckedLine]:
        """What papers are needed for: missing ones first, those that are not needed last."""
        asked = [each for each in self.lines if not each.line.is_own]
        return sorted(asked, key=lambda each: ORDER.index(each.line.state))

    @property
    def own_lines(self) -> list[CheckedLine]:
        """What the authority checks itself."""
        return [each for each in self.lines if each.line.is_own]


def page(actor: Actor, procedure: Procedure) -> Page:
    """The page of a procedure that the actor may read."""
    today = clock.today()
    lasted = stages.lasted(procedure)
    end = stages.until(procedure, today)
    checked = checked_lines(actor, procedure)
    return Page(
        procedure=procedure,
        pathway=law.pathway(procedure.pathway),
        goes_on_as=law.pathway(procedure.moved_to) if procedure.moved_to else None,
        stages=tuple((each, each.days(end)) for each in lasted),
        days=total_days(lasted, end),
        lines=tuple(checked),
        papers=checklist.progress((each.line.state, each.line.is_own) for each in checked),
        appointments=tuple(Appointment.objects.visible_to(actor).filter(procedure=procedure)),
        titles=(*procedure.earlier_titles.all(), *procedure.issued_titles.all()),
    )


def checked_lines(actor: Actor, procedure: Procedure) -> list[CheckedLine]:
    """The lines of the checklist in order, each with the finding that counts."""
    newest: dict[int, Finding] = {}
    for finding in Finding.objects.visible_to(actor).filter(procedure=procedure).select_related("officer__user"):
        newest[finding.line_id] = finding
    lines = ChecklistLine.objects.visible_to(actor).filter(procedure=procedure)
    return [CheckedLine(line, newest.get(line.pk)) for line in lines]
