"""The database knows who acts: as first statement of a transaction, and back again on leaving."""

import pytest
from django.db import DatabaseError, connection, transaction

from kim.kernel.actor import Actor, acting_as, current_actor

CLARA = Actor(user_id=7, unit_id=3, role="case_manager")
CARLO = Actor(user_id=8, unit_id=4, role="case_manager")


def unit_in_database() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting('app.unit', true), '')")
        row = cursor.fetchone()
    return row[0] if row else None


@pytest.mark.django_db(transaction=True)
def test_a_transaction_starts_with_the_context_and_ends_without() -> None:
    with acting_as(CLARA):
        with transaction.atomic():
            assert unit_in_database() == "3"
        assert unit_in_database() is None


@pytest.mark.django_db
def test_an_inner_actor_is_told_to_an_open_transaction_and_the_outer_one_returns() -> None:
    with acting_as(CLARA):
        with acting_as(CARLO):
            assert unit_in_database() == "4"
        assert unit_in_database() == "3"
    assert unit_in_database() is None
    assert current_actor() == Actor.nobody()


@pytest.mark.django_db
def test_a_failed_savepoint_gives_the_outer_context_back() -> None:
    with acting_as(CLARA):
        with pytest.raises(DatabaseError), acting_as(CARLO), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT no_such_column")
        assert unit_in_database() == "3"
