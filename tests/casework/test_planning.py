"""Planning conferences and training needs: what several cases have in common leaves, and nobody with it."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from kim.casework.actions import deliveries, planning, releases, training_needs
from kim.casework.models import Case, PlanningConference, ReleaseRequest, Theme, TrainingNeed
from kim.casework.queries import training_needs as needs
from kim.kernel import access, clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose
from kim.steering.models import Observation
from tests import make
from tests.cast import Cast

NEUTRAL = "Zwischen Antrag und Bescheid vergehen Monate. In dieser Zeit zahlt niemand die Miete."
CODES: dict[str, Any] = {
    "kind": "obstacle",
    "obstacle_kind": "waiting_time",
    "life_area": "housing",
    "office_kinds": [],
}


@pytest.fixture
def case(cast: Cast) -> Case:
    with acting_as(cast.clara.actor):
        return make.case(cast.clara.actor, "Familie Sommer")


@pytest.fixture
def conference(cast: Cast, case: Case) -> PlanningConference:
    with acting_as(cast.clara.actor):
        return planning.call(
            actor=cast.clara.actor, topic="Miete in der Wartezeit", held_on=clock.today(), offices=["jobcenter"],
            case_count=6,
        )  # fmt: skip


def theme(cast: Cast, conference: PlanningConference, text: str = NEUTRAL) -> Theme:
    with acting_as(cast.clara.actor):
        return planning.note(actor=cast.clara.actor, conference=conference, text=text, **CODES)


def test_a_planning_conference_has_no_key_to_a_case_or_a_person(cast: Cast) -> None:
    for model in (PlanningConference, Theme, TrainingNeed):
        related = {field.related_model for field in model._meta.get_fields() if field.related_model}
        personal = {apps.get_model("casework", "Case"), *apps.get_app_config("people").get_models()}
        assert not related & personal


def test_a_theme_takes_the_way_of_every_note_and_arrives_without_a_trait(
    cast: Cast, conference: PlanningConference
) -> None:
    made = theme(cast, conference)
    with acting_as(cast.clara.actor):
        planning.submit(actor=cast.clara.actor, theme=made)
    with acting_as(cast.carlo.actor):
        releases.release(actor=cast.carlo.actor, request=ReleaseRequest.objects.get(), looked_at_guesses=True)
    with acting_as(Actor.system("delivery")):
        deliveries.deliver(actor=Actor.system("delivery"))
    arrived = Observation.objects.get()
    assert (arrived.summary, str(arrived.life_area)) == (NEUTRAL, "housing")
    assert arrived.source == "planning_conference"


def test_a_strength_out_of_a_conference_says_between_which_offices(cast: Cast, conference: PlanningConference) -> None:
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation) as refusal:
        planning.note(actor=cast.clara.actor, conference=conference, text=NEUTRAL, **{**CODES, "kind": "strength"})
    assert refusal.value.field == "office_kinds"


@pytest.mark.parametrize("text", ["Familie Sommer wartet seit langem.", "Sabine bekommt keinen Bescheid."])
def test_what_names_one_of_the_authors_cases_does_not_leave(
    cast: Cast, conference: PlanningConference, text: str
) -> None:
    made = theme(cast, conference, text)
    with acting_as(cast.clara.actor), pytest.raises(WouldDisclose):
        planning.submit(actor=cast.clara.actor, theme=made)
    assert not ReleaseRequest.objects.exists()


def test_neither_the_author_nor_who_stands_in_for_them_is_the_second_person(
    cast: Cast, conference: PlanningConference
) -> None:
    from tests.casework.everything import deputise

    with acting_as(cast.clara.actor):
        deputise(cast.clara, cast.dana)
        planning.submit(actor=cast.clara.actor, theme=theme(cast, conference))
        request = ReleaseRequest.objects.get()
    for player, may in ((cast.clara, False), (cast.dana, False), (cast.carlo, True)):
        with acting_as(player.actor):
            assert access.may(player.actor, "release", request) is may


def test_what_a_second_person_has_is_not_rewritten_until_it_is_taken_back(
    cast: Cast, conference: PlanningConference
) -> None:
    made = theme(cast, conference)
    with acting_as(cast.clara.actor):
        planning.submit(actor=cast.clara.actor, theme=made)
        with pytest.raises(RuleViolation, match="zweite Person"):
            planning.rewrite(actor=cast.clara.actor, theme=made, version=made.version, text="Neu", **CODES)
        planning.withdraw(actor=cast.clara.actor, theme=made)
        made = Theme.objects.select_related("request").get()
        planning.rewrite(actor=cast.clara.actor, theme=made, version=made.version, text="Neu gefasst.", **CODES)
    assert made.text == "Neu gefasst."


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"topic": "Familie Sommer"}, "topic_discloses"),
        ({"topic": " "}, "topic_missing"),
        ({"case_count": 1}, "one_case"),
        ({"held_on": "tomorrow"}, "not_yet_held"),
    ],
)
def test_a_conference_about_one_household_is_refused(cast: Cast, case: Case, given: dict[str, Any], code: str) -> None:
    values = {"topic": "Miete", "held_on": clock.today(), **given}
    if values["held_on"] == "tomorrow":
        values["held_on"] = clock.today() + timedelta(days=1)
    with acting_as(cast.clara.actor), pytest.raises(RuleViolation) as refusal:
        planning.call(actor=cast.clara.actor, **values)
    assert refusal.value.code == code


def need(cast: Cast, **given: Any) -> TrainingNeed:
    values = {"topic": "social_law", "audience": "case_managers", "urgency": "now", **given}
    with acting_as(cast.clara.actor):
        return training_needs.note(actor=cast.clara.actor, **values)


def test_a_training_need_that_names_a_client_is_never_stored(cast: Cast, case: Case) -> None:
    with pytest.raises(WouldDisclose):
        need(cast, text="Für Familie Sommer brauchten wir mehr Wissen.")
    with acting_as(cast.clara.actor):
        assert not TrainingNeed.objects.exists()


def test_words_that_look_like_a_name_have_to_be_looked_at(cast: Cast, case: Case) -> None:
    text = "Herr Özdemir vom Amt könnte es erklären."
    with pytest.raises(RuleViolation) as refusal:
        need(cast, text=text)
    assert refusal.value.field == "looked_at_guesses"
    assert need(cast, text=text, looked_at_guesses=True).text == text


def test_the_coordination_counts_by_topic_and_others_see_their_own(cast: Cast, case: Case) -> None:
    need(cast, text="wie man Bescheide liest")
    need(cast)
    need(cast, topic="diversity")
    with acting_as(cast.konrad.actor):
        assert [(each.topic, each.amount) for each in needs.by_topic(cast.konrad.actor)] == [
            ("social_law", 2),
            ("diversity", 1),
        ]
        training_needs.meet(actor=cast.konrad.actor, need=needs.open_needs(cast.konrad.actor)[0])
        assert len(needs.open_needs(cast.konrad.actor)) == 2
    with acting_as(cast.carlo.actor):
        assert not needs.open_needs(cast.carlo.actor).exists()
