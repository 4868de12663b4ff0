"""The worked cases give through the pages what they give through the command.

What only an authority can find out is in no case: criteria that read it say so on the page, and nothing else differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consent.actions import bases
from kim.consolidation.rules.codes import WAYS, Sight
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.pathways import api as pathways
from kim.pathways import casefile
from kim.pathways.casefile import CaseOfFile, Expected
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation import entering

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parents[1] / "pathways" / "cases" / "worked.yaml"
CASES = casefile.read(FILE.read_text(encoding="utf-8")).cases


def entered(cast: Cast, facts: Any) -> tuple[Case, Person]:
    """A case of one person with these facts, who agreed to the pre-check."""
    actor = cast.clara.actor
    with acting_as(actor):
        case = make.cases.open(actor=actor, label="Familie Akte")
        person = entering.enter(actor, case, facts)
        bases.record(
            actor=actor, household=case.household, kind="consent", purpose="legal_precheck",
            given_on=clock.today(), how="written", language="de", wording="2026-11",
        )  # fmt: skip
    return case, person


def shown(clara: Browser, case: Case, person: Person, one: Expected) -> dict[str, tuple[str, str]]:
    """Value and sight of every criterion on the page of a way; for other rules what the overview works out."""
    ids = [case.public_id, person.public_id]
    if one.rule in WAYS:
        data = {"stichtag": f"{one.at:%d.%m.%Y}", "application": f"{one.application:%d.%m.%Y}"}
        answer = clara.client.post(reverse("consolidation:what-if", args=[*ids, one.rule]), data)
        assert answer.status_code == 200
        sheet = answer.context["sheet"]
        lines = [*sheet.lines, *sheet.besides]
        return {line.explained.id: (str(line.explained.outcome.value), str(line.sight)) for line in lines}
    answer = clara.client.get(reverse("consolidation:ways-of", args=ids), {"stichtag": f"{one.at:%d.%m.%Y}"})
    found = next(each for pathway, each in answer.context["further"] if pathway.id == one.rule)
    return {key: (str(outcome.value), "") for key, outcome in found.criteria.items()}


def differing(one: Expected, found: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Every criterion that the page tells otherwise than the file expects."""
    for criterion, value in one.expect.items():
        said, how = found[criterion]
        is_for_authority = pathways.findings_of_authorities().intersection(pathways.reads(one.rule, criterion))
        if is_for_authority and said == "unknown":
            if how not in (Sight.AUTHORITY, Sight.OPEN):
                yield f"{criterion}: {how}"
        elif said != value:
            yield f"{criterion}: {said} instead of {value}"


@pytest.mark.parametrize("case_of_file", CASES, ids=[one.id for one in CASES])
def test_a_worked_case_gives_the_same_through_the_pages(clara: Browser, cast: Cast, case_of_file: CaseOfFile) -> None:
    made: dict[str, tuple[Case, Person]] = {}
    for one in case_of_file.evaluations:
        assert entering.not_entered(one.facts) <= pathways.findings_of_authorities() | entering.NOT_IN_A_CASE
        key = repr(sorted(one.facts.items(), key=lambda item: item[0]))
        if key not in made:
            made[key] = entered(cast, one.facts)
        case, person = made[key]
        assert list(differing(one, shown(clara, case, person, one))) == [], one.number
