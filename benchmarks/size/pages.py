"""The pages that are promised, asked by the case managers of the first unit."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from typing import Any

from asking import Figure, log_in, measure
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.kernel.actor import acting_as
from kim.people.models import Person

# Households founded by an earlier run are known by now.
RUN = time.time_ns()


class Desk:
    """One case manager: their browser, their cases."""

    def __init__(self, key: int) -> None:
        self.membership = Membership.objects.select_related("user", "unit").get(pk=key)
        self.client = log_in(self.membership)
        with acting_as(self.membership.as_actor()), transaction.atomic():
            self.cases = list(Case.objects.filter(assigned_to=key).order_by("pk"))
            names = Person.objects.filter(unit=self.membership.unit_id).order_by("pk")[:51]
            self.names = [str(person) for person in names]

    def get(self, name: str, *args: str, **query: str) -> Any:
        """Visit a page."""
        return self.client.get(reverse(f"casework:{name}", args=args), query)

    def post(self, name: str, *args: str, **data: Any) -> Any:
        """Send a form."""
        return self.client.post(reverse(f"casework:{name}", args=args), data)


def figures(*, lists_only: bool = False) -> Iterator[Figure]:
    """All pages in order."""
    few, many = Desk(1), Desk(2)
    yield _figure("case list, 17 cases", few, lambda _n: few.get("cases"))
    yield _figure("case list, 170 cases", many, lambda _n: many.get("cases"))
    yield _figure("case list, 170 cases, filtered to about 25", many, lambda _n: many.get("cases", ort="ort-1"))
    if lists_only:
        return
    yield _figure("today, 17 cases", few, lambda _n: few.get("today"))
    yield _figure("today, 170 cases", many, lambda _n: many.get("today"))
    yield _figure("open a case with 200 contacts", few, lambda _n: few.get("case", few.cases[0].public_id))
    yield _figure("its contacts", few, lambda _n: few.get("contacts", few.cases[0].public_id))
    yield _figure("name search, 17 cases", few, lambda n: few.post("search", q=few.names[n % 51]))
    yield _figure("name search, 170 cases", many, lambda n: many.post("search", q=mistyped(many.names[n % 51])))
    yield from _writing(few)


def _writing(desk: Desk) -> Iterator[Figure]:
    case = desk.cases[1].public_id
    contact = {
        "kind": "phone",
        "minutes": "20",
        "took_place_on": f"{timezone.localdate():%d.%m.%Y}",
        "note": "Besprochen.",
    }
    contact |= {"interpreting": "none", "follow": "none"}
    yield _figure("record a contact", desk, lambda _n: desk.post("case-contact-new", case, **contact), 302)
    yield _figure("open a new case, with duplicate check", desk, lambda n: desk.post("case-new", label=label(n)), 302)


def _figure(what: str, desk: Desk, ask: Any, expected: int = 200) -> Figure:
    return measure(what, desk.membership, ask, expected)


def label(number: int) -> str:
    """A household that nobody knows yet."""
    chance = random.Random(f"{RUN} {number}")  # noqa: S311
    return "Familie " + "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _each in range(7))


def mistyped(name: str) -> str:
    """A name with a slip in it."""
    return name[:3] + name[4:]
