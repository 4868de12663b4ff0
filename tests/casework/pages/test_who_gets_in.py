"""Every page of a case: open for its case manager and a deputy, and as good as absent for everybody else."""

from collections.abc import Callable

import pytest
from django.test import Client

from kim.casework.actions import contacts, deputations, tasks
from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast, Player

PAGES = (
    "case",
    "contacts",
    "case-contact-new",
    "task-new",
    "household",
    "household-edit",
    "person-new",
)
PAGES_OF_A_PERSON = ("person", "person-edit", "relation-edit", "person-move-out", "status-new")
FOR_THE_OWNER = ("case-deputation-new", "case-assign", "case-handover")
DESK = ("today", "cases", "contact-new", "search", "deputations", "deputation-new")


def addresses(case: Case, person: Person) -> list[str]:
    of_case = [address(name, case.public_id) for name in PAGES]
    return of_case + [address(name, case.public_id, person.public_id) for name in PAGES_OF_A_PERSON]


@pytest.mark.parametrize("name", DESK)
def test_a_case_manager_opens_the_pages_of_the_desk(clara: Browser, case: Case, name: str) -> None:
    assert clara.get(name).status_code == 200


def test_the_owner_opens_every_page_of_the_case(clara: Browser, case: Case, sabine: Person) -> None:
    own = [address(name, case.public_id) for name in FOR_THE_OWNER]
    for url in [*addresses(case, sabine), *own]:
        assert clara.client.get(url).status_code == 200, url


def test_a_deputy_opens_every_page_but_those_that_pass_the_case_on(
    cast: Cast, at_desk: Callable[[Player], Browser], case: Case, sabine: Person
) -> None:
    today = clock.today()
    deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
    dana = at_desk(cast.dana)
    for url in addresses(case, sabine):
        assert dana.client.get(url).status_code == 200, url
    for name in FOR_THE_OWNER:
        assert dana.get(name, case.public_id).status_code == 403, name


@pytest.mark.parametrize("who", ["cem", "carlo", "konrad", "stella", "leon", "petra", "adam"])
def test_nobody_else_finds_a_page_of_the_case(
    cast: Cast, at_desk: Callable[[Player], Browser], case: Case, sabine: Person, who: str
) -> None:
    somebody = at_desk(getattr(cast, who))
    for url in addresses(case, sabine):
        assert somebody.client.get(url).status_code == 404, url


@pytest.mark.parametrize("who", ["konrad", "stella", "leon", "petra", "adam"])
@pytest.mark.parametrize("name", ["today", "cases", "search"])
def test_the_desk_is_for_case_managers(cast: Cast, at_desk: Callable[[Player], Browser], who: str, name: str) -> None:
    assert at_desk(getattr(cast, who)).get(name).status_code == 404


def test_parts_of_a_case_are_out_of_sight_for_a_colleague(
    cast: Cast, at_desk: Callable[[Player], Browser], case: Case
) -> None:
    actor = cast.clara.actor
    with acting_as(actor):
        contact = contacts.record(actor=actor, case=case, kind="phone")
        task = tasks.add(actor=actor, case=case, title="Anrufen")
    cem = at_desk(cast.cem)
    assert cem.get("contact-edit", case.public_id, contact.public_id).status_code == 404
    assert cem.get("contact-history", case.public_id, contact.public_id).status_code == 404
    assert cem.get("task-postpone", task.public_id).status_code == 404
    assert cem.post("task-done", task.public_id).status_code == 404


def test_a_part_is_found_under_its_own_case_only(cast: Cast, clara: Browser, case: Case) -> None:
    actor = cast.clara.actor
    with acting_as(actor):
        contact = contacts.record(actor=actor, case=case, kind="phone")
        other = make.case(actor, "Familie Winter")
    assert clara.get("contact-edit", other.public_id, contact.public_id).status_code == 404


def test_who_is_not_logged_in_goes_to_the_log_in(
    client: Client, log_in: Callable[[Client, Player | None], Client], case: Case
) -> None:
    answer = log_in(client, None).get(address("case", case.public_id))
    assert answer.status_code == 302
    assert "anmelden" in answer["Location"]


def test_pages_of_cases_are_kept_by_no_browser(clara: Browser, case: Case) -> None:
    assert "no-store" in clara.get("case", case.public_id)["Cache-Control"]
