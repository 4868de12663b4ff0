"""What comes by itself: worked out at night, shown on the desk and in the case, gone with the consent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consent.actions import bases
from kim.consolidation import jobs
from kim.consolidation.actions import outlooks
from kim.consolidation.models import Outlook
from kim.consolidation.queries.precheck import Facts, ways_of
from kim.consolidation.rules.fitting import Change
from kim.consolidation.rules.outlook import Coming, OutlookKind, by_law, by_system, by_time
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.pathways import api as pathways
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, say, seen, status
from tests.consolidation.test_rules import AT, COMPLETE, DULDUNG


def ahead(began: date, at: date = AT, **facts: Any) -> list[Coming]:
    known = Facts(pathways.checked({**COMPLETE, "status_periods": [{**DULDUNG, "from": began}], **facts}), at)
    return by_time(ways_of(known), at)


class TestRules:
    def test_a_criterion_that_time_meets_within_ninety_days_is_told(self) -> None:
        assert ahead(date(2021, 1, 15)) == [Coming(date(2027, 1, 15), OutlookKind.MET_BY_TIME, "25b", "25b.residence")]

    @pytest.mark.parametrize("began", [date(2021, 5, 1), date(2020, 1, 1)])
    def test_what_is_far_away_or_met_already_is_not(self, began: date) -> None:
        assert ahead(began) == []

    def test_a_way_that_needs_another_status_is_no_reminder(self) -> None:
        poor = {"income_calc": {"coverage_ratio": 0.1, "by": "work"}, "benefit_periods": []}
        assert ahead(date(2021, 1, 15), **poor) == []

    def test_a_wording_that_begins_and_changes_a_value_is_told(self) -> None:
        """§ 60d: from 27 February 2024 somebody who came in 2020 can have it."""
        facts = pathways.checked({"entry_date": date(2020, 8, 15)})
        told = by_law(facts, date(2024, 1, 10))
        assert Coming(date(2024, 2, 27), OutlookKind.LAW_CHANGES, "60d", "60d.entry") in told
        early = pathways.checked({"entry_date": date(2017, 1, 1)})
        assert "60d.entry" not in {one.criterion for one in by_law(early, date(2024, 1, 10))}

    def test_another_benefit_system_is_told_in_the_last_ninety_days(self) -> None:
        def told(first: date, after: str = "SGB2") -> list[Coming]:
            return by_system([Change(first, "ASYLBLG", after)], AT)

        soon, late = AT + timedelta(days=90), AT + timedelta(days=91)
        assert told(soon) == [Coming(soon, OutlookKind.SYSTEM_CHANGES, "ben.system", "SGB2")]
        assert told(late) == told(AT) == told(soon, "NONE") == []

    def test_without_a_change_of_law_nothing_is_told(self) -> None:
        assert by_law(COMPLETE, date(2040, 1, 1)) == []


@pytest.mark.django_db
class TestNight:
    @pytest.fixture
    def soon(self, cast: Cast, case: Case, sabine: Person, agree: Agree) -> Any:
        """Paul is a minor, so four years are enough; they are over in a month."""
        basis = agree()
        born = clock.today() - timedelta(days=4 * 365 - 30)
        status(cast, sabine, "60a.2.1", born)
        return basis

    def test_it_is_found_once_however_often_the_job_runs(self, cast: Cast, soon: Any, sabine: Person) -> None:
        jobs.look_ahead()
        jobs.look_ahead()
        with acting_as(cast.clara.actor):
            found = Outlook.objects.filter(person=sabine, criterion="25b.residence").get()
        assert timedelta() < found.comes_on - clock.today() <= timedelta(days=90)

    def test_the_desk_and_the_case_show_it_and_the_page_leads_to_the_way(
        self, cast: Cast, clara: Browser, case: Case, sabine: Person, soon: Any
    ) -> None:
        jobs.look_ahead()
        for url in (reverse("casework:today"), reverse("casework:case", args=[case.public_id])):
            assert "Voraufenthalt ist erfüllt ab" in clara.client.get(url).content.decode()
        page = clara.client.get(reverse("consolidation:outlook")).content.decode()
        assert reverse("consolidation:way", args=[case.public_id, sabine.public_id, "25b"]) in page

    def test_the_desk_says_which_benefit_system_comes_and_until_when_to_tell_its_office(
        self, cast: Cast, clara: Browser, case: Case, sabine: Person, agree: Agree
    ) -> None:
        """§ 25 Abs. 5: eighteen months after the decision; nobody has asked yet whether she needs benefits."""
        agree()
        today = clock.today()
        status(cast, sabine, "10.c.nn", today - timedelta(days=600), today + timedelta(days=600))
        say(cast, sabine, "arrival", suspension_decision=seen({"value": today - timedelta(days=500)}))
        jobs.look_ahead()
        with acting_as(cast.clara.actor):
            comes = Outlook.objects.get(kind="system_changes").comes_on
        assert comes.day == 1 and today < comes <= today + timedelta(days=90)
        until = f"{comes - timedelta(days=1):%d.%m.%Y}"
        for url in (reverse("casework:today"), reverse("casework:case", args=[case.public_id])):
            page = clara.client.get(url).content.decode()
            assert f"SGB II; der Stelle bis {until} Bescheid geben" in page, url
        listed = clara.client.get(reverse("consolidation:outlook")).content.decode()
        assert reverse("consolidation:fitting", args=[case.public_id, sabine.public_id]) in listed

    def test_it_goes_with_the_consent_in_the_same_moment(self, cast: Cast, clara: Browser, soon: Any) -> None:
        jobs.look_ahead()
        with acting_as(cast.clara.actor):
            bases.withdraw(actor=cast.clara.actor, basis=soon)
            assert not Outlook.objects.exists()
        assert "Von selbst kommt" in clara.client.get(reverse("consolidation:outlook")).content.decode()

    def test_who_withdraws_while_the_job_works_is_left_out(
        self, cast: Cast, soon: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        worked_out = outlooks.coming_for

        def slowly(actor: Actor, case: Case) -> list[Outlook]:
            found = worked_out(actor, case)
            assert found
            bases.withdraw(actor=cast.clara.actor, basis=soon)
            return found

        monkeypatch.setattr(outlooks, "coming_for", slowly)
        jobs.look_ahead()
        with acting_as(cast.clara.actor):
            assert not Outlook.objects.exists()

    def test_what_no_longer_comes_goes_at_night(self, cast: Cast, soon: Any) -> None:
        jobs.look_ahead()
        with clock.at(clock.today() + timedelta(days=120)):
            jobs.look_ahead()
            with acting_as(cast.clara.actor):
                assert not Outlook.objects.filter(criterion="25b.residence").exists()

    def test_nobody_else_sees_it(self, cast: Cast, soon: Any) -> None:
        jobs.look_ahead()
        for who in (cast.carlo, cast.cem, cast.konrad):
            with acting_as(who.actor):
                assert not Outlook.objects.visible_to(who.actor).exists()

    def test_without_consent_nothing_is_worked_out(self, cast: Cast, case: Case, sabine: Person) -> None:
        status(cast, sabine, "60a.2.1", clock.today() - timedelta(days=4 * 365 - 30))
        make.case(cast.clara.actor, "Familie Nebenan")
        jobs.look_ahead()
        with acting_as(cast.clara.actor):
            assert not Outlook.objects.exists()
