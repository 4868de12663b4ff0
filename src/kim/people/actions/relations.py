"""Verbs on family relations: stored once, read from both sides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people import periods
from kim.people.actions.rows import check_birth
from kim.people.models import FamilyRelation, Person
from kim.people.rules.kinship import Kinship, opposite


@action("relative_recorded", _("A family relation was recorded"))
def record(
    *,
    actor: Actor,
    person: Person,
    kind: str,
    relative: Person | None = None,
    name: str = "",
    birth: str = "",
    lives_in: str = "",
    first_day: date | None = None,
    last_day: date | None = None,
) -> FamilyRelation:
    """The relative is the `kind` of the person. Somebody on record, or a name of somebody who lives elsewhere."""
    access.require(actor, "edit", person)
    if relative is not None:
        access.require(actor, "edit", relative)
    values = _checked(person, relative, kind, name, birth, lives_in, first_day, last_day)
    created: FamilyRelation = FamilyRelation.objects.create(
        person=person, relative=relative, unit_id=person.unit_id, **values
    )
    return created


@action("relative_corrected", _("A family relation was corrected"))
def correct(
    *,
    actor: Actor,
    relation: FamilyRelation,
    version: int,
    kind: str,
    name: str = "",
    birth: str = "",
    lives_in: str = "",
    first_day: date | None = None,
    last_day: date | None = None,
) -> FamilyRelation:
    """Put a relation right; who the two are stays. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", relation)
    values = _checked(relation.person, relation.relative, kind, name, birth, lives_in, first_day, last_day, relation)
    return locking.update(relation, version, **values)


@action("relative_removed", _("A family relation recorded by mistake was removed"))
def remove(*, actor: Actor, relation: FamilyRelation) -> None:
    """Take out a relation that was recorded by mistake; the audit keeps the trace."""
    access.require(actor, "edit", relation)
    relation.delete()


def part(keys: list[int]) -> None:
    """Before these persons move to another unit: a relation to somebody who stays keeps the name on both sides."""
    leaving = FamilyRelation.objects.filter(person__in=keys, relative__isnull=False).exclude(relative__in=keys)
    for relation in leaving.select_related("person", "relative"):
        if relation.relative:
            _by_name(relation.relative, relation.person, str(opposite(relation.kind)), relation.valid)
            _forget(relation)
    staying = FamilyRelation.objects.filter(relative__in=keys).exclude(person__in=keys)
    for relation in staying.select_related("person", "relative"):
        if relation.relative:
            _by_name(relation.relative, relation.person, str(opposite(relation.kind)), relation.valid)
            _forget(relation)


def _by_name(person: Person, relative: Person, kind: str, valid: Any) -> None:
    FamilyRelation.objects.create(
        person=person,
        unit_id=person.unit_id,
        kind=kind,
        relative_name=str(relative),
        relative_birth=relative.birth,
        valid=valid,
    )


def _forget(relation: FamilyRelation) -> None:
    other = relation.relative
    if other is not None:
        locking.update(relation, relative=None, relative_name=str(other), relative_birth=other.birth)


def _checked(
    person: Person,
    relative: Person | None,
    kind: str,
    name: str,
    birth: str,
    lives_in: str,
    first_day: date | None,
    last_day: date | None,
    but: FamilyRelation | None = None,
) -> dict[str, Any]:
    if relative is None and not name.strip():
        raise RuleViolation("relative_missing", _("Choose somebody, or enter a name."), "name")
    if relative is not None and name.strip():
        raise RuleViolation("relative_twice", _("Choose somebody or enter a name, not both."), "name")
    if relative == person:
        raise RuleViolation("relative_of_oneself", _("Nobody is their own relative."), "relative")
    check_birth(birth, "birth")
    if first_day and last_day and last_day < first_day:
        raise RuleViolation("period_backwards", _("The last day lies before the first day."), "last_day")
    valid = periods.days(first_day, last_day)
    _once(person, relative, valid, but)
    is_named = relative is None
    return {
        "kind": Kinship(kind),
        "relative_name": name.strip(),
        "relative_birth": birth if is_named else "",
        "lives_in": lives_in.strip() if is_named else "",
        "valid": valid,
    }


def _once(person: Person, relative: Person | None, valid: Any, but: FamilyRelation | None) -> None:
    if relative is None:
        return
    between = Q(person=person, relative=relative) | Q(person=relative, relative=person)
    if FamilyRelation.objects.filter(between, valid__overlap=valid).exclude(pk=but.pk if but else None).exists():
        raise RuleViolation(
            "relation_twice", _("What these two are to each other is recorded already for this time."), "relative"
        )
