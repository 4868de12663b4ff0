"""One world per file: built once, and everything that a test does to it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests import world as making_of
from tests.access.asking import Desks
from tests.world import World


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Inside one transaction: what a test with `django_db` writes is undone to a savepoint after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield making_of.build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def desks(world: World) -> Desks:
    """Everybody at a browser of their own."""
    return Desks.of(world)
