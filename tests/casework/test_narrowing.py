"""Filters of list and "Heute", and those that one keeps: codes, a name, nothing of a case."""

from __future__ import annotations

import pytest
from django.http import Http404

from kim.casework.actions import phases, saved_filters, steps, tasks
from kim.casework.models import Case, SavedFilter
from kim.casework.queries import listing, today
from kim.casework.queries.listing import Filter
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality
from kim.people.actions import households
from tests import make
from tests.casework.everything import visible
from tests.cast import Cast


def two_cases(cast: Cast) -> tuple[Case, Case]:
    """One in Auental waits for the Jobcenter about language; the other one has a step about housing."""
    actor = cast.clara.actor
    town, _made = Municipality.objects.get_or_create(
        key="auental", defaults={"official_key": "99999001", "name": "Auental"}
    )
    first, second = make.case(actor, "Familie Blum"), make.case(actor, "Familie Korn")
    home = first.household
    given = {"label": home.label, "municipality": town, "address": ""}
    households.edit(actor=actor, household=home, version=home.version, **given)
    waiting = make.step(actor, first, "Kurs", party="office", office=cast.jobcenter, life_area="language")
    steps.mark_waiting(actor=actor, step=waiting)
    make.step(actor, first, "Kita", life_area="education", due_on=clock.today())
    make.step(actor, second, "Wohnung", life_area="housing", due_on=clock.today())
    tasks.add(actor=actor, case=second, title="Anrufen", due_on=clock.today())
    phases.move(actor=actor, case=second, phase="intake")
    return first, second


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (Filter(), {"Familie Blum", "Familie Korn"}),
        (Filter(phase="intake"), {"Familie Korn"}),
        (Filter(municipality="auental"), {"Familie Blum"}),
        (Filter(life_area="housing"), {"Familie Korn"}),
        (Filter(life_area="language"), {"Familie Blum"}),
        (Filter(waits_for="jobcenter"), {"Familie Blum"}),
        (Filter(life_area="health"), set()),
    ],
)
def test_list_and_today_are_narrowed_alike(cast: Cast, chosen: Filter, found: set[str]) -> None:
    actor = cast.clara.actor
    with acting_as(actor):
        two_cases(cast)
        if chosen.waits_for:
            chosen = Filter(waits_for=cast.jobcenter.public_id)
        assert {line.case.name for line in listing.listed(actor, chosen).lines} == found
        page = today.page(actor, chosen)
        seen = {item.case.name for item in (*page.due, *page.waiting)}
        assert seen <= found
        assert bool(seen) == bool(found)


def test_an_area_shows_only_its_steps_of_a_case(cast: Cast) -> None:
    actor = cast.clara.actor
    with acting_as(actor):
        two_cases(cast)
        page = today.page(actor, Filter(life_area="language"))
        assert [item.step.title for item in page.waiting] == ["Kurs"]
        assert page.due == (), "the step about day-care belongs to another area"


def test_a_short_counselling_is_found_by_its_topic(cast: Cast) -> None:
    make.counselling(cast.clara.actor, topics=["health"])
    with acting_as(cast.clara.actor):
        assert len(listing.listed(cast.clara.actor, Filter(life_area="health")).lines) == 1


def test_a_filter_is_kept_under_a_name_for_its_owner_alone(cast: Cast) -> None:
    clara = cast.clara.actor
    saved_filters.save(actor=clara, name="Sprache", codes={"bereich": "language"})
    saved_filters.save(actor=clara, name="Sprache", codes={"bereich": "language", "phase": "linking"})
    with acting_as(clara):
        kept = SavedFilter.objects.visible_to(clara).get()
        assert kept.codes == {"bereich": "language", "phase": "linking"}
    for player in (cast.cem, cast.carlo, cast.leon, cast.konrad):
        assert "casework.SavedFilter" not in visible(player.actor)
    with acting_as(cast.cem.actor), pytest.raises(Http404):
        saved_filters.remove(actor=cast.cem.actor, saved=kept)


def test_a_filter_needs_a_name_and_a_choice_and_there_is_an_end_of_them(cast: Cast) -> None:
    clara = cast.clara.actor
    for name, codes in ((" ", {"phase": "linking"}), ("Leer", {})):
        with pytest.raises(RuleViolation):
            saved_filters.save(actor=clara, name=name, codes=codes)
    for number in range(saved_filters.MOST):
        saved_filters.save(actor=clara, name=f"Ansicht {number}", codes={"phase": "linking"})
    with pytest.raises(RuleViolation) as refused:
        saved_filters.save(actor=clara, name="Eine mehr", codes={"phase": "linking"})
    assert refused.value.code == "too_many"
