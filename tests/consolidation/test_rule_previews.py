"""Before a planned wording is switched on: counts that name nobody, and a list for one's own cases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consolidation import jobs
from kim.consolidation.models import RuleShift, RuleShiftCount
from kim.consolidation.rules.rule_preview import Touched, counts
from kim.kernel.actor import Actor, acting_as
from kim.pathways.api import Shift
from kim.pathways.rules import law
from kim.pathways.rules.book import version
from kim.pathways.rules.rulebook import Rulebook
from kim.people.models import Person
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, say, seen

SHIFT = Shift("25b", "25b.language", "met", "not_met")


def touched(cases: int, managers: int = 2) -> list[Touched]:
    return [Touched(SHIFT, number, 10 * number, number % managers) for number in range(cases)]


class TestCounting:
    @pytest.mark.parametrize(("cases", "shown"), [(1, None), (4, None), (5, 5), (12, 12)])
    def test_fewer_than_k_cases_are_not_told(self, cases: int, shown: int | None) -> None:
        assert counts(touched(cases), 5) == {SHIFT: shown}

    def test_the_cases_of_one_case_manager_are_not_told(self) -> None:
        assert counts(touched(9, managers=1), 5) == {SHIFT: None}

    def test_two_persons_of_one_case_are_one_case(self) -> None:
        twice = [replace(one, person=one.person + 1) for one in touched(3)]
        assert counts([*touched(3), *twice], 5) == {SHIFT: None}

    def test_k_cannot_be_lowered_below_three(self) -> None:
        with pytest.raises(ValueError, match="3"):
            counts([], 2)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Rulebook:
    """A draft: § 25b asks from 2030 on for B1 where A2 was enough."""
    harder = next(one for one in law.PATHWAYS if one.id == "19d")
    test = next(one for one in harder.criteria if one.id == "19d.language").versions[-1].test
    book = law.planned_with("25b", "25b.language", version(test, "§ 25b", "Entwurf", "2030-01-01"))
    monkeypatch.setattr(law, "PLANNED", book)
    return book


@pytest.mark.django_db
class TestPage:
    def page(self, clara: Browser) -> str:
        return str(clara.client.get(reverse("consolidation:rule-preview")).content.decode())

    def test_without_a_draft_nothing_is_counted_and_the_page_says_so(self, clara: Browser, case: Case) -> None:
        jobs.preview_drafts()
        assert "Keine Fassung wartet" in self.page(clara)
        with acting_as(Actor.system("outlook")):
            assert not RuleShiftCount.objects.exists()

    def test_the_case_manager_sees_their_case_and_nobody_a_small_count(
        self, cast: Cast, clara: Browser, case: Case, sabine: Person, agree: Agree, planned: Rulebook
    ) -> None:
        agree()
        say(cast, sabine, "language", language=seen({"oral": "A2", "level": "A2"}))
        assert "in der kommenden Nacht" in self.page(clara)
        jobs.preview_drafts()
        with acting_as(cast.clara.actor):
            [one] = RuleShift.objects.filter(criterion="25b.language")
            assert (one.person, one.old, one.new) == (sabine, "met", "not_met")
        page = self.page(clara)
        assert "Sabine Sommer" in page and "erfüllt → nicht erfüllt" in page
        assert "zu wenige" in page
        with acting_as(cast.konrad.actor):
            assert {row.cases for row in RuleShiftCount.objects.visible_to(cast.konrad.actor)} == {None}
            assert not RuleShift.objects.visible_to(cast.konrad.actor).exists()

    def test_it_is_counted_once_and_gone_when_the_draft_is_gone(
        self, cast: Cast, case: Case, agree: Agree, planned: Rulebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        agree()
        jobs.preview_drafts()
        with acting_as(Actor.system("outlook")):
            first: Any = RuleShiftCount.objects.get(rule="")
        jobs.preview_drafts()
        with acting_as(Actor.system("outlook")):
            assert RuleShiftCount.objects.get(rule="").pk == first.pk
        monkeypatch.setattr(law, "PLANNED", law.BOOK)
        jobs.preview_drafts()
        with acting_as(Actor.system("outlook")):
            assert not RuleShiftCount.objects.exists() and not RuleShift.objects.exists()

    def test_without_consent_nobody_is_looked_at(
        self, cast: Cast, case: Case, sabine: Person, planned: Rulebook
    ) -> None:
        say(cast, sabine, "language", language=seen({"oral": "A2"}))
        jobs.preview_drafts()
        with acting_as(cast.clara.actor):
            assert not RuleShift.objects.exists()
