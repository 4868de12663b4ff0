"""The page "Angaben": not asked looks different from none, one group is saved at a time, nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.models import Organisation
from kim.people import fact_catalogue
from kim.people.actions import facts
from kim.people.actions.facts import Answer
from kim.people.models import Fact, Person
from kim.people.rules.facts import FactState
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast


@pytest.fixture
def sheet(case: Case, sabine: Person) -> str:
    return address("facts", case.public_id, sabine.public_id)


def send(clara: Browser, sheet: str, group: str, version: int = 0, **given: Any) -> Any:
    sent = {name.replace("__", "-"): value for name, value in given.items()}
    return clara.client.post(f"{sheet}{group}/", {"version": version, **sent})


def test_an_empty_sheet_says_that_nobody_asked(clara: Browser, sheet: str) -> None:
    page = clara.client.get(sheet).content.decode()
    assert page.count("kim-state--unknown") == len(fact_catalogue.facts())


@pytest.mark.parametrize("group", [group.key for group in fact_catalogue.groups()])
def test_every_group_opens_and_sent_as_it_came_adds_nothing(clara: Browser, sheet: str, group: str) -> None:
    page = clara.client.get(f"{sheet}{group}/")
    assert page.status_code == 200
    answer = send(
        clara, sheet, group, **{f"{spec.key}-answer": "not_asked" for spec in fact_catalogue.group(group).facts}
    )
    assert answer["Location"] == f"{sheet}#{group}"
    assert not Fact.objects.exists()


def test_a_group_that_does_not_exist_is_not_found(clara: Browser, sheet: str) -> None:
    assert clara.client.get(f"{sheet}mond/").status_code == 404


def test_a_value_counts_as_the_answer_and_none_is_another_one(clara: Browser, sheet: str) -> None:
    given = {"passport__kind": "national", "passport__valid_until": "1.5.2028", "passport__evidence": "documented"}
    send(clara, sheet, "identity", **given, passport__document="Pass", renunciation__answer="asked_unknown")
    send(clara, sheet, "school", qualifications__answer="none")
    page = clara.client.get(sheet).content.decode()
    assert "Art: Nationalpass · gültig bis: 01.05.2028" in page
    assert "Papier gesehen: Pass" in page
    assert "gefragt, nicht bekannt" in page
    (none,) = Fact.objects.filter(group="school")
    assert none.state == FactState.NONE


def test_rows_are_stored_and_shown_again(clara: Browser, sheet: str) -> None:
    rows = {
        "employment_periods__from_1": "1.2.2025",
        "employment_periods__hours_1": "35",
        "employment_periods__fulltime_1": "no",
        "employment_periods__from_2": "1.2.2024",
        "employment_periods__to_2": "31.1.2025",
    }
    send(clara, sheet, "work", **rows)
    assert Fact.objects.get().value == [
        {"from": "2025-02-01", "hours": 35, "fulltime": False},
        {"from": "2024-02-01", "to": "2025-01-31"},
    ]
    form = clara.client.get(f"{sheet}work/").context["form"]
    assert form["employment_periods-fulltime_1"].value() == "no"
    assert len(form.rows("employment_periods")) == 3


def test_a_row_without_its_first_field_is_asked_for(clara: Browser, sheet: str) -> None:
    answer = send(clara, sheet, "work", employment_periods__hours_1="35")
    assert answer.status_code == 422
    assert 'id="id_employment_periods-from_1_error"' in answer.content.decode()


def test_a_new_answer_keeps_the_old_one_on_the_page(clara: Browser, sheet: str) -> None:
    send(clara, sheet, "family", carer__value="no")
    send(clara, sheet, "family", 1, carer__value="yes", carer__answer="value")
    page = clara.client.get(sheet).content.decode()
    assert "1 frühere Antwort" in page


@pytest.mark.parametrize(
    ("group", "given", "field"),
    [
        ("arrival", {"entry_date__value": "1.1.2999"}, "entry_date-value"),
        ("arrival", {"entry_date__value": "neulich"}, "entry_date-value"),
        ("school", {"qualifications__answer": "none", "qualifications__kind_1": "school"}, "qualifications-answer"),
        ("identity", {"passport__kind": "gfk", "passport__evidence": "verified"}, "passport-document"),
        ("family", {"carer__answer": "value"}, "carer-value"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(
    clara: Browser, sheet: str, group: str, given: dict[str, str], field: str
) -> None:
    answer = send(clara, sheet, group, **given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert not Fact.objects.exists()


def test_two_who_ask_the_same_see_both_answers(clara: Browser, cast: Cast, sheet: str, sabine: Person) -> None:
    told = {"carer": Answer(FactState.VALUE, {"value": True}), "school_periods": Answer(FactState.NONE)}
    facts.save(actor=cast.clara.actor, person=sabine, group="family", version=0, answers={"carer": told["carer"]})
    answer = send(clara, sheet, "family", 0, carer__value="no")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Pflegt nahe Angehörige: pflegt" in page
    resolved = {"choose-carer-value": "mine", "mine-carer-value": "no", "stored-carer-value": "yes"}
    state = {"choose-carer-answer": "stored", "mine-carer-answer": "not_asked", "stored-carer-answer": "value"}
    answer = clara.client.post(f"{sheet}family/", {"version": 1, **resolved, **state})
    assert answer.status_code == 302
    assert Fact.objects.order_by("pk").last().value == {"value": False}  # type: ignore[union-attr]


def test_saving_may_lead_to_the_next_subject(clara: Browser, sheet: str) -> None:
    answer = send(clara, sheet, "arrival", next_group="1")
    assert answer["Location"] == f"{sheet}identity/"
    assert send(clara, sheet, "authority", next_group="1")["Location"] == f"{sheet}#authority"


class TestDutyToReport:
    @pytest.fixture
    def at_a_town(self, cast: Cast, case: Case) -> None:
        Organisation.objects.filter(pk=cast.auental.organisation_id).update(kind="municipal_administration")

    def test_before_a_public_body_stores_it_the_page_says_so(self, clara: Browser, sheet: str, at_a_town: None) -> None:
        answer = send(clara, sheet, "authority", convictions__answer="authority_to_check")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "§\xa087" in page
        assert "Verurteilungen" in page
        assert not Fact.objects.exists()
        send(clara, sheet, "authority", convictions__answer="authority_to_check", understood="on")
        assert Fact.objects.get().state == FactState.AUTHORITY_TO_CHECK

    @pytest.mark.parametrize(
        ("group", "label"), [("arrival", "Visum bei der Einreise"), ("authority", "Verurteilungen")]
    )
    def test_a_public_body_is_told_before_it_fills_anything_in(
        self, clara: Browser, sheet: str, at_a_town: None, group: str, label: str
    ) -> None:
        page = clara.client.get(f"{sheet}{group}/").content.decode()
        told = page.split("kim-note--wait")[1].split("</div>")[0]
        assert "Bevor Sie das ausfüllen" in told and label in told
        assert "Quelle: § 87 Abs. 1 und 2" in told
        assert "kim-note--wait" not in clara.client.get(f"{sheet}school/").content.decode()

    def test_an_association_is_told_nothing_before(self, clara: Browser, sheet: str) -> None:
        assert "kim-note--wait" not in clara.client.get(f"{sheet}authority/").content.decode()

    def test_what_is_stored_already_is_not_warned_of_again(self, clara: Browser, sheet: str, at_a_town: None) -> None:
        send(clara, sheet, "work", work_permit__value="not_allowed", understood="on")
        answer = send(clara, sheet, "work", 1, work_permit__value="not_allowed", licence__value="granted")
        assert answer.status_code == 302
        assert Fact.objects.count() == 2

    def test_an_association_hears_nothing_of_it(self, clara: Browser, sheet: str) -> None:
        assert send(clara, sheet, "arrival", entry_visa__value="none").status_code == 302


def test_the_sheet_costs_the_same_however_much_is_known(clara: Browser, cast: Cast, sheet: str, sabine: Person) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            clara.client.get(sheet)
        return len(captured)

    cost()  # the first page of a minute also says that the session is in use
    before = cost()
    with acting_as(cast.clara.actor):
        for version in range(5):
            answers = {"carer": Answer(FactState.VALUE, {"value": bool(version % 2)})}
            facts.save(actor=cast.clara.actor, person=sabine, group="family", version=version, answers=answers)
    assert cost() == before


def test_papers_of_the_person_stand_beside_the_facts(clara: Browser, case: Case, sabine: Person, cast: Cast) -> None:
    page = clara.get("facts", case.public_id, sabine.public_id).content.decode()
    assert "Zu dieser Person ist noch kein Papier abgelegt." in page
    with acting_as(cast.clara.actor):
        make.document(cast.clara.actor, case, "Schulzeugnis.pdf", person=sabine, valid_until=clock.today())
        make.document(cast.clara.actor, case, "Mietvertrag.pdf")
    page = clara.get("facts", case.public_id, sabine.public_id).content.decode()
    assert "Schulzeugnis.pdf" in page and f"{clock.today():%d.%m.%Y}" in page
    assert "Mietvertrag.pdf" not in page
