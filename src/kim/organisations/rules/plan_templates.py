"""Templates for common chains of steps across offices: what they are made of, and the days they lead to.

A template is data without a person: steps with who does them, what comes first, and by when, counted in working days
from one day that is known (`anchor`, for example the first day of a title). An end set by law is counted in calendar
days or months from the same day (§§ 187 Abs. 1, 188 BGB: the day itself does not count; a missing day is the last one
of its month). What this does not do: say whether a chain fits a person, or find the office (`finder`).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from kim.kernel.core_codes import LegalDomain, LifeArea, PartyKind
from kim.organisations.rules.codes import Topic
from kim.organisations.rules.working_days import WorkingDays

LONGEST_TITLE, MOST_STEPS = 160, 30


@dataclass(frozen=True)
class LegalPeriod:
    """An end set by law: months and days after the anchor, perhaps on to the end of that month."""

    basis: str
    months: int = 0
    days: int = 0
    month_end: bool = False
    moves: bool = True

    def after(self, anchor: date) -> date:
        """The day that the law names."""
        month = anchor.month - 1 + self.months
        year, month = anchor.year + month // 12, month % 12 + 1
        last = monthrange(year, month)[1]
        end = date(year, month, last if self.month_end else min(anchor.day, last))
        return end + timedelta(days=self.days)


@dataclass(frozen=True)
class TemplateStep:
    """One step. `needs` are places of other steps, from 1; `due` working days after the anchor (None: no day)."""

    title: str
    life_area: str
    party: str
    description: str = ""
    topic: str = ""
    office_name: str = ""
    legal_domain: str = ""
    due: int | None = None
    needs: tuple[int, ...] = ()
    legal_end: LegalPeriod | None = None

    def due_on(self, anchor: date, calendar: WorkingDays) -> date | None:
        """By when, for a known day; never after an end set by law, but on the last working day before it."""
        if self.due is None:
            return None
        due = calendar.add(anchor, self.due)
        end = self.legal_end.after(anchor) if self.legal_end else due
        return due if due <= end else max(anchor, calendar.add(end + timedelta(days=1), -1))


@dataclass(frozen=True)
class Template:
    """One version of a template. `number` counts versions; `origin`: "product", or "district" once it was changed."""

    key: str
    number: int
    title: str
    description: str
    anchor: str
    steps: tuple[TemplateStep, ...] = field(default=())
    as_of: str = ""
    source: str = ""
    origin: str = "product"
    is_retired: bool = False

    @property
    def label(self) -> str:
        """What a step remembers of it."""
        return f"{self.key}/{self.number}"


class TemplateProblem(StrEnum):
    """Why a template cannot be used."""

    NO_TITLE = "no_title"
    NO_ANCHOR = "no_anchor"
    NO_STEPS = "no_steps"
    TOO_MANY_STEPS = "too_many_steps"
    STEP_WITHOUT_TITLE = "step_without_title"
    UNKNOWN_CODE = "unknown_code"
    OFFICE_MISSING = "office_missing"
    NEEDS_UNKNOWN = "needs_unknown"
    NEEDS_LATER = "needs_later"
    BASIS_MISSING = "basis_missing"


@dataclass(frozen=True)
class Found:
    """A problem, and the step that has it (from 1; 0: the template itself)."""

    problem: TemplateProblem
    step: int = 0


def problems(template: Template) -> list[Found]:
    """Everything that is wrong; a step needs only steps that stand before it, so that no circle can arise."""
    found = [Found(problem) for problem in _of_template(template)]
    for place, step in enumerate(template.steps, start=1):
        found += [Found(problem, place) for problem in _of_step(step, place, len(template.steps))]
    return found


def _of_template(template: Template) -> Iterator[TemplateProblem]:
    if not template.title.strip():
        yield TemplateProblem.NO_TITLE
    if not template.anchor.strip():
        yield TemplateProblem.NO_ANCHOR
    if not template.steps:
        yield TemplateProblem.NO_STEPS
    if len(template.steps) > MOST_STEPS:
        yield TemplateProblem.TOO_MANY_STEPS


def _of_step(step: TemplateStep, place: int, count: int) -> Iterator[TemplateProblem]:
    if not step.title.strip() or len(step.title) > LONGEST_TITLE:
        yield TemplateProblem.STEP_WITHOUT_TITLE
    if not _codes_are_known(step):
        yield TemplateProblem.UNKNOWN_CODE
    if step.party == PartyKind.OFFICE and not (step.topic or step.office_name):
        yield TemplateProblem.OFFICE_MISSING
    if any(not 1 <= need <= count for need in step.needs):
        yield TemplateProblem.NEEDS_UNKNOWN
    elif any(need >= place for need in step.needs):
        yield TemplateProblem.NEEDS_LATER
    if step.legal_end is not None and not step.legal_end.basis.strip():
        yield TemplateProblem.BASIS_MISSING


def _codes_are_known(step: TemplateStep) -> bool:
    asked = ((step.life_area, LifeArea), (step.party, PartyKind), (step.topic, Topic), (step.legal_domain, LegalDomain))
    optional = (step.topic, step.legal_domain)
    return all(code in set(codes) or (not code and code in optional) for code, codes in asked)


def needs_among(steps: Sequence[TemplateStep], chosen: set[int]) -> dict[int, tuple[int, ...]]:
    """What each chosen step needs if the others are left out: a step that is left out passes its own needs on."""
    passed: dict[int, set[int]] = {}
    for place, step in enumerate(steps, start=1):
        passed[place] = set()
        for need in step.needs:
            passed[place] |= {need} if need in chosen else passed.get(need, set())
    return {place: tuple(sorted(passed[place])) for place in sorted(chosen)}


def read(key: str, content: Mapping[str, Any], number: int = 1, **more: Any) -> Template:
    """A template from plain values, as they stand in the file and in the database."""
    names = ("title", "description", "anchor", "as_of", "source")
    head: dict[str, Any] = {name: str(content.get(name, "")) for name in names}
    steps = tuple(_step(step) for step in content.get("steps", ()))
    return Template(key=key, number=number, steps=steps, **head, **more)


def _step(content: Mapping[str, Any]) -> TemplateStep:
    values = dict(content)
    law = values.pop("legal_end", None)
    values["needs"] = tuple(int(need) for need in values.pop("needs", ()))
    return TemplateStep(**values, legal_end=LegalPeriod(**law) if law else None)


def content_of(template: Template) -> dict[str, Any]:
    """The plain values of a template, to be stored."""
    names = ("title", "description", "anchor", "as_of", "source")
    return {**{name: getattr(template, name) for name in names}, "steps": [_plain(step) for step in template.steps]}


def _plain(step: TemplateStep) -> dict[str, Any]:
    values = asdict(step)
    return {**values, "needs": list(step.needs)}
