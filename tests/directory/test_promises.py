"""An office says how soon it answers; packets and the page Heute go by it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kim.directory.actions import promises
from kim.directory.queries import promises as queries
from kim.directory.rules.promises import Source
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, Refused, RuleViolation
from kim.organisations.models import Unit
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in


@pytest.fixture
def jobcenter(cast: Cast) -> Unit:
    """By the files its organisation answers within 20 working days; Stella belongs to it."""
    organisation = cast.jobcenter.organisation
    organisation.answer_days = 20
    organisation.save()
    assert cast.stella.unit == cast.jobcenter
    return cast.jobcenter


def days(cast: Cast, unit: Unit) -> tuple[int, Source]:
    with acting_as(cast.clara.actor):
        found = queries.of_unit(cast.clara.actor, unit)
    return found.days, found.source


def test_the_word_of_the_office_goes_before_the_files_until_it_takes_it_back(cast: Cast, jobcenter: Unit) -> None:
    assert days(cast, jobcenter) == (20, Source.FILES)
    said = promises.state(actor=cast.stella.actor, unit=jobcenter, version=0, days=5)
    assert days(cast, jobcenter) == (5, Source.OFFICE)
    promises.state(actor=cast.konrad.actor, unit=jobcenter, version=said.version, days=None)
    assert days(cast, jobcenter) == (20, Source.FILES)
    assert days(cast, cast.jmd) == (14, Source.DISTRICT)


def test_nobody_speaks_for_another_office_and_two_at_once_are_told(cast: Cast, jobcenter: Unit) -> None:
    for stranger in (cast.clara, cast.paula, cast.leon):
        with pytest.raises(Refused):
            promises.state(actor=stranger.actor, unit=jobcenter, version=0, days=5)
    promises.state(actor=cast.stella.actor, unit=jobcenter, version=0, days=5)
    with pytest.raises(Conflict):
        promises.state(actor=cast.konrad.actor, unit=jobcenter, version=0, days=9)


@pytest.mark.parametrize("wrong", [0, -3, 261])
def test_a_promise_is_a_number_of_days_that_can_be_kept(cast: Cast, jobcenter: Unit, wrong: int) -> None:
    with pytest.raises(RuleViolation):
        promises.state(actor=cast.stella.actor, unit=jobcenter, version=0, days=wrong)


def test_the_list_says_for_every_office_who_says_it_in_a_constant_number_of_statements(
    cast: Cast, jobcenter: Unit
) -> None:
    actor, jmd = cast.stella.actor, cast.jmd
    with acting_as(actor):
        with CaptureQueriesContext(connection) as few:
            queries.of_all(actor)
        for number in range(3):
            make.unit(f"amt-{number}", f"Amt {number}", "stadt")
        with CaptureQueriesContext(connection) as many:
            found = {one.unit: one for one in queries.of_all(actor)}
    assert len(few) == len(many)
    assert found[jobcenter].may_change and not found[jmd].may_change
    assert found[jobcenter].promise.is_stated and not found[jmd].promise.is_stated


def test_a_partner_says_it_from_the_inbox_and_finds_it_in_the_list(cast: Cast) -> None:
    client = log_in(Client(), cast.paula)
    change = reverse("directory:promise", args=[cast.jmd.public_id])
    assert change in client.get(reverse("referrals:inbox")).content.decode()
    answer = client.post(change, {"days": "abc", "version": "0"})
    assert answer.status_code == 422 and "abc" in answer.content.decode()
    assert client.post(change, {"days": "8", "version": "0"}).status_code == 302
    page = client.get(reverse("directory:promises")).content.decode().replace("\xa0", " ")
    assert "8 Arbeitstage, von der Stelle angegeben am" in page
    assert client.get(reverse("directory:promise", args=[cast.jobcenter.public_id])).status_code == 403
    # Empty takes the word back.
    assert client.post(change, {"days": "", "version": "1"}).status_code == 302
    assert days(cast, cast.jmd) == (14, Source.DISTRICT)
