"""Who agreed to a version of a plan: at its adoption, and those who agree later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.casework.actions.guard import require_deep, require_of_household
from kim.casework.models import Plan, PlanAgreement
from kim.casework.rules.agreement import Agreeing, AgreementProblem, problem
from kim.casework.rules.codes import PlanState
from kim.casework.rules.plan_codes import HowAgreed
from kim.kernel import clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people.models import Person

SAID: dict[AgreementProblem, tuple[str | Promise, str]] = {
    AgreementProblem.NOBODY: (_("Choose who agrees to the plan."), "persons"),
    AgreementProblem.IN_FUTURE: (_("The day lies in the future."), "agreed_on"),
    AgreementProblem.MINOR_ALONE: (_("Choose who agrees for the minors, or name the guardian."), "by_person"),
    AgreementProblem.FOR_ITSELF: (_("Nobody agrees for themselves: leave the second person empty."), "by_person"),
    AgreementProblem.TWO_GUARDIANS: (_("Choose a person or name a guardian, not both."), "by_name"),
    AgreementProblem.BY_A_MINOR: (_("A minor cannot agree for somebody else."), "by_person"),
}


@dataclass(frozen=True)
class Agreed:
    """One agreement as given: who, how, when (today if not said), and who spoke for them."""

    person: Person
    how: str = HowAgreed.WRITTEN
    on: date | None = None
    with_interpreter: bool = False
    by_person: Person | None = None
    by_name: str = ""


@action("plan_agreed_later", _("Somebody agreed to a plan later"))
def add(*, actor: Actor, plan: Plan, agreed: Agreed) -> PlanAgreement:
    """One more person agrees to the version that holds; what was agreed does not change."""
    require_deep(actor, plan.case)
    if plan.state != PlanState.ADOPTED:
        raise RuleViolation("not_adopted", _("Only the version that holds today can be agreed to."))
    refuse(plan, [agreed])
    if plan.agreements.filter(person=agreed.person).exists():
        raise RuleViolation("agreed_already", _("This person has agreed to this version already."), "person")
    return _store(plan, agreed)


def refuse(plan: Plan, agreements: Iterable[Agreed]) -> None:
    """RuleViolation if somebody does not belong to the household, or nobody may agree like this."""
    given = list(agreements)
    require_of_household(plan.case, *(one.person for one in given), *(one.by_person for one in given), field="persons")
    found = problem([_agreeing(one) for one in given], clock.today())
    if found is not None:
        message, field = SAID[found]
        raise RuleViolation(f"agreement_{found}", message, field)


def store(plan: Plan, agreements: Iterable[Agreed]) -> None:
    """Write the agreements of an adoption."""
    for agreed in agreements:
        _store(plan, agreed)


def summary(agreements: Iterable[Agreed]) -> str:
    """Who spoke, each once, in one line."""
    names = dict.fromkeys(str(one.by_person or one.by_name.strip() or one.person) for one in agreements)
    return ", ".join(names)[:300]


def _store(plan: Plan, agreed: Agreed) -> PlanAgreement:
    made: PlanAgreement = PlanAgreement.objects.create(
        case=plan.case,
        plan=plan,
        person=agreed.person,
        by_person=agreed.by_person,
        by_name=agreed.by_name.strip(),
        agreed_on=agreed.on or clock.today(),
        how=HowAgreed(agreed.how),
        with_interpreter=agreed.with_interpreter,
    )
    return made


def _agreeing(agreed: Agreed) -> Agreeing:
    return Agreeing(
        person=agreed.person.public_id,
        age=_age(agreed.person),
        on=agreed.on or clock.today(),
        by=agreed.by_person.public_id if agreed.by_person else "",
        by_age=_age(agreed.by_person) if agreed.by_person else None,
        by_name=agreed.by_name.strip(),
    )


def _age(person: Person) -> int | None:
    """The highest age that is possible; None if nobody knows."""
    return person.age.high if person.age else None
