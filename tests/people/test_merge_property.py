"""A thousand random merges, one upon another, and their undoing give back the identical database."""

from __future__ import annotations

import random

import pytest
from django.db import transaction

from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.people import hanging
from kim.people.actions import merging
from kim.people.models import Merge, Person
from tests.cast import Cast
from tests.people.merge_world import crowd, everything, tables

# Each merge and each undo is a transaction, as at a desk. In a single one PostgreSQL would keep every row that was ever
# written and every check that ever waited, and look through all of them for each of the thousand.
pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
MERGES, MOST_AT_ONCE = 1000, 4


def test_a_thousand_merges_and_undos_give_back_the_identical_database(cast: Cast) -> None:
    actor, chance = cast.clara.actor, random.Random(20261123)  # noqa: S311
    with transaction.atomic():
        persons = crowd(actor, chance)
    with acting_as(actor):
        with transaction.atomic():
            _every_relation_is_in_use(persons)
        before = snapshot(list(tables()))
        touched = [*sorted(hanging.tables() & before.keys()), "people_nametoken"]
        done, refused = 0, set()
        while done < MERGES:
            made: list[Merge] = []
            for _each in range(chance.randint(1, MOST_AT_ONCE)):
                try:
                    made.append(_random_merge(actor, chance))
                except RuleViolation as refusal:
                    refused.add(refusal.code)
            for merge in reversed(made):
                _undo(actor, merge)
            done += len(made)
            assert snapshot(touched) == {table: before[table] for table in touched}
        assert snapshot(list(tables())) == before
    # Statuses that contradict each other are refused, and nothing else is.
    assert refused <= {"contradiction"}


def snapshot(of: list[str]) -> dict[str, str]:
    """The rows of these tables, seen from a transaction of its own: the wall shows nothing outside one."""
    with transaction.atomic():
        return everything(of)


def _random_merge(actor: Actor, chance: random.Random) -> Merge:
    with transaction.atomic():
        keys = chance.sample(list(Person.objects.order_by("pk").values_list("pk", flat=True)), 2)
        kept, given_up = map(Person.objects.in_bulk(keys).__getitem__, keys)
        take = chance.sample(merging.CHOICES, chance.randint(0, 2))
        return merging.merge(actor=actor, kept=kept, given_up=given_up, reason="Zufall", take=take)


def _undo(actor: Actor, merge: Merge) -> None:
    with transaction.atomic():
        merging.undo(actor=actor, merge=merge, reason="Zufall")


def _every_relation_is_in_use(persons: list[Person]) -> None:
    """A merge of persons on whom nothing hangs would prove nothing: a new relation needs rows in `merge_world`."""
    used = {model for person in persons for model in hanging.count(person)}
    unused = {relation.model for relation in hanging.relations()} - used - {Merge}
    assert not unused, f"tests/people/merge_world.py makes no row in {sorted(model.__name__ for model in unused)}"
