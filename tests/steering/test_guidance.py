from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kim.kernel import clock
from kim.kernel.core_codes import ChildAgeBand, LifeArea
from kim.kernel.errors import RuleViolation
from kim.kernel.periods import Period, Quarter
from kim.steering import api
from kim.steering.actions import decisions, evidence, guidance
from kim.steering.models import Guidance
from kim.steering.rules.codes import GuidanceState, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
FIRST, LAST, AFTER = date(2026, 12, 11), date(2027, 6, 30), date(2027, 7, 1)
MATCHING = api.Profile(
    life_areas=frozenset({LifeArea.LANGUAGE, LifeArea.WORK}), child_age_bands=frozenset({ChildAgeBand.UNDER_3})
)


def draft(cast: Cast, **given: Any) -> Guidance:
    values: dict[str, Any] = {
        "title": "Kursträger mit Kinderbetreuung zuerst anfragen",
        "text": "Anfrage über das KI, Antwort in fünf Werktagen.",
        "valid": making.span(FIRST, AFTER),
        "life_areas": ["language"],
        "child_age_bands": ["under_3", "from_3_to_5"],
        **given,
    }
    about = values.pop("issue", None) or making.issue(cast)
    return guidance.draft(actor=cast.konrad.actor, issue=about, **values)


def published(cast: Cast, **given: Any) -> Guidance:
    with clock.at(FIRST):
        return guidance.publish(actor=cast.konrad.actor, guidance=draft(cast, **given))


def test_a_draft_is_shown_to_nobody(cast: Cast) -> None:
    draft(cast)
    assert api.guidance_for(MATCHING, FIRST) == []


def test_published_guidance_is_shown_from_the_first_day_to_the_last(cast: Cast) -> None:
    published(cast)
    days = (date(2026, 12, 10), FIRST, LAST, AFTER)
    assert [len(api.guidance_for(MATCHING, day)) for day in days] == [0, 1, 1, 0]


def test_guidance_matches_in_every_trait_that_it_names(cast: Cast) -> None:
    published(cast)
    childless = api.Profile(life_areas=frozenset({LifeArea.LANGUAGE}))
    elsewhere = api.Profile(life_areas=frozenset({LifeArea.WORK}), child_age_bands=frozenset({ChildAgeBand.UNDER_3}))
    assert api.guidance_for(childless, FIRST) == api.guidance_for(elsewhere, FIRST) == []


def test_the_card_names_the_decision_behind_it(cast: Cast) -> None:
    item = making.open_item(cast)
    with clock.at(date(2026, 12, 10)):
        decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Überall.")
    published(cast, issue=item.issue)
    (card,) = api.guidance_for(MATCHING, FIRST)
    assert (card.body, card.decided_on, card.valid_until) == ("Lenkungsgruppe", date(2026, 12, 10), LAST)


def test_guidance_for_everybody_is_refused(cast: Cast) -> None:
    anybody = draft(cast, life_areas=[], child_age_bands=[])
    with pytest.raises(RuleViolation) as refusal, clock.at(FIRST):
        guidance.publish(actor=cast.konrad.actor, guidance=anybody)
    assert refusal.value.code == "no_trait"


def test_guidance_that_is_over_is_not_published(cast: Cast) -> None:
    late = draft(cast)
    with pytest.raises(RuleViolation) as refusal, clock.at(AFTER):
        guidance.publish(actor=cast.konrad.actor, guidance=late)
    assert refusal.value.code == "over"


def test_withdrawn_guidance_is_no_longer_shown_and_does_not_come_back(cast: Cast) -> None:
    row = published(cast)
    guidance.withdraw(actor=cast.konrad.actor, guidance=row)
    assert api.guidance_for(MATCHING, FIRST) == []
    with pytest.raises(RuleViolation):
        guidance.publish(actor=cast.konrad.actor, guidance=row)


def test_what_was_read_is_not_changed(cast: Cast) -> None:
    row = published(cast)
    with pytest.raises(RuleViolation) as refusal:
        guidance.edit(actor=cast.konrad.actor, guidance=row, version=row.version, text="Anders.")
    assert refusal.value.code == "published"


def test_asking_leaves_no_trace(cast: Cast, django_assert_num_queries: Any) -> None:
    published(cast)
    before = Guidance.objects.get().version
    with django_assert_num_queries(1):
        api.guidance_for(MATCHING, FIRST)
    assert Guidance.objects.get().version == before
    assert Guidance.objects.get().state == GuidanceState.PUBLISHED


def test_the_paper_of_the_issue_says_whether_it_helped(cast: Cast, client: Client, log_in: LogIn) -> None:
    row = making.published_guidance(cast)
    said: dict[str, Any] = {"helped": 6, "did_not_help": None, "not_tried": 7}
    for key in ("2026-Q2", "2026-Q3"):
        period = Period.single(Quarter.from_key(key))
        evidence.publish_feedback(actor=making.EVIDENCE, guidance=row, period=period, k=5, **said)
        said = said | {"helped": None, "did_not_help": 5}
    log_in(client, cast.konrad)
    paper = " ".join(client.get(row.issue.get_absolute_url()).content.decode().split())
    assert "hat geholfen unter 5, hat nicht geholfen 5, nicht versucht 7" in paper, "the latest quarter"
    page = " ".join(client.get(row.get_absolute_url()).content.decode().split())
    assert "hat geholfen: 6, hat nicht geholfen: unter 5, nicht versucht: 7" in page
