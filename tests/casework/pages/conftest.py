"""A case manager at work: Clara is logged in and has one case with a family of three."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kim.casework.models import Case, Conference
from kim.kernel.actor import acting_as
from kim.people.models import Person
from tests import make
from tests.casework.pages.conferring import planned
from tests.cast import Cast, Player


@dataclass
class Browser:
    """Somebody at a browser: visits pages of a case by their name."""

    client: Client
    player: Player

    def get(self, name: str, /, *args: str, **options: Any) -> Any:
        return self.client.get(address(name, *args), **options)

    def post(self, name: str, /, *args: str, **data: Any) -> Any:
        return self.client.post(address(name, *args), data)


def address(name: str, *args: str) -> str:
    return reverse(f"casework:{name}", args=args)


@pytest.fixture
def case(cast: Cast) -> Iterator[Case]:
    """Clara's case of the family Sommer: Sabine, Paul (2015) and Lina (2023)."""
    actor = cast.clara.actor
    with acting_as(actor), transaction.atomic():
        made = make.family(actor)
    with acting_as(actor):
        yield made


@pytest.fixture
def sabine(case: Case) -> Person:
    found: Person = Person.objects.get(given_name="Sabine")
    return found


@pytest.fixture
def at_desk(
    cast: Cast, client: Client, log_in: Callable[[Client, Player | None], Client]
) -> Callable[[Player], Browser]:
    """`at_desk(cast.clara)` logs somebody in."""

    def sit_down(player: Player) -> Browser:
        return Browser(log_in(client, player), player)

    return sit_down


@pytest.fixture
def clara(cast: Cast, at_desk: Callable[[Player], Browser]) -> Browser:
    return at_desk(cast.clara)


@pytest.fixture
def conference(cast: Cast, case: Case) -> Conference:
    """In anonymous form, with the Jobcenter on the list."""
    return planned(cast, case)
