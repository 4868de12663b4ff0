"""From a template into the plan: offices by the finder, dates in working days, all steps or none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kim.casework.actions import steps
from kim.casework.actions.step_fields import FromTemplate
from kim.casework.models import Case, Plan, Step, StepDependency
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.organisations.actions import plan_templates
from kim.organisations.plan_library import product
from tests.casework.pages.conftest import Browser, address
from tests.casework.pages.test_steps import in_roesrath  # noqa: F401
from tests.cast import Cast

pytestmark = pytest.mark.django_db
KEY = "familiennachzug"


def text(browser: Browser, name: str, *args: str) -> str:
    return " ".join(browser.get(name, *args).content.decode().split())


def preview(browser: Browser, case: Case, **given: str) -> Any:
    return browser.client.post(address("plan-template-use", case.public_id, KEY), {"preview": "1", **given})


def filled(page: Any, **given: str | None) -> dict[str, str]:
    """What the form on the page would send, as it stands; None leaves a field out."""
    form, anchor = page.context["chosen"], page.context["anchor"]
    fields = [*anchor, *form]
    data: dict[str, Any] = {field.name: _sent(field) for field in fields}
    return {name: value for name, value in {**data, **given}.items() if value is not None}


def _sent(field: Any) -> str | None:
    if isinstance(field.value(), bool):
        return "on" if field.value() else None
    value = field.field.widget.format_value(field.value())
    return str(value[0] if isinstance(value, list) else value or "")


def test_the_templates_are_offered_from_an_empty_plan(clara: Browser, case: Case) -> None:
    assert address("plan-templates", case.public_id) in text(clara, "plan", case.public_id)
    page = text(clara, "plan-templates", case.public_id)
    assert "Ausbildung mit Duldung" in page
    assert address("plan-template-use", case.public_id, KEY) in page
    assert clara.get("plan-template-use", case.public_id, "nirgends").status_code == 404


@pytest.mark.usefixtures("in_roesrath")
def test_the_preview_counts_dates_from_the_day_and_asks_the_finder(clara: Browser, case: Case) -> None:
    answer = preview(clara, case, anchor="30.11.2026")
    assert answer.status_code == 200
    rows = {one.place: (one, fields) for one, fields in answer.context["chosen"].rows}
    first = rows[1][0]
    assert (first.due_on, first.legal_end_on) == (date(2026, 12, 7), date(2027, 2, 28))
    assert rows[5][0].office_key and rows[5][0].note
    page = answer.content.decode()
    assert "§ 29 Abs. 2 Satz 2 Nr. 1 AufenthG" in page and "28.02.2027" in page
    assert not Step.objects.exists(), "a preview stores nothing"


@pytest.mark.usefixtures("in_roesrath")
def test_ticked_steps_stand_in_the_plan_with_what_they_need(clara: Browser, case: Case) -> None:
    page = preview(clara, case, anchor="30.11.2026")
    data = filled(page, use_3=None, title_1="Frist wahren", due_on_2="18.12.2026")
    answer = clara.client.post(address("plan-template-use", case.public_id, KEY), data)
    assert answer.status_code == 302
    added = list(Step.objects.order_by("number"))
    assert len(added) == len(product()[KEY].steps) - 1
    assert (added[0].title, added[0].legal_end_on, added[0].template) == (
        "Frist wahren",
        date(2027, 2, 28),
        "familiennachzug/1",
    )
    assert added[1].due_on == date(2026, 12, 18)
    visa = next(step for step in added if step.title == "Visum beantragen")
    needed = set(StepDependency.objects.filter(step=visa).values_list("needs__number", flat=True))
    assert needed == {1, 2}, "the appointment was left out; what it needed is needed now"
    office = next(step for step in added if step.title == "Dem Visum zustimmen")
    assert office.office is not None and office.finder_topic == "immigration_authority" and office.finder_reason
    assert Plan.objects.get().state == "draft"
    assert "/planvorlagen/familiennachzug/?fassung=1" in text(clara, "step", case.public_id, visa.public_id)


@pytest.mark.usefixtures("in_roesrath")
def test_one_step_that_is_wrong_adds_none_and_loses_nothing(clara: Browser, case: Case) -> None:
    page = preview(clara, case, anchor="30.11.2026")
    data = filled(page, office_name_4="", title_1="Meine Worte")
    answer = clara.client.post(address("plan-template-use", case.public_id, KEY), data)
    assert answer.status_code == 422
    assert "office_4" in answer.context["chosen"].errors
    assert 'value="Meine Worte"' in answer.content.decode()
    assert not Step.objects.exists()


def test_a_day_that_is_none_is_said_and_nothing_is_ticked_is_said(clara: Browser, case: Case) -> None:
    answer = preview(clara, case, anchor="bald")
    assert answer.status_code == 422
    page = preview(clara, case, anchor="30.11.2026")
    none = filled(page, **{f"use_{n}": None for n in range(1, 10)})
    refused = clara.client.post(address("plan-template-use", case.public_id, KEY), none)
    assert refused.status_code == 422
    assert "Wählen Sie mindestens einen Schritt." in refused.content.decode()


def test_without_a_known_place_nobody_is_proposed_and_that_is_said(clara: Browser, case: Case) -> None:
    page = preview(clara, case, anchor="30.11.2026").content.decode()
    assert "Noch ist nicht bekannt, wo der Haushalt wohnt" in page


@pytest.mark.usefixtures("in_roesrath")
def test_a_template_that_changes_leaves_plans_as_they_were(cast: Cast, clara: Browser, case: Case) -> None:
    data = filled(preview(clara, case, anchor="30.11.2026"))
    clara.client.post(address("plan-template-use", case.public_id, KEY), data)
    before = list(Step.objects.values_list("title", "template"))
    konrad = cast.konrad.actor
    with acting_as(konrad):
        template = product()["anerkennung"]
        plan_templates.change(actor=konrad, key=KEY, based_on=1, template=template)
    assert list(Step.objects.values_list("title", "template")) == before


def test_adding_is_all_or_nothing(cast: Cast, case: Case) -> None:
    actor = cast.clara.actor
    sound = FromTemplate(1, {"title": "Gut", "life_area": "work", "party": "client"})
    wrong = FromTemplate(2, {"title": "Ohne Stelle", "life_area": "work", "party": "office"}, (1,))
    with pytest.raises(RuleViolation) as refused:
        steps.add_from_template(actor=actor, case=case, template="muster/1", chosen=[sound, wrong])
    assert refused.value.field == "office_2"
    with acting_as(actor):
        assert not Step.objects.exists()


@pytest.mark.parametrize("who", ["cem", "carlo", "konrad", "leon", "petra", "adam"])
def test_nobody_else_finds_it(cast: Cast, at_desk: Any, case: Case, who: str) -> None:
    somebody = at_desk(getattr(cast, who))
    assert somebody.get("plan-templates", case.public_id).status_code == 404
    assert somebody.get("plan-template-use", case.public_id, KEY).status_code == 404
