"""What in a text names the household of a case: for texts that go out without a second person reading them."""

from __future__ import annotations

from kim.casework.models import Case
from kim.casework.queries.case_values import values_of
from kim.kernel import disclosure
from kim.kernel.actor import Actor
from kim.kernel.disclosure import Finding, Reason

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
    report = disclosure.check(text, values_of(actor, case))
    return tuple(finding for finding in report.findings if finding.reason in NAMES)
