"""Verbs on goals."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions.guard import next_number, require_deep, require_of_household, require_open, words
from kim.casework.models import Case, Goal
from kim.casework.rules import transitions
from kim.casework.rules.codes import GoalState, LifeArea
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people.models import Person


@action("goal_added", _("A goal was added"))
def add(
    *, actor: Actor, case: Case, own_words: str, life_area: str, person: Person | None = None, how_seen: str = ""
) -> Goal:
    """Add a goal in the household's own words; `person` None: it is the goal of all."""
    require_deep(actor, case)
    require_of_household(case, person)
    goal: Goal = Goal.objects.create(
        case=case,
        number=next_number(case, case.goals),
        own_words=_words(own_words),
        how_seen=how_seen.strip(),
        life_area=LifeArea(life_area),
        person=person,
    )
    return goal


@action("goal_edited", _("A goal was changed"))
def edit(
    *,
    actor: Actor,
    goal: Goal,
    version: int,
    own_words: str,
    life_area: str,
    person: Person | None = None,
    how_seen: str = "",
) -> Goal:
    """Change a goal. Raises `Conflict` for a lost update."""
    require_open(actor, goal.case)
    require_of_household(goal.case, person)
    values = {"own_words": _words(own_words), "how_seen": how_seen.strip(), "life_area": LifeArea(life_area)}
    return locking.update(goal, version, person=person, **values)


@action("goal_evaluated", _("A goal was looked back on"))
def evaluate(
    *, actor: Actor, goal: Goal, version: int, state: str, looking_back: str = "", looked_back_with: str = ""
) -> Goal:
    """Say on the described scale how far they came, today, together with whom."""
    require_open(actor, goal.case)
    wanted = GoalState(state)
    if wanted is GoalState.OPEN or not transitions.GOAL.allows(GoalState(goal.state), wanted):
        raise RuleViolation("goal_state", _("Choose how far they came with this goal."), "state")
    return locking.update(
        goal,
        version,
        state=wanted,
        looked_back_on=clock.today(),
        looked_back_by=accounts.membership_of(actor),
        looked_back_with=looked_back_with.strip(),
        looking_back=looking_back.strip(),
    )


@action("goal_reopened", _("A goal was taken up again"))
def reopen(*, actor: Actor, goal: Goal) -> Goal:
    """Work towards it again; what was said looking back stays."""
    require_open(actor, goal.case)
    if goal.state == GoalState.OPEN:
        raise RuleViolation("goal_open", _("The goal is open already."))
    return locking.update(goal, state=GoalState.OPEN, looked_back_on=None)


def _words(text: str) -> str:
    return words(text, "goal_missing", _("Write the goal in the household's own words."), "own_words")
