"""Planning conferences and training needs at the desk, and what the coordination reads."""

from typing import Any

from kim.casework.models import Case, PlanningConference, Theme, TrainingNeed
from kim.kernel.actor import acting_as
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

THEME = {
    "text": "Zwischen Antrag und Bescheid vergehen Monate. Niemand zahlt die Miete.",
    "kind": "obstacle",
    "obstacle_kind": "waiting_time",
    "life_area": "housing",
}


def test_from_a_conference_to_a_theme_with_a_second_person(clara: Browser, cast: Cast, case: Case) -> None:
    assert "Noch ist keine Planungskonferenz notiert" in clara.get("plannings").content.decode()
    clara.post("planning-new", topic="Miete", held_on="22.11.2026", case_count="4", offices=[cast.jobcenter.key])
    made = PlanningConference.objects.get()
    assert clara.post("planning", made.public_id, **THEME).status_code == 302
    theme = Theme.objects.get()
    page = clara.get("theme", made.public_id, theme.public_id).content.decode()
    assert "Um die Freigabe bitten" in page or "Freigabe" in page
    clara.post("theme-submit", made.public_id, theme.public_id)
    assert "wartet auf eine zweite Person" in clara.get("theme", made.public_id, theme.public_id).content.decode()
    clara.post("theme-withdraw", made.public_id, theme.public_id)
    theme.refresh_from_db()
    assert theme.is_open_for_writing


def test_a_theme_that_names_a_household_says_where_and_cannot_be_sent(clara: Browser, cast: Cast, case: Case) -> None:
    clara.post("planning-new", topic="Miete", held_on="22.11.2026")
    made = PlanningConference.objects.get()
    clara.post("planning", made.public_id, **{**THEME, "text": "Familie Sommer wartet seit Monaten."})
    theme = Theme.objects.get()
    page = clara.get("theme", made.public_id, theme.public_id).content.decode()
    assert "Sommer</span> · Name aus dem Fall" in page
    answer = clara.client.post(address("theme-submit", made.public_id, theme.public_id), follow=True)
    assert "erkennbar machen" in answer.content.decode()


def test_nobody_else_sees_it(clara: Browser, cast: Cast, case: Case, at_desk: Any) -> None:
    clara.post("planning-new", topic="Miete", held_on="22.11.2026")
    made = PlanningConference.objects.get()
    for player in (cast.dana, cast.konrad, cast.leon):
        assert at_desk(player).get("planning", made.public_id).status_code == 404


def test_a_training_need_is_noted_without_a_client_and_read_without_its_author(
    clara: Browser, cast: Cast, case: Case, at_desk: Any
) -> None:
    given = {"topic": "social_law", "audience": "case_managers", "urgency": "now"}
    refused = clara.post("training-need-new", text="Wegen Familie Sommer", **given)
    assert refused.status_code == 422
    assert "Wegen Familie Sommer" in refused.content.decode()
    clara.post("training-need-new", text="wie man Bescheide liest", next=address("case", case.public_id), **given)
    page = at_desk(cast.konrad).get("training-needs").content.decode()
    assert "wie man Bescheide liest" in page
    assert cast.clara.user.name not in page
    with acting_as(cast.clara.actor):
        assert TrainingNeed.objects.count() == 1


def test_a_training_need_is_begun_on_the_page_of_a_case_and_leads_back_there(clara: Browser, case: Case) -> None:
    url, here = address("training-need-new"), address("case", case.public_id)
    assert f'href="{url}"' in clara.get("case", case.public_id).content.decode()
    form = clara.client.get(url, HTTP_REFERER=f"http://testserver{here}").content.decode()
    assert f'name="next" value="{here}"' in form
