"""A desk with cases put together by chance: titles with and without gaps, steps that wait, are held up or have an end.

Only what the database allows; what an action would refuse beyond that does not matter to whoever counts it.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from psycopg.types.range import Range

from kim.casework.actions import deputations
from kim.casework.models import Case, Contact, Step, StepDependency, Task
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.models import HouseholdMember, ResidenceStatus
from tests import make
from tests.cast import Cast, Player

ENDLESS = "11.a"
KEYS = ("10.e.rr", "10.e.pp", "FIK-81-4", "10.c.tt", "left-the-catalogue")
AREAS = ("language", "housing", "work", "health")
NAMES = ("Familie Blum", "Familie Korn", "Familie Ähre")


class RandomDesk:
    """Clara's cases, and those of Dana, for whom she stands in."""

    def __init__(self, cast: Cast, seed: int, cases: int = 9) -> None:
        self.cast, self.chance, self.today = cast, Random(seed), clock.today()  # noqa: S311
        for number in range(cases):
            self._case(cast.dana if number % 4 == 3 else cast.clara)
        until = self.today + timedelta(days=9)
        deputations.name(actor=cast.dana.actor, deputy=cast.clara.membership, first_day=self.today, last_day=until)

    def _day(self, least: int, most: int) -> date:
        # Few days, so that several things fall on the same one.
        return self.today + timedelta(days=7 * self.chance.randint(least // 7, most // 7))

    def _maybe(self, value: Any, otherwise: Any = None) -> Any:
        return value if self.chance.random() < 0.7 else otherwise

    def _case(self, player: Player) -> None:
        with clock.at(self.today - timedelta(days=self.chance.randint(0, 60))):
            case = make.case(player.actor, self.chance.choice(NAMES))
            for _number in range(self.chance.randint(0, 2)):
                make.person(player.actor, case, self.chance.choice(("Lina", "Paul")))
        with acting_as(player.actor):
            settled = self.chance.random() < 0.4
            for member in HouseholdMember.objects.filter(household=case.household_id):
                self._settled(case, member) if settled else self._titles(case, member)
            steps = [self._step(case, number) for number in range(1, self.chance.randint(1, 6))]
            self._dependencies(case, steps)
            for _number in range(self.chance.randint(0, 2)):
                Task.objects.create(
                    case=case,
                    owner=player.membership,
                    title="Anrufen",
                    due_on=self._maybe(self._day(-14, 21)),
                    done_on=self._maybe(None, self.today),
                )
            for _number in range(self.chance.randint(0, 2)):
                Contact.objects.create(
                    case=case, kind="phone", took_place_on=self._day(-70, 0), recorded_by=player.membership
                )

    def _settled(self, case: Case, member: HouseholdMember) -> None:
        """A title without an end, or nothing known; perhaps another kind of which no end is known."""
        key = self.chance.choice((ENDLESS, ENDLESS, ENDLESS, *KEYS[:1]))
        if self.chance.random() < 0.8:
            ResidenceStatus.objects.create(
                unit_id=case.unit_id, person_id=member.person_id, key=key, valid=Range(self._day(-400, 0), None, "[)")
            )

    def _titles(self, case: Case, member: HouseholdMember) -> None:
        """One after the other, with and without gaps between, the last one perhaps without an end."""
        begins: date | None = self._maybe(self._day(-400, 30))
        for _number in range(self.chance.randint(0, 3)):
            after = begins or self.today - timedelta(days=300)
            ends = self._maybe(after + timedelta(days=self.chance.choice((1, 60, 200, 400))))
            ResidenceStatus.objects.create(
                unit_id=case.unit_id,
                person_id=member.person_id,
                key=self.chance.choice(KEYS),
                valid=Range(begins, ends, "[)"),
            )
            if ends is None:
                return
            begins = ends + timedelta(days=self.chance.choice((0, 0, 1, 30)))

    def _step(self, case: Case, number: int) -> Step:
        state = self.chance.choice(("open", "open", "waiting", "waiting", "done", "dropped"))
        asked = self._day(-120, 7)
        values: dict[str, Any] = {"waiting_since": asked} if state == "waiting" else {}
        if state in ("done", "dropped"):
            values = {"waiting_since": self._maybe(asked - timedelta(days=90)), "done_on": self.today}
        if self.chance.random() < 0.4:
            kind = self.chance.choice(("deadline", "fixed"))
            ends = self.today + timedelta(days=self.chance.randint(-10, 50))
            values |= {"legal_end_on": ends, "legal_end_kind": kind, "legal_end_basis": "§ 74 VwGO"}
        return Step.objects.create(
            case=case,
            number=number,
            title=f"Schritt {number}",
            life_area=self.chance.choice(AREAS),
            state=state,
            due_on=self._maybe(self._day(-21, 35)),
            **self._party(),
            **values,
        )

    def _party(self) -> dict[str, Any]:
        return self.chance.choice(
            (
                {"party": "client"},
                {"party": "office", "office": self.cast.jobcenter},
                {"party": "office", "office": self.cast.jmd},
                {"party": "office", "office_name": "Sprachschule"},
            )
        )

    def _dependencies(self, case: Case, steps: list[Step]) -> None:
        for before, after in pairwise(steps):
            if self.chance.random() < 0.4:
                StepDependency.objects.create(case=case, step=after, needs=before)
