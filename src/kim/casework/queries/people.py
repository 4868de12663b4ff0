"""The people of a case as its pages show them, and what a public body must know before it stores a status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext, ngettext

from kim.accounts import api as accounts
from kim.casework.models import Case
from kim.casework.queries import homes
from kim.casework.queries.status_lines import Gap, StatusLine, history_of, status_line
from kim.casework.queries.titles import lapsed_of
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations.rules.public_bodies import is_public_body
from kim.pathways import api as pathways
from kim.people import queries as people_queries
from kim.people.labels import CONTACT_WAYS, LANGUAGE_LEVELS, LANGUAGE_USES, NAME_KINDS, RELATIONS, language_name
from kim.people.models import HouseholdMember, Person
from kim.people.rules.codes import (
    ContactWay,
    HouseholdRelation,
    LanguageLevel,
    LanguageUse,
    MayWrite,
)


@dataclass(frozen=True)
class Resident:
    """Somebody of the household: the status that holds today (None: not known), or the one that ended last."""

    membership: HouseholdMember
    person: Person
    relation: str
    age: str
    status: StatusLine | None
    lapsed: StatusLine | None
    statuses: tuple[StatusLine, ...]

    @property
    def history(self) -> list[StatusLine | Gap]:
        """All statuses, the latest first, and between them the days of which nothing is known."""
        return history_of(self.statuses)


def residents(actor: Actor, case: Case) -> list[Resident]:
    """Who lives in the household today: reference person first, then by age."""
    members = homes.members_in(actor, frozenset({case.household_id}))
    ordered = sorted(members, key=lambda one: one.relation != HouseholdRelation.REFERENCE)
    return [_resident(member) for member in ordered]


def resident_of(actor: Actor, case: Case, person: Person) -> Resident:
    """One person of this household, today or formerly; raises `HouseholdMember.DoesNotExist` for others."""
    member = (
        HouseholdMember.objects.visible_to(actor)
        .filter(household=case.household_id, person=person)
        .select_related("person")
        .prefetch_related(Prefetch("person__statuses", queryset=people_queries.statuses(actor)))
        .order_by("-valid")
        .first()
    )
    if member is None:
        raise HouseholdMember.DoesNotExist
    return _resident(member)


def _resident(member: Any) -> Resident:
    lines = tuple(status_line(status) for status in member.person.statuses.all())
    now = next((line for line in lines if line.holds), None)
    relation = "" if member.relation == HouseholdRelation.NOT_ASKED else str(RELATIONS[member.relation])
    ended = lapsed_of([line.record for line in lines], clock.today())
    lapsed = next((line for line in lines if line.record is ended), None)
    return Resident(member, member.person, relation, age_of(member.person), now, lapsed, lines)


def age_of(person: Person) -> str:
    """Completed years in words, as far as the date of birth tells: "38 years", "37 or 38 years"."""
    age = person.age
    if age is None:
        return gettext("age not known yet")
    if age.is_certain:
        return ngettext("%(n)s year", "%(n)s years", age.low) % {"n": age.low}
    words = gettext("%(low)s or %(high)s years") if age.high - age.low == 1 else gettext("%(low)s to %(high)s years")
    return words % {"low": age.low, "high": age.high}


def languages_of(found: list[Resident]) -> str:
    """The languages of a household in one line; German with its best known level."""
    spoken: dict[str, str] = {}
    for resident in found:
        for entry in resident.person.languages:
            level = entry["level"] if entry["language"] == "de" else LanguageLevel.NOT_ASKED
            known = "" if level in (LanguageLevel.NOT_ASKED, LanguageLevel.NATIVE) else f" ({LANGUAGE_LEVELS[level]})"
            spoken.setdefault(entry["language"], f"{language_name(entry['language'])}{known}")
    return ", ".join(spoken.values())


@dataclass(frozen=True)
class LanguageLine:
    """A language of a person with its level and how one talks in it; empty where nobody asked."""

    name: str
    level: str
    use: str


def languages_spoken(person: Person) -> list[LanguageLine]:
    """The languages of one person in words."""
    return [
        LanguageLine(
            language_name(entry["language"]),
            str(LANGUAGE_LEVELS[entry["level"]]),
            "" if entry["use"] == LanguageUse.NOT_ASKED else str(LANGUAGE_USES[entry["use"]]),
        )
        for entry in person.languages
    ]


@dataclass(frozen=True)
class ContactLine:
    """A way to reach somebody; `href` starts a call or a mail where that is possible."""

    kind: str
    value: str
    href: str
    facts: str
    may_write: bool | None


_MAY_WRITE = {MayWrite.YES.value: True, MayWrite.NO.value: False}
_CALLED = (ContactWay.MOBILE, ContactWay.PHONE)


def ways_to_reach(person: Person) -> list[ContactLine]:
    """How to reach one person, with what one has to know before writing there."""
    return [
        ContactLine(
            str(CONTACT_WAYS[entry["kind"]]),
            entry["value"],
            _href(entry),
            " · ".join(part for part in (_whose(entry["owner"]), entry["note"]) if part),
            _MAY_WRITE.get(entry["may_write"]),
        )
        for entry in person.contact_ways
    ]


def _href(entry: dict[str, str]) -> str:
    if entry["kind"] in _CALLED:
        return "tel:" + "".join(sign for sign in entry["value"] if sign.isdecimal() or sign == "+")
    return f"mailto:{entry['value']}" if entry["kind"] == ContactWay.EMAIL else ""


def _whose(owner: str) -> str:
    return gettext("belongs to: %(owner)s") % {"owner": owner} if owner else ""


def other_names(person: Person) -> list[tuple[str, str]]:
    """Kind and text of the further names of one person."""
    return [(str(NAME_KINDS[entry["kind"]]), entry["text"]) for entry in person.other_names]


def duty_to_report(actor: Actor, key: str, last_day: date | None) -> pathways.ReportingWarning | None:
    """What has to be said before the acting unit stores this status (§ 87 AufenthG); None if nothing."""
    return pathways.reporting_warning(key, acts_for_public_body(actor), last_day, clock.today())


def acts_for_public_body(actor: Actor) -> bool:
    """Whether § 87 AufenthG addresses the acting unit; free welfare bodies are no addressees."""
    return is_public_body(accounts.membership_of(actor).unit.organisation.kind)
