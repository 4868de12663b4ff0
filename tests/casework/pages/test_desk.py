"""Heute, the case list, the search: due first, longest wait first, and no name in any address."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kim.casework.actions import contacts, deputations, steps, tasks
from kim.casework.models import Case, Step
from kim.casework.views import desk
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.actions import statuses
from kim.people.models import Person
from kim.ui import tally
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast, Player

Sit = Callable[[Player], Browser]


def ago(days: int) -> Any:
    return clock.today() - timedelta(days=days)


def words(answer: Any) -> str:
    """The page with ordinary spaces."""
    text: str = answer.content.decode()
    return text.replace("\xa0", " ")


@pytest.fixture
def plan(cast: Cast, case: Case) -> dict[str, Step]:
    """One step overdue, one waiting for the Jobcenter for 40 days, one blocked by it."""
    actor = cast.clara.actor
    with acting_as(actor):
        late = make.step(actor, case, "Bescheinigung holen", due_on=ago(3))
        waits = make.step(actor, case, "Bescheid abwarten", party="office", office=cast.jobcenter)
        steps.mark_waiting(actor=actor, step=waits, since=ago(40))
        blocked = make.step(actor, case, "Antrag stellen", needs=[waits], due_on=ago(-2))
    return {"late": late, "waits": waits, "blocked": blocked}


class TestToday:
    def test_what_is_overdue_stands_first_and_says_since_when(self, clara: Browser, plan: dict[str, Step]) -> None:
        page = clara.get("today")
        assert [item.title for item in page.context["page"].due] == ["Bescheinigung holen"]
        assert "seit 3 Tagen" in words(page)

    def test_a_long_list_begins_with_what_is_due_first_and_says_where_all_of_it_is(
        self, clara: Browser, case: Case, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(desk, "MOST", 2)
        with acting_as(cast.clara.actor):
            for days in (1, 2, 3):
                make.step(cast.clara.actor, case, f"Seit {days} Tagen", due_on=ago(days))
        first = clara.get("today")
        assert "Die ersten 2 von 3." in words(first) and "Alle 3 zeigen" in words(first)
        assert ">Seit 3 Tagen<" in words(first) and ">Seit 1 Tagen<" not in words(first)
        whole = words(clara.client.get(f"{address('today')}?alle=faellig"))
        assert ">Seit 1 Tagen<" in whole and "Die ersten" not in whole
        another = words(clara.client.get(f"{address('today')}?alle=wartet"))
        assert ">Seit 1 Tagen<" not in another and "Die ersten 2 von 3." in another

    def test_what_is_blocked_is_not_due(self, clara: Browser, plan: dict[str, Step]) -> None:
        assert "Antrag stellen" not in clara.get("today").content.decode()

    def test_who_waits_for_whom_stands_with_days_and_a_way_to_ask_again(
        self, clara: Browser, case: Case, plan: dict[str, Step], cast: Cast
    ) -> None:
        page = words(clara.get("today"))
        assert "40 Tage" in page
        assert str(cast.jobcenter) in page
        assert f"{address('case-contact-new', case.public_id)}?schritt={plan['waits'].public_id}" in page

    def test_a_title_that_ends_soon_is_shown(self, clara: Browser, sabine: Person, cast: Cast) -> None:
        from kim.pathways import api as pathways

        key = next(status.key for status in pathways.statuses() if status.expires)
        statuses.record(actor=cast.clara.actor, person=sabine, key=key, last_day=clock.today() + timedelta(days=18))
        page = words(clara.get("today"))
        assert "in 18 Tagen" in page

    def test_the_number_in_the_menu_is_the_number_on_the_page(
        self, clara: Browser, case: Case, plan: dict[str, Step], cast: Cast
    ) -> None:
        from kim.casework.queries import counts

        actor = cast.clara.actor
        with acting_as(actor):
            tasks.add(actor=actor, case=case, title="Anrufen", due_on=ago(-7))
            tasks.add(actor=actor, case=case, title="Später", due_on=ago(-8))
            assert tally.one(counts.due_this_week(actor)) == len(clara.get("today").context["page"].due) == 2

    def test_an_empty_desk_says_so(self, clara: Browser) -> None:
        page = clara.get("today").content.decode()
        assert "Diese Woche ist nichts fällig." in page

    def test_a_deputy_sees_the_absent_persons_deadlines_apart(
        self, cast: Cast, at_desk: Sit, plan: dict[str, Step]
    ) -> None:
        today = clock.today()
        deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
        page = at_desk(cast.dana).get("today")
        assert page.context["page"].due == ()
        assert "Vertretung für Clara Castell" in page.content.decode()

    def test_more_cases_cost_no_more_statements(self, cast: Cast, clara: Browser, plan: dict[str, Step]) -> None:
        with CaptureQueriesContext(connection) as one:
            clara.get("today")
        actor = cast.clara.actor
        with acting_as(actor):
            for name in ("Winter", "Herbst", "Lenz"):
                more = make.case(actor, f"Familie {name}")
                waits = make.step(actor, more, "Termin", party="office", office=cast.jobcenter)
                steps.mark_waiting(actor=actor, step=waits, since=ago(5))
                make.step(actor, more, "Anruf", due_on=ago(0))
        with CaptureQueriesContext(connection) as four:
            clara.get("today")
        assert len(four) <= len(one)


class TestList:
    def test_next_step_waiting_and_title_stand_in_one_line(
        self, clara: Browser, plan: dict[str, Step], cast: Cast
    ) -> None:
        page = words(clara.get("cases"))
        for expected in ("Familie Sommer", "Bescheinigung holen", str(cast.jobcenter), "40 Tage"):
            assert expected in page

    def test_a_name_is_searched_by_post_and_stands_in_no_address(self, clara: Browser, case: Case, cast: Cast) -> None:
        with acting_as(cast.clara.actor):
            make.case(cast.clara.actor, "Familie Winter")
        answer = clara.client.post(address("cases"), {"name": "Somm"})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Familie Sommer" in page
        assert "Familie Winter" not in page
        assert "name=Somm" not in page
        assert "=Somm" not in page

    def test_a_name_in_the_address_is_not_listened_to(self, clara: Browser, case: Case) -> None:
        page = clara.client.get(f"{address('cases')}?name=Winter").content.decode()
        assert "Familie Sommer" in page
        assert 'value="Winter"' not in page

    def test_without_a_name_the_filters_become_an_address_of_codes(self, clara: Browser, case: Case) -> None:
        answer = clara.client.post(address("cases"), {"name": "", "phase": "access", "ort": "", "stelle": ""})
        assert answer["Location"] == f"{address('cases')}?phase=access"

    def test_filters_and_views_narrow_the_list_down(self, clara: Browser, plan: dict[str, Step], cast: Cast) -> None:
        with acting_as(cast.clara.actor):
            make.case(cast.clara.actor, "Familie Winter")
        for query in ("ansicht=faellig", f"stelle={cast.jobcenter.public_id}"):
            page = clara.client.get(f"{address('cases')}?{query}")
            assert [row.case.name for row in page.context["rows"]] == ["Familie Sommer"], query

    def test_nonsense_in_the_address_does_no_harm(self, clara: Browser, case: Case) -> None:
        page = clara.client.get(f"{address('cases')}?ansicht=x&phase=y&nach=z&seite=99")
        assert page.status_code == 200

    def test_the_list_is_sorted_by_a_column(self, clara: Browser, case: Case, cast: Cast) -> None:
        with acting_as(cast.clara.actor):
            make.case(cast.clara.actor, "Familie Aster")
        page = clara.client.get(f"{address('cases')}?nach=fall")
        assert [row.case.name for row in page.context["rows"]] == ["Familie Aster", "Familie Sommer"]

    def test_fourteen_cases_stand_on_a_page(self, clara: Browser, case: Case, cast: Cast) -> None:
        with acting_as(cast.clara.actor):
            for number in range(15):
                make.case(cast.clara.actor, f"Familie Nr {number}")
        page = clara.get("cases")
        assert len(page.context["page"].object_list) == 14
        assert "1 bis 14 von 16" in page.content.decode()

    def test_a_colleagues_case_is_not_in_the_list(self, cast: Cast, at_desk: Sit, case: Case) -> None:
        assert "Sommer" not in at_desk(cast.cem).get("cases").content.decode()

    def test_more_cases_cost_no_more_statements(self, cast: Cast, clara: Browser, plan: dict[str, Step]) -> None:
        with CaptureQueriesContext(connection) as one:
            clara.get("cases")
        actor = cast.clara.actor
        with acting_as(actor):
            for name in ("Winter", "Herbst", "Lenz"):
                make.step(actor, make.case(actor, f"Familie {name}"), "Anruf", due_on=ago(0))
        with CaptureQueriesContext(connection) as four:
            clara.get("cases")
        assert len(four) <= len(one)


class TestOverview:
    def test_next_steps_stand_before_history(
        self, clara: Browser, case: Case, plan: dict[str, Step], cast: Cast
    ) -> None:
        contacts.record(actor=cast.clara.actor, case=case, kind="phone", note="Vertrag liegt vor")
        page = clara.get("case", case.public_id).content.decode()
        assert page.index("Bescheinigung holen") < page.index("Vertrag liegt vor")
        assert "erst nach Schritt 2" in page

    def test_the_look_is_logged_under_the_number_of_the_case(self, clara: Browser, case: Case) -> None:
        from kim.kernel.models import ReadLog

        clara.get("case", case.public_id)
        assert ReadLog.objects.filter(subject=case.number, actor_id=clara.player.user.pk).exists()

    def test_a_closed_case_offers_nothing_to_write(self, clara: Browser, case: Case, cast: Cast) -> None:
        from kim.casework.actions import cases

        cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="moved_away")
        page = clara.get("case", case.public_id).content.decode()
        assert "Dieser Fall wurde am" in page
        assert address("case-contact-new", case.public_id) not in page

    def test_more_steps_and_persons_cost_no_more_statements(
        self, clara: Browser, case: Case, plan: dict[str, Step], cast: Cast
    ) -> None:
        actor = cast.clara.actor
        contacts.record(actor=actor, case=case, kind="phone")
        with CaptureQueriesContext(connection) as few:
            clara.get("case", case.public_id)
        with acting_as(actor):
            for number in range(4):
                make.step(actor, case, f"Schritt {number}", due_on=ago(0))
                make.person(actor, case, f"Kind {number}", relation="child")
                contacts.record(actor=actor, case=case, kind="letter", note=f"Brief {number}")
        with CaptureQueriesContext(connection) as many:
            clara.get("case", case.public_id)
        assert len(many) <= len(few)


class TestSearch:
    def test_persons_cases_and_numbers_are_found_by_post(self, clara: Browser, case: Case, sabine: Person) -> None:
        for typed in ("sab", "Sommer", case.number):
            page = clara.post("search", q=typed).content.decode()
            assert address("case", case.public_id) in page, typed
        assert address("person", case.public_id, sabine.public_id) in clara.post("search", q="sabine").content.decode()

    def test_words_in_the_address_are_not_listened_to(self, clara: Browser, case: Case) -> None:
        page = clara.client.get(f"{address('search')}?q=Sommer").content.decode()
        assert address("case", case.public_id) not in page

    def test_nobody_finds_somebody_elses_client(self, cast: Cast, at_desk: Sit, case: Case) -> None:
        page = at_desk(cast.carlo).post("search", q="Sommer").content.decode()
        assert address("case", case.public_id) not in page
        assert "Sabine" not in page

    def test_offices_are_found_with_how_to_reach_them(self, clara: Browser, cast: Cast) -> None:
        assert cast.jobcenter.name in clara.post("search", q="Jobcenter").content.decode()

    def test_an_empty_search_asks_for_words(self, clara: Browser) -> None:
        assert clara.post("search", q="").status_code == 422


class TestWorkload:
    def test_a_lead_sees_numbers_and_no_names_of_clients(self, cast: Cast, at_desk: Sit, plan: dict[str, Step]) -> None:
        page = at_desk(cast.leon).get("workload").content.decode()
        assert "Clara Castell" in page
        assert "Sommer" not in page

    @pytest.mark.parametrize("who", ["clara", "konrad", "adam"])
    def test_nobody_else_sees_the_workload(self, cast: Cast, at_desk: Sit, who: str) -> None:
        assert at_desk(getattr(cast, who)).get("workload").status_code == 404


STARTS = {
    "clara": "casework:today",
    "leon": "casework:workload",
    "konrad": "steering:issues",
    "petra": "privacy:looks",
    "adam": "accounts:users",
}


@pytest.mark.parametrize(("who", "start"), STARTS.items())
def test_a_visit_begins_at_the_page_that_ones_role_works_on(cast: Cast, at_desk: Sit, who: str, start: str) -> None:
    assert at_desk(getattr(cast, who)).client.get("/")["Location"] == reverse(start)
