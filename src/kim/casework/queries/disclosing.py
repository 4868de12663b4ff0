"""What in a text names the household of a case: for texts that go out without a second person reading them."""

from __future__ import annotations

from collections.abc import Callable

from kim.casework.models import Case
from kim.casework.queries.case_values import values_of
from kim.casework.queries.own_values import all_values
from kim.kernel import disclosure
from kim.kernel.actor import Actor
from kim.kernel.disclosure import Finding, KnownValues, Reason

# A town or a day is no secret where the place and the date of a meeting are named anyway.
NAMES = {
    Reason.STORED_NAME,
    Reason.NAME_VARIANT,
    Reason.STORED_NUMBER,
    Reason.STORED_ADDRESS,
    Reason.CONTAINS_STORED,
}


def named_in(actor: Actor, case: Case, text: str) -> tuple[Finding, ...]:
    """Names, numbers and addresses of the household in `text`, by place."""
    return checker(actor, case)(text)


def checker(actor: Actor, case: Case, told: str = "") -> Callable[[str], tuple[Finding, ...]]:
    """The same for several texts; what stands in `told` their readers know anyway."""
    values = disclosure.beyond(values_of(actor, case), told)
    return lambda text: _names(text, values)


def named_of_own_cases(actor: Actor, text: str, told: str) -> tuple[Finding, ...]:
    """The same about everybody in the cases of `actor`: a statement or more for each case."""
    return _names(text, disclosure.beyond(all_values(actor), told))


def _names(text: str, values: KnownValues) -> tuple[Finding, ...]:
    return tuple(each for each in disclosure.check(text, values).findings if each.reason in NAMES)
