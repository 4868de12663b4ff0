from __future__ import annotations

import pytest
from django.http import Http404

from kim.casework.actions import obstacles
from kim.casework.models import Obstacle
from kim.casework.rules.codes import ObstacleState
from kim.kernel import access
from kim.kernel.actor import acting_as
from kim.kernel.errors import Conflict, RuleViolation
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_obstacle_names_the_steps_that_it_holds_up(cast: Cast) -> None:
    clara = cast.clara.actor
    case = make.case(clara)
    step = make.step(clara, case)
    with acting_as(clara):
        obstacle = make.obstacle(clara, case, steps=[step])
        assert [row.step for row in obstacle.held_up.all()] == [step]
        other = make.step(clara, case, "Sprachkurs")
        obstacles.edit(
            actor=clara,
            obstacle=obstacle,
            version=obstacle.version,
            text="Anders.",
            obstacle_kind="legal",
            life_area="work",
            steps=[other],
        )
        assert [row.step for row in obstacle.held_up.all()] == [other]


def test_a_step_of_another_case_is_refused(cast: Cast) -> None:
    clara = cast.clara.actor
    case, other = make.case(clara), make.case(clara, "Familie Winter")
    with pytest.raises(RuleViolation) as refusal:
        make.obstacle(clara, case, steps=[make.step(clara, other)])
    assert refusal.value.code == "not_of_case"


def test_an_obstacle_without_words_is_refused(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        make.obstacle(cast.clara.actor, make.case(cast.clara.actor), text="  ")
    assert refusal.value.field == "text"


def test_a_strength_is_noted_the_same_way(cast: Cast) -> None:
    obstacle = make.obstacle(cast.clara.actor, make.case(cast.clara.actor), kind="strength")
    assert obstacle.kind == "strength"


def test_what_is_resolved_can_hinder_again(cast: Cast) -> None:
    clara = cast.clara.actor
    obstacle = make.obstacle(clara, make.case(clara))
    obstacles.resolve(actor=clara, obstacle=obstacle)
    assert obstacle.state == ObstacleState.RESOLVED
    with pytest.raises(RuleViolation):
        obstacles.resolve(actor=clara, obstacle=obstacle)
    obstacles.reopen(actor=clara, obstacle=obstacle)
    assert obstacle.state == ObstacleState.OPEN


def test_a_lost_update_is_a_conflict(cast: Cast) -> None:
    clara = cast.clara.actor
    obstacle = make.obstacle(clara, make.case(clara))
    seen = obstacle.version
    values = {"text": "Neu.", "obstacle_kind": "legal", "life_area": "work"}
    obstacles.edit(actor=clara, obstacle=obstacle, version=seen, **values)
    with pytest.raises(Conflict):
        obstacles.edit(actor=clara, obstacle=obstacle, version=seen, **values)


def test_nobody_else_sees_or_notes_obstacles_of_a_case(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    make.obstacle(cast.clara.actor, case)
    for player in (cast.cem, cast.carlo, cast.konrad, cast.stella, cast.leon, cast.adam):
        with acting_as(player.actor):
            assert not Obstacle.objects.visible_to(player.actor).exists()
            with pytest.raises(Http404):
                make.obstacle(player.actor, case)


def test_the_wall_hides_obstacles_from_other_units_without_any_policy(cast: Cast) -> None:
    make.obstacle(cast.clara.actor, make.case(cast.clara.actor))
    with acting_as(cast.clara.actor):
        assert Obstacle.objects.exists()
        assert access.may(cast.clara.actor, "read", Obstacle.objects.get())
    with acting_as(cast.carlo.actor):
        assert not Obstacle.objects.exists()
