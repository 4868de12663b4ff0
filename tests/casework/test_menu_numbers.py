"""The numbers beside the menu are those of whoever looks, though the question is put into words once for a role."""

from __future__ import annotations

from django.db import transaction

from kim.casework.actions import tasks
from kim.casework.queries import counts
from kim.kernel import clock, remembered
from kim.kernel.actor import Actor, acting_as
from kim.kernel.prepared import PreparedFor
from kim.ui.tally import Counted, Counting, Numbers, one
from tests import make
from tests.cast import Cast

COUNTS = {
    "today": counts.due_this_week,
    "cases": counts.open_cases,
    "follow-ups": counts.follow_ups_due,
    "enquiries": counts.open_enquiries,
}


def test_they_are_the_same_as_asked_one_by_one(cast: Cast) -> None:
    clara, carlo = cast.clara.actor, cast.carlo.actor
    for actor, steps in ((clara, 3), (carlo, 1)):
        with acting_as(actor):
            case = make.case(actor)
            for number in range(steps):
                make.step(actor, case, f"Schritt {number}", due_on=clock.today())
            tasks.add(actor=actor, case=case, title="Anrufen", due_on=clock.today())
    counting = Counting(tuple(Counted(name, count) for name, count in COUNTS.items()), PreparedFor)
    for actor, due in ((clara, 4), (carlo, 2), (clara, 4)):
        assert shown(counting, actor) == {"today": due, "cases": 1, "follow-ups": 1, "enquiries": 0}


def shown(counting: Counting, actor: Actor) -> Numbers:
    """As a page shows them, where conditions of the policy were written before."""
    with transaction.atomic(), acting_as(actor), remembered.for_one_page():
        for count in COUNTS.values():
            one(count(actor))
        return counting.of(actor)
