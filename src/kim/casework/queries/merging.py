"""What the pages show before two records are put together, and what was put together before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from kim.casework.models import Case
from kim.casework.queries import homes
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.partial_date import PartialDate
from kim.people import hanging
from kim.people.actions import merging
from kim.people.labels import GENDERS, country_name, language_name
from kim.people.models import Merge, Person
from kim.people.queries import search
from kim.people.rules.combining import Details

# A list of merges or of pairs told apart says nothing to somebody who puts two persons together.
NOT_COUNTED = {"people.Merge", "people.SaidApart"}


@dataclass(frozen=True)
class Field:
    """One field: how it reads in either record, and afterwards."""

    label: Any
    kept: str
    other: str
    after: str

    @property
    def same(self) -> bool:
        return self.kept == self.other


@dataclass(frozen=True)
class Hanging:
    """Rows of one kind: how many hang on either record, and how many of those given up are the very same."""

    label: Any
    kept: int
    other: int
    copies: int


@dataclass(frozen=True)
class Sheet:
    """The preview of a merge."""

    fields: tuple[Field, ...]
    hanging: tuple[Hanging, ...]
    refusal: RuleViolation | None


def sheet(actor: Actor, kept: Person, other: Person, take: Collection[str]) -> Sheet:
    """Field by field and table by table what a merge would do, tried out and taken back."""
    shown = merging.preview(actor=actor, kept=kept, given_up=other, take=take)
    mine, theirs = _details(kept), _details(other)
    after = {**mine, **shown.combined.values}
    fields = [
        Field(label, read(mine), read(theirs), read(after))
        for label, read in _FIELDS
        if read(mine) or read(theirs) or read(after)
    ]
    return Sheet(tuple(fields), tuple(_hanging(kept, other, shown.copies)), shown.refusal)


def _hanging(kept: Person, other: Person, copies: Any) -> list[Hanging]:
    mine, theirs = hanging.count(kept), hanging.count(other)
    models: list[type[Model]] = [model for model in {**mine, **theirs} if model._meta.label not in NOT_COUNTED]
    lines = [Hanging(_title(model), mine.get(model, 0), theirs.get(model, 0), copies.get(model, 0)) for model in models]
    return sorted(lines, key=lambda line: str(line.label))


def _title(model: type[Model]) -> str:
    name = str(model._meta.verbose_name_plural)
    return name[:1].upper() + name[1:]


def _details(person: Person) -> Details:
    names = ("given_name", "family_name", "birth", "birth_versions", "gender", "other_names", "nationalities")
    return {name: getattr(person, name) for name in (*names, "languages", "contact_ways")}


def _birth(details: Details) -> str:
    dates = [details["birth"], *(version["birth"] for version in details["birth_versions"])]
    return ", ".join(dict.fromkeys(PartialDate.from_iso(text).display() for text in dates if text))


_FIELDS: tuple[tuple[Any, Any], ...] = (
    (_("Given name"), lambda details: details["given_name"]),
    (_("Family name"), lambda details: details["family_name"]),
    (_("Further names"), lambda details: ", ".join(entry["text"] for entry in details["other_names"])),
    (_("Date of birth"), _birth),
    (_("Gender"), lambda details: "" if details["gender"] == "not_asked" else str(GENDERS[details["gender"]])),
    (_("Nationality"), lambda details: ", ".join(country_name(code) for code in details["nationalities"])),
    (_("Languages"), lambda details: ", ".join(language_name(entry["language"]) for entry in details["languages"])),
    (_("How to reach them"), lambda details: ", ".join(entry["value"] for entry in details["contact_ways"])),
)


@dataclass(frozen=True)
class Past:
    """A merge of the past: what stands in the way of undoing it, in words; None: nothing."""

    merge: Merge
    refusal: RuleViolation | None


def past(actor: Actor, person: Person) -> list[Past]:
    """What was put together with this person, newest first."""
    merges = Merge.objects.visible_to(actor).filter(kept=person).select_related("by__user", "undone_by__user")
    return [Past(merge, merging.hindrance(merge)) for merge in merges]


@dataclass(frozen=True)
class Other:
    """Somebody with whom the person might be put together."""

    person: Person
    case: Case | None


def others(actor: Actor, person: Person, text: str) -> list[Other]:
    """Whom a search finds besides the person."""
    found = [one.person for one in search.find(actor, text) if one.person.pk != person.pk]
    cases = homes.case_of(actor, found)
    return [Other(one, cases.get(one.pk)) for one in found]
