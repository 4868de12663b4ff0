"""What every verb on a case asks first."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kim.casework.models import Case
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations
from kim.people.models import HouseholdMember, Person


def require_open(actor: Actor, case: Case, verb: str = "edit") -> None:
    """The actor may do `verb` on the case, and the case is not closed."""
    access.require(actor, verb, case)
    if case.is_closed:
        raise RuleViolation("case_closed", _("The case is closed. Take it up again first."))


def require_deep(actor: Actor, case: Case) -> None:
    """As `require_open`, and the file is a case: a short counselling has no goals, no steps, no phases."""
    require_open(actor, case)
    if case.is_short:
        raise RuleViolation(
            "short_counselling", _("This is a short counselling, and has no plan. Make it a case first.")
        )


def next_number(case: Case, related: Any) -> int:
    """The next number of a goal, step or plan in this case. Locks the case, so that two never get the same."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    last = related.aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def require_of_household(case: Case, *persons: Person | None, field: str = "person") -> None:
    """Every person belongs to the household of the case, now or formerly."""
    wanted = {person.pk for person in persons if person is not None}
    known = HouseholdMember.objects.filter(household=case.household_id, person__in=wanted).values_list(
        "person", flat=True
    )
    if wanted - set(known):
        raise RuleViolation("not_of_household", _("This person does not belong to the household."), field)


def require_files_here() -> None:
    """Refuse to begin a file where the district keeps its case files elsewhere."""
    if not organisations.keeps_case_files():
        raise RuleViolation("files_elsewhere", _("Case files are kept elsewhere in this district."))


def words(text: str, code: str, message: Any, field: str) -> str:
    """`text` without surrounding space; RuleViolation if nothing is left."""
    if not text.strip():
        raise RuleViolation(code, message, field)
    return text.strip()
