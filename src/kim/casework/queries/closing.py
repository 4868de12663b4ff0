"""The end of a case at a glance: goals, the household's answers, what was missing, the state's database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from kim.casework import desk_labels
from kim.casework.models import Case, Evaluation, Goal
from kim.casework.rules.desk_codes import EvaluationQuestion
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class Asked:
    """A question of the evaluation; `given` None: it was not asked."""

    question: str
    label: str | Promise
    given: Evaluation | None


def goals_of(actor: Actor, case: Case) -> list[Goal]:
    """All goals of the case by number."""
    return list(Goal.objects.visible_to(actor).filter(case=case).order_by("number"))


def evaluation_of(actor: Actor, case: Case) -> list[Asked]:
    """All questions in order, with what was answered."""
    given = {each.question: each for each in Evaluation.objects.visible_to(actor).filter(case=case)}
    return [Asked(str(code), desk_labels.QUESTIONS[code], given.get(code)) for code in EvaluationQuestion]


def card(actor: Actor, case: Case) -> dict[str, Any]:
    """What the overview shows of the end; the goals and answers of a case that goes on stand elsewhere."""
    if not case.is_closed or case.is_short:
        return {}
    asked = evaluation_of(actor, case)
    return {"end_goals": goals_of(actor, case), "end_asked": asked, "end_was_asked": any(each.given for each in asked)}


def state_entry(actor: Actor, case: Case) -> dict[str, Any]:
    """Whether the case is entered in the state's database; short counsellings are not entered there."""
    return {"shows_state_entry": not case.is_short}
