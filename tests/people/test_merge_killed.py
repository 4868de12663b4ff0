"""A merge whose process is killed in the middle has not happened."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import transaction

from kim.kernel.actor import acting_as
from kim.people import hanging
from kim.people.actions import merging
from kim.people.models import Merge, Person
from tests import make
from tests.cast import Cast
from tests.killing import kill_in_the_middle
from tests.people.merge_world import everything, tables


@pytest.mark.django_db(transaction=True)
def test_a_merge_that_is_killed_in_the_middle_leaves_nothing(cast: Cast) -> None:
    actor = cast.clara.actor
    case = make.case(actor)
    kept, given_up = (make.person(actor, case, name) for name in ("Yousif", "Youssef"))
    make.step(actor, case, person=given_up)
    with acting_as(actor), transaction.atomic():
        before = everything(list(tables()))
    merge = partial(merging.merge, actor=actor, kept=kept, given_up=given_up, reason="Pass")
    kill_in_the_middle(merge, hanging, "move")
    with acting_as(actor), transaction.atomic():
        assert everything(list(tables())) == before
        assert not Merge.objects.exists()
        assert Person.objects.filter(pk__in=[kept.pk, given_up.pk]).count() == 2
        # Nobody is locked out either: the same merge goes through now.
        merge()


def test_the_ledger_touches_no_other_table(cast: Cast) -> None:
    from kim.people import ledger

    with acting_as(cast.clara.actor), pytest.raises(ValueError, match="may not touch"):
        ledger.undo([{"act": "deleted", "table": "accounts_user", "id": 1, "row": {}}], hanging.tables())
