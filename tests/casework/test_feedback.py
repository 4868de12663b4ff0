from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from kim.casework.actions import feedback, steps
from kim.casework.models import Case, GuidanceRating, Step
from kim.casework.queries.situation import guidance_lines, situation
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.core_codes import ChildAgeBand, GuidanceFeedback, LifeArea, ObstacleKind, OfficeKind
from kim.kernel.errors import RuleViolation
from kim.steering.actions import guidance
from kim.steering.models import Guidance
from tests import make
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def published(cast: Cast, **traits: list[str]) -> Guidance:
    today = clock.today()
    row = guidance.draft(
        actor=cast.konrad.actor,
        issue=making.issue(cast),
        title="Träger mit Betreuung zuerst",
        text="Über das KI anfragen.",
        valid=making.span(today, today + timedelta(days=60)),
        **(traits or {"life_areas": ["language"]}),
    )
    return guidance.publish(actor=cast.konrad.actor, guidance=row)


def language_case(cast: Cast) -> Case:
    case = make.case(cast.clara.actor)
    make.step(cast.clara.actor, case, "Sprachkurs", life_area="language")
    return case


def test_the_situation_of_a_case_is_coarse_and_names_nobody(cast: Cast) -> None:
    case = language_case(cast)
    born = clock.today() - timedelta(days=400)
    make.person(cast.clara.actor, case, "Paul", family_name="Sommer", birth=born.isoformat())
    make.obstacle(cast.clara.actor, case)
    with acting_as(cast.clara.actor):
        profile = situation(cast.clara.actor, case)
    assert profile.life_areas == {LifeArea.LANGUAGE}
    assert profile.obstacle_kinds == {ObstacleKind.OFFER_GAP}
    assert profile.office_kinds == {OfficeKind.LANGUAGE_COURSE_PROVIDER, OfficeKind.YOUTH_OFFICE}
    assert profile.child_age_bands == {ChildAgeBand.UNDER_3}
    assert not any(word in repr(profile) for word in ("Paul", "Sommer", case.number, case.public_id))


def test_what_is_done_or_resolved_no_longer_counts_for_the_situation(cast: Cast) -> None:
    case = language_case(cast)
    with acting_as(cast.clara.actor):
        steps.complete(actor=cast.clara.actor, step=case.steps.get())
        assert situation(cast.clara.actor, case).life_areas == frozenset()


def test_matching_guidance_is_shown_and_rated_guidance_stands_last(cast: Cast) -> None:
    case, first, second = language_case(cast), published(cast), published(cast)
    with acting_as(cast.clara.actor):
        feedback.rate(actor=cast.clara.actor, case=case, guidance=first.public_id, feedback=GuidanceFeedback.HELPED)
        lines = guidance_lines(cast.clara.actor, case)
    assert [(line.card.id, line.is_new) for line in lines] == [(second.public_id, True), (first.public_id, False)]


def test_what_was_said_can_be_changed_and_is_kept_once(cast: Cast) -> None:
    case, row = language_case(cast), published(cast)
    for said in (GuidanceFeedback.HELPED, GuidanceFeedback.DID_NOT_HELP):
        feedback.rate(actor=cast.clara.actor, case=case, guidance=row.public_id, feedback=said)
    with acting_as(cast.clara.actor):
        assert GuidanceRating.objects.get().feedback == GuidanceFeedback.DID_NOT_HELP


def test_guidance_becomes_a_step_of_the_plan(cast: Cast, client: Client, log_in: object) -> None:
    case, row = language_case(cast), published(cast)
    log_in(client, cast.clara)  # type: ignore[operator]
    answer = client.post(reverse("casework:guidance-step", args=[case.public_id, row.public_id]))
    assert answer.status_code == 302
    with acting_as(cast.clara.actor):
        step = Step.objects.get(title=row.title)
    assert (step.life_area, step.party, step.description) == ("language", "case_manager", row.text)


def test_guidance_that_does_not_exist_becomes_no_step(cast: Cast) -> None:
    case = language_case(cast)
    with pytest.raises(RuleViolation):
        feedback.take_as_step(actor=cast.clara.actor, case=case, guidance="NOSUCHONE2")


def test_nobody_rates_in_a_case_of_others(cast: Cast) -> None:
    case, row = language_case(cast), published(cast)
    with pytest.raises(Http404):
        feedback.rate(actor=cast.carlo.actor, case=case, guidance=row.public_id, feedback=GuidanceFeedback.HELPED)


def test_each_of_the_three_answers_is_a_button_and_stays_in_the_case(
    cast: Cast, client: Client, log_in: object
) -> None:
    case, row = language_case(cast), published(cast)
    log_in(client, cast.clara)  # type: ignore[operator]
    url = reverse("casework:guidance-rate", args=[case.public_id, row.public_id])
    for code, words in (("helped", "hat geholfen"), ("did_not_help", "hat nicht geholfen"), ("not_tried", "nicht")):
        page = client.get(reverse("casework:case", args=[case.public_id])).content.decode()
        assert f'name="feedback" value="{code}"' in page
        client.post(url, {"feedback": code})
        page = client.get(reverse("casework:case", args=[case.public_id])).content.decode()
        assert f'value="{code}" aria-pressed="true"' in page
        assert words in page
    with acting_as(cast.clara.actor):
        assert GuidanceRating.objects.get().feedback == GuidanceFeedback.NOT_TRIED
