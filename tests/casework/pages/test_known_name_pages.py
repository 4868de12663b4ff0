"""A form with a name out of a colleague's case comes back with what was typed, and that it was asked stays written."""

from __future__ import annotations

import pytest

from kim.casework.models import Case, SupervisionQuestion, TrainingNeed
from kim.kernel.actor import acting_as
from kim.kernel.models import ReadLog
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast

NEED = {"topic": "social_law", "audience": "case_managers", "urgency": "now"}


@pytest.mark.parametrize(
    ("page", "form"),
    [("training-need-new", {**NEED, "looked_at_guesses": "on"}), ("supervision-ask", {"confirmed": "on"})],
)
def test_a_refused_form_keeps_what_was_typed_and_the_yes_stays_written(
    cast: Cast, case: Case, clara: Browser, page: str, form: dict[str, str]
) -> None:
    carlo = cast.carlo.actor
    with acting_as(carlo):
        make.person(carlo, make.case(carlo, "Familie Quendel"), "Thymia", family_name="Quendel")
    of = [case.public_id] if page.startswith("supervision") else []
    answer = clara.post(page, *of, text="Auch Frau Quendel wartet.", **form)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Auch Frau Quendel wartet." in shown
    assert "bekannt ist" in shown
    assert ReadLog.objects.filter(kind="known_name").count() == 1
    with acting_as(cast.clara.actor):
        assert not TrainingNeed.objects.exists()
        assert not SupervisionQuestion.objects.exists()
