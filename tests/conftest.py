"""Tests run as the runtime role: the owner makes the test database, then every connection assumes `kim_app`.

As superuser or owner the database walls would pass silently and the tests would prove nothing.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Iterator
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from django.template import Context, Template
from django.test import Client
from django.test.signals import template_rendered
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

if TYPE_CHECKING:
    from tests.access.asking import Desks
    from tests.cast import Cast, Player
    from tests.world import World
    from tests.world_as_built import WorldAsBuilt


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take minutes come first: files are given out one by one, and the last one is waited for."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Make the tables while the processes look for tests: the first would let all others wait for it."""
    Thread(target=_make_tables, args=[config.stash[blocking_manager_key]], daemon=True).start()


def _make_tables(blocker: Any) -> None:
    from tests import databases

    with blocker.unblock():
        databases.tables()


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages(django_test_environment: None) -> None:
    """`answer.context` is that of the page; Django would copy it for each of its two hundred components as well."""

    def render(self: Template, context: Context) -> str:
        if context.template is self:
            template_rendered.send(sender=self, template=self, context=context)
        return self.nodelist.render(context)

    # Django puts its own one back when the tests are over.
    Template._render = render


@pytest.fixture(scope="session", autouse=True)
def plans_of_all_tests() -> None:
    """All tests together ask some six thousand different statements, each of them again and again."""
    from kim.kernel.postgres import base

    base.PLANS_KEPT = 3000


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """A database of this process; all connections are the runtime role, only what empties tables is the owner's."""
    from tests import databases

    with django_db_blocker.unblock():
        databases.copy(databases.tables(), databases.own())
        with (
            databases.using(databases.own()),
            databases.as_runtime_role(),
            databases.emptied_by_owner(),
        ):
            yield
        databases.drop(databases.own())


@pytest.fixture(scope="session")
def world_as_built(django_db_setup: None, django_db_blocker: Any) -> Iterator[WorldAsBuilt]:
    """The world of tests/world.py, built once by this process in a database of its own."""
    from tests.world_as_built import build

    with django_db_blocker.unblock(), build() as built:
        yield built


@pytest.fixture(scope="module")
def desks(world_as_built: WorldAsBuilt, django_db_blocker: Any) -> Iterator[Desks]:
    """Everybody of the world at a browser of their own; what the tests of a file do to them is undone after it."""
    with django_db_blocker.unblock(), world_as_built.in_use() as desks:
        yield desks


@pytest.fixture(scope="module")
def recognised_once() -> Iterator[None]:
    """Who a session belongs to is read once in this file: for thousands of requests that are all undone."""
    from tests.access.asking import recognised_once

    with recognised_once():
        yield


@pytest.fixture
def without_the_shell() -> Iterator[None]:
    """Pages are drawn without what stands around all of them."""
    from tests.access.asking import without_the_shell

    with without_the_shell():
        yield


@pytest.fixture(scope="module")
def world(desks: Desks) -> World:
    """The case with everything, and what steering made of it."""
    return desks.world


@pytest.fixture(autouse=True)
def words_as_at_the_start() -> Iterator[None]:
    """What a command chose as its language ends with the test: both choices are made for the whole process.

    Without this a test that runs a command makes all later ones of the same worker speak German.
    """
    domain, languages = gettext.textdomain(), os.environ.get("LANGUAGE")
    yield
    gettext.textdomain(domain)
    translation.deactivate()
    if languages is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = languages


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests; see tests/cast.py."""
    from tests.cast import Cast

    return Cast()


@pytest.fixture
def log_in() -> Callable[[Client, Player | None], Client]:
    """`log_in(client, cast.clara)`: logged in with second factor, acting in that membership; None logs out."""
    from tests.logging_in import log_in

    return log_in
