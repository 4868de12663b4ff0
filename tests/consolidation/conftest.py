"""Clara works on the case of the family Sommer: Sabine, Paul (2015) and Lina (2023)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consent.actions import bases
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.actions import facts, statuses
from kim.people.actions.facts import Answer
from kim.people.models import Fact, Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactState
from tests.casework.pages.conftest import Browser, at_desk, case, clara, sabine
from tests.cast import Cast

__all__ = ["at_desk", "case", "clara", "sabine"]

Agree = Callable[..., Any]


@pytest.fixture
def agree(cast: Cast, case: Case) -> Agree:
    """`agree()` records a consent to the pre-check; `person=` for one person only."""

    def record(person: Person | None = None, **more: Any) -> Any:
        given = {"given_on": clock.today(), "how": "written", "language": "de", "wording": "2026-11", **more}
        with acting_as(cast.clara.actor):
            return bases.record(
                actor=cast.clara.actor,
                household=case.household,
                kind="consent",
                purpose="legal_precheck",
                person=person,
                **given,
            )

    return record


def seen(value: Any, evidence: Evidence = Evidence.DOCUMENTED) -> Answer:
    """An answer with a paper."""
    return Answer(FactState.VALUE, value, evidence, "Papier")


def say(cast: Cast, person: Person, group: str, **answers: Answer) -> None:
    """Save answers of one group, whatever was saved before."""
    with acting_as(cast.clara.actor):
        version = max((one.version for one in Fact.objects.filter(person=person, group=group)), default=0)
        facts.save(actor=cast.clara.actor, person=person, group=group, version=version, answers=answers)


def status(cast: Cast, person: Person, key: str, first: Any, last: Any = None) -> None:
    """A residence status with its paper."""
    with acting_as(cast.clara.actor):
        statuses.record(
            actor=cast.clara.actor, person=person, key=key, first_day=first, last_day=last, evidence="documented"
        )


def read(browser: Browser, name: str, *args: str, **query: str) -> str:
    """The text of a page of this context."""
    answer = browser.client.get(reverse(f"consolidation:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())
