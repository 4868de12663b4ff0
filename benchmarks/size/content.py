"""A district at size: units, case managers with 17 cases each, households of three, contacts, steps, audit rows.

Names are put together by chance from a fixed seed; nobody is meant. The first unit has the people who are measured: one
case manager with 17 cases, one with 170, and a case with 200 contacts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from copying import Sheet
from django.utils import timezone

from kim.accounts.models import Membership, User
from kim.accounts.rules.roles import Role
from kim.casework.models import Assignment, Case, Contact, PhaseChange, Step, Task
from kim.kernel.models import AuditRow
from kim.organisations.models import Municipality, Organisation, Unit
from kim.people.keys import key_of
from kim.people.models import Household, HouseholdMember, NameToken, Person, ResidenceStatus
from kim.people.rules.name_tokens import tokens_of

UNITS, PLACES = 60, 8
CASES_EACH, CASES_MANY, ENTRIES_MANY = 17, 170, 200
CONTACTS, STEPS, AUDIT_ROWS = 12, 6, 12
SYLLABLES = (
    "ba",
    "cem",
    "dil",
    "fa",
    "gül",
    "ha",
    "jo",
    "ka",
    "lei",
    "ma",
    "nur",
    "ole",
    "par",
    "ras",
    "sa",
    "tar",
    "wol",
    "yus",
    "zah",
)
ENDINGS = ("ra", "met", "na", "ik", "did", "sch", "enko", "zade", "oglu", "stein")
PHASES = ("intake", "assessment", "service_planning", "linking", "monitoring")


class District:
    """All sheets, filled case manager by case manager."""

    def __init__(self, cases: int, *, lists_only: bool) -> None:
        self.cases, self.lists_only = cases, lists_only
        self.chance = random.Random(20261123)  # noqa: S311
        self.today = timezone.localdate()
        self.sheets = {model: Sheet(model, **constant) for model, constant in CONSTANT.items()}

    def build(self) -> Iterator[list[Sheet]]:
        """Unit by unit, so that what is in memory stays small; each time the sheets that can be copied."""
        self._frame()
        managers = max(UNITS * 2, self.cases // CASES_EACH)
        for unit in range(1, UNITS + 1):
            for number in range(managers // UNITS + (unit <= managers % UNITS)):
                self._manager(unit, CASES_MANY if unit == 1 and number == 1 else CASES_EACH)
            yield list(self.sheets.values())

    def _add(self, model: Any, **values: Any) -> int:
        return self.sheets[model].add(**values)

    def _frame(self) -> None:
        for number in range(1, PLACES + 1):
            self._add(Municipality, key=f"ort-{number}", official_key=f"9999{number:04d}", name=f"Musterort {number}")
        self._add(Organisation, key="traeger", name="Musterträger")
        for number in range(1, UNITS + 1):
            self._add(Unit, key=f"stelle-{number}", name=f"Stelle {number}", organisation_id=1)

    def _manager(self, unit: int, cases: int) -> None:
        user = self._add(User, email=f"person{self.sheets[User].key}@example.org", name=self._name().title())
        member = self._add(Membership, user_id=user, unit_id=unit, valid="[2024-01-01,)")
        for number in range(cases):
            self._case(unit, member, many=unit == 1 and cases == CASES_EACH and number == 0)

    def _case(self, unit: int, member: int, *, many: bool) -> None:
        family, opened = self._name().title(), self._day(700)
        label = f"Familie {family}"
        household = self._add(
            Household, unit_id=unit, label=label, label_key=key(label), municipality_id=self.chance.randint(1, PLACES)
        )
        persons = [self._person(unit, household, family, place) for place in range(3)]
        case = self._add(
            Case,
            unit_id=unit,
            household_id=household,
            assigned_to_id=member,
            number=f"{number_of(self.sheets[Case].key)}",
            phase=self.chance.choice(PHASES),
            opened_on=opened,
        )
        self._add(Assignment, unit_id=unit, case_id=case, manager_id=member, began_on=opened)
        self._add(PhaseChange, unit_id=unit, case_id=case, began_on=opened)
        self._work(unit, member, case, persons, ENTRIES_MANY if many else CONTACTS)

    def _person(self, unit: int, household: int, family: str, place: int) -> int:
        given = self._name().title()
        born = date(self.chance.randint(1960, 2020), self.chance.randint(1, 12), self.chance.randint(1, 28))
        person = self._add(Person, unit_id=unit, given_name=given, family_name=family, birth=born)
        relation = "reference" if place == 0 else "child"
        self._add(HouseholdMember, unit_id=unit, household_id=household, person_id=person, relation=relation)
        if place == 0:
            until = self.today + timedelta(days=self.chance.randint(-30, 700))
            self._add(ResidenceStatus, unit_id=unit, person_id=person, valid=f"[2019-01-01,{until})")
        if not self.lists_only:
            for kind, token in sorted(tokens(given) | tokens(family)):
                self._add(NameToken, unit_id=unit, person_id=person, kind=str(kind), token=token)
        return person

    def _work(self, unit: int, member: int, case: int, persons: list[int], contacts: int) -> None:
        few = 1 if self.lists_only else 0
        for _number in range(few or contacts):
            self._add(Contact, unit_id=unit, case_id=case, took_place_on=self._day(600), recorded_by_id=member)
        for number in range(1, (2 if few else STEPS) + 1):
            state = ("open", "waiting", "done")[number % 3]
            done = self._day(100) if state == "done" else "\\N"
            since = self._day(200) if state == "waiting" else "\\N"
            due = self.today + timedelta(days=self.chance.randint(-20, 300))
            self._add(
                Step, unit_id=unit, case_id=case, number=number, person_id=persons[0], state=state, done_on=done,
                waiting_since=since, due_on=due, party="client",
            )  # fmt: skip
        if few:
            return
        self._add(Task, unit_id=unit, case_id=case, owner_id=member, due_on=self.today + timedelta(days=3))
        for number in range(AUDIT_ROWS):
            self._add(AuditRow, unit_id=unit, txid=case, row_id=case * AUDIT_ROWS + number)

    def _name(self) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=2)) + self.chance.choice(ENDINGS)

    def _day(self, back: int) -> str:
        return (self.today - timedelta(days=self.chance.randint(1, back))).isoformat()


@cache
def tokens(word: str) -> frozenset[Any]:
    """The forms of one name; the same names come again and again."""
    return tokens_of([word])


@cache
def key(text: str) -> str:
    """The folded key of the filter."""
    return key_of(text)


def number_of(key: int) -> str:
    """A case number of seven signs."""
    letters = "23456789BCDFGHJKMNPQRSTVWXZ"
    text = ""
    for _place in range(6):
        key, letter = divmod(key, len(letters))
        text += letters[letter]
    return f"{text[:3]}-{text[3:]}"


CONSTANT: dict[Any, dict[str, Any]] = {
    Municipality: {},
    Organisation: {},
    Unit: {},
    User: {"password": "!"},
    Membership: {"role": Role.CASE_MANAGER.value},
    Household: {},
    Person: {},
    NameToken: {},
    HouseholdMember: {"valid": "(,)"},
    ResidenceStatus: {"key": "10.e.rr"},
    Case: {},
    Assignment: {},
    PhaseChange: {"phase": "access"},
    Step: {"title": "Unterlagen für den Antrag zusammenstellen", "life_area": "work"},
    Contact: {"kind": "phone", "minutes": 20, "note": "Antrag besprochen, Unterlagen fehlen noch."},
    Task: {"title": "Nachfragen"},
    AuditRow: {
        "at": timezone.now(), "table": "casework_contact", "operation": "INSERT", "why": "contact_recorded",
        "role": "case_manager", "digest": "\\\\x00", "diff": {"note": [None, "Antrag"]}, "salt": "\\\\x00",
    },
}  # fmt: skip
