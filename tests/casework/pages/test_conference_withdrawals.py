"""A withdrawal reaches the calendars of those who were invited to a conference by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from kim.casework.models import Case, ConferenceGuest
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel.actor import acting_as
from tests.casework.pages.conftest import Browser
from tests.casework.pages.test_conferences import by_name, calendar_of, consent
from tests.cast import Cast
from tests.mails import sent

Press = Callable[..., Any]


@pytest.fixture
def press(clara: Browser, case: Case, django_capture_on_commit_callbacks: Any) -> Press:
    """Press a button of the case; what waits for the end of the transaction (mails) is done."""

    def run(name: str, which: str, **typed: str) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return clara.post(name, case.public_id, which, **typed)

    return run


def test_a_withdrawal_takes_the_case_out_of_the_calendars_of_the_guests(
    clara: Browser, cast: Cast, case: Case, press: Press
) -> None:
    made = by_name(cast, case)
    consent(cast, case, ["work_and_income"])
    press("conference-invite", made.public_id)
    with acting_as(cast.clara.actor):
        basis = Basis.objects.get(purpose="case_conference")
    page = clara.get("consent-withdraw", case.public_id, basis.public_id).content.decode()
    assert "1 Konferenz ist namentlich einberufen" in page
    press("consent-withdraw", basis.public_id, version=str(basis.version))
    named, nameless = [calendar_of(message)[0] for message in sent()]
    before, after = named.walk("VEVENT")[0], nameless.walk("VEVENT")[0]
    assert case.number in before["summary"]
    assert case.number not in nameless.to_ical().decode() + sent()[-1].body
    assert (after["uid"], after["sequence"], str(nameless["method"])) == (before["uid"], 2, "REQUEST")
    made.refresh_from_db()
    assert made.is_anonymous
    assert ConferenceGuest.objects.get().heard == ["work_and_income"], "what was lawful stays true"


def test_a_withdrawal_of_something_else_leaves_the_conference_as_it_is(
    clara: Browser, cast: Cast, case: Case, press: Press
) -> None:
    made = by_name(cast, case)
    consent(cast, case, ["work_and_income"])
    consent(cast, case, ["housing"])
    press("conference-invite", made.public_id)
    with acting_as(cast.clara.actor), transaction.atomic():
        bases.withdraw(actor=cast.clara.actor, basis=Basis.objects.get(data_areas=["housing"]))
    made.refresh_from_db()
    assert not made.is_anonymous
    assert len(sent()) == 1
