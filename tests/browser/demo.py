"""The demo as a database that every module of browser tests gets anew: built once, then copied by PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from hashlib import sha256

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.config.demo.users import DOMAIN
from kim.config.folders import SOURCE
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as


def fingerprint() -> str:
    """Short word for the tables and the demo as they stand: a kept database is used while it is the same."""
    files = sorted([*SOURCE.glob("src/kim/*/migrations/*.py"), *SOURCE.glob("src/kim/config/demo/*.py")])
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


@contextmanager
def day_of_server(day: date) -> Iterator[None]:
    """Inside, it is noon of `day` in every thread: a quarter can be over while a browser waits."""
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "_fixed", ContextVar("kim_clock_of_tests", default=noon))
        yield


def member(key: str) -> Actor:
    """Somebody of the demo, by the part of the address before the @."""
    return Membership.objects.get(user__email=f"{key}@{DOMAIN}").as_actor()


def cases_of(actor: Actor) -> Sequence[Case]:
    """The cases that are assigned to somebody."""
    with transaction.atomic(), acting_as(actor):
        return list(Case.objects.visible_to(actor).filter(assigned_to=actor.membership_id).select_related("household"))


def path_of(key: str, label: str) -> str:
    """Where the case of a household is."""
    case = next(case for case in cases_of(member(key)) if case.household.label == label)
    return reverse("casework:case", args=[case.public_id])
