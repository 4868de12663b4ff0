"""The world as a database: built once by a process, seen by every file of tests as it was at the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass

from django.db import connection, transaction

from tests import databases, world
from tests.access.asking import Desks


@dataclass(frozen=True)
class WorldAsBuilt:
    """A database with the world in it, and the objects that were made."""

    database: str
    desks: Desks

    @contextmanager
    def in_use(self) -> Iterator[Desks]:
        """Inside, Django's database is that of the world, in one transaction that is undone at the end.

        Tests with `django_db` go back to a savepoint in it. The objects are copies: what a test changes stays with it.
        """
        with databases.using(self.database), transaction.atomic():
            yield deepcopy(self.desks)
            transaction.set_rollback(True)


@contextmanager
def build() -> Iterator[WorldAsBuilt]:
    """Build the world, everybody logged in; its database goes with the process."""
    name = databases.own("world")
    databases.copy(databases.tables(), name)
    with databases.using(name), transaction.atomic():
        desks = Desks.of(world.build())
        # Mails and the like, which wait for the end of a transaction: each test looks at its own.
        connection.run_on_commit.clear()
    yield WorldAsBuilt(name, desks)
    databases.drop(name)
