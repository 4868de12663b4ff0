from __future__ import annotations

from datetime import timedelta

import pytest

from kim.casework import jobs
from kim.kernel import clock, panels
from kim.kernel.actor import acting_as
from kim.steering.actions import decisions
from kim.steering.models import Observation
from kim.steering.rules.codes import Outcome
from kim.ui import menu, tally
from kim.ui.tally import Tally
from tests import make
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db


def numbers(player: Player) -> dict[str, int | None]:
    """What the menu counts for this person."""
    asked = {each.url_name: each.count(player.actor) for each in menu.registry.entries if each.count}
    return {name: tally.one(found) if isinstance(found, Tally) else found for name, found in asked.items()}


def cards(player: Player) -> list[str]:
    with acting_as(player.actor):
        found = panels.cards("casework.today", player.actor, numbers(player))
        return [line for card in found for line in card.lines]


def test_a_decision_about_one_s_own_note_comes_to_the_desk_for_a_month(cast: Cast) -> None:
    make.released(cast.clara.actor, make.case(cast.clara.actor), cast.carlo.actor)
    jobs.deliver_observations()
    issue = making.issue(cast, observations=Observation.objects.all(), why_grave="Schwer.")
    assert cards(cast.clara) == []
    item = making.open_item(cast, issue)
    decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.REJECTED, reason="Das Land entscheidet.")
    (line,) = cards(cast.clara)
    assert issue.title in line
    assert cards(cast.carlo) == []
    with clock.at(clock.today() + timedelta(days=40)):
        assert cards(cast.clara) == []


def test_a_text_that_waits_is_told_to_those_who_may_release_it(cast: Cast) -> None:
    make.request(cast.clara.actor, make.case(cast.clara.actor))
    assert [bool(cards(player)) for player in (cast.clara, cast.carlo, cast.konrad, cast.stella)] == [
        False,
        True,
        True,
        False,
    ]
