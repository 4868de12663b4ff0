"""Closing with everything that belongs to it: goals looked back on, what was missing, the household's own answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import cases, goals, obstacles, proposals
from kim.casework.models import Case, Evaluation, Goal, Obstacle
from kim.casework.rules.desk_codes import EvaluationAnswer, EvaluationQuestion, Lacked
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation

DRAFT_LENGTH = 400


@dataclass(frozen=True)
class Missing:
    """What the system lacked: told in the case, and the beginning of a note to steering."""

    text: str
    obstacle_kind: str
    life_area: str


@action("case_closed_with_review", _("A case was closed after looking back"))
def close(
    *,
    actor: Actor,
    case: Case,
    version: int,
    reason: str,
    note: str = "",
    closed_on: date | None = None,
    attained: Mapping[Goal, str] | None = None,
    lacked: str = Lacked.NOT_ASKED,
    missing: Missing | None = None,
) -> Obstacle | None:
    """Close the case. `attained`: how far they came with goals that are still open.

    Returns the obstacle that was noted because something was missing, with a draft for steering; None otherwise.
    """
    for goal, state in (attained or {}).items():
        goals.evaluate(actor=actor, goal=goal, version=goal.version, state=state)
    noted = _note(actor, case, missing) if lacked == Lacked.SOMETHING else None
    # The version that was shown guards the closing; what was said about missing things is written with it.
    cases.close(actor=actor, case=case, version=version, reason=reason, note=note, closed_on=closed_on)
    locking.update(case, lacked=Lacked(lacked))
    return noted


def _note(actor: Actor, case: Case, missing: Missing | None) -> Obstacle:
    if missing is None or not missing.text.strip():
        raise RuleViolation("missing_text", _("Write what was missing."), "missing")
    obstacle = obstacles.record(
        actor=actor,
        case=case,
        text=missing.text,
        obstacle_kind=missing.obstacle_kind,
        life_area=missing.life_area,
    )
    proposals.draft(actor=actor, obstacle=obstacle, text=missing.text.strip()[:DRAFT_LENGTH])
    return obstacle


@action("case_evaluated", _("The household was asked how it was"))
def evaluate(*, actor: Actor, case: Case, version: int, answers: Mapping[str, tuple[str, str]]) -> Case:
    """Write what the household answered: question → (answer, own words); an empty answer: not asked.

    Also after the closing: some are asked in a last telephone call. Raises `Conflict` for a lost update.
    """
    access.require(actor, "edit", case)
    locking.update(case, version)
    known = {each.question: each for each in case.evaluations.all()}
    for question in EvaluationQuestion:
        answer, own_words = answers.get(question, ("", ""))
        _answer(case, known.get(question), question, answer, own_words.strip())
    return case


def _answer(case: Case, known: Evaluation | None, question: EvaluationQuestion, answer: str, own_words: str) -> None:
    if not answer:
        if own_words:
            raise RuleViolation("answer_missing", _("Choose an answer to these words, or remove them."), question)
        if known:
            known.delete()
        return
    given: dict[str, Any] = {"answer": EvaluationAnswer(answer), "own_words": own_words}
    if known is None:
        Evaluation.objects.create(case=case, question=question, asked_on=clock.today(), **given)
    elif (known.answer, known.own_words) != (answer, own_words):
        locking.update(known, asked_on=clock.today(), **given)


@action("state_entry_marked", _("It was marked whether a case is entered in the state's database"))
def mark_state_entry(*, actor: Actor, case: Case, version: int, entered: bool, on: date | None = None) -> Case:
    """Entered or not, also for a closed case. `on` None: the day is not known. Raises `Conflict`."""
    access.require(actor, "edit", case)
    if on and (on > clock.today() or on < case.opened_on):
        raise RuleViolation("entry_day", _("Choose a day between the opening of the case and today."), "on")
    return locking.update(case, version, is_entered_at_state=entered, entered_at_state_on=on if entered else None)
