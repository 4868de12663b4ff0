"""Two records of one person become one, and two again.

What hangs on the record that is given up moves to the one that stays (`hanging`); what is known of both is put together
(`rules.combining`). Every step is noted in the ledger of the merge, in the same transaction: an interrupted merge has
not happened. Undoing plays the ledger backwards and gives back the rows as they were.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F, Model, Q
from django.db.utils import IntegrityError
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people import hanging, ledger
from kim.people.actions import name_tokens
from kim.people.actions.checks import checked
from kim.people.actions.known import details_of
from kim.people.actions.merging_rows import register_handlers
from kim.people.ledger import Ledger
from kim.people.models import HouseholdMember, Merge, Person
from kim.people.rules.combining import Combined, combine

# Of these one value stays; the other is kept as a further name or a date in papers.
CHOICES = ("given_name", "family_name", "birth", "gender")
# A form that was opened while the two were one must not fit the version of the person after the undo.
VERSIONS_AHEAD = 10_000

register_handlers()


@dataclass(frozen=True)
class Preview:
    """What a merge would do: values afterwards, fields in which one gives way, what moves or is a copy; or why not."""

    combined: Combined
    moves: Mapping[type[Model], int]
    copies: Mapping[type[Model], int]
    refusal: RuleViolation | None = None


def preview(*, actor: Actor, kept: Person, given_up: Person, take: Collection[str] = ()) -> Preview:
    """Do it and take it back at once, so that the preview is what will happen. `take`: fields from `given_up`."""
    combined = _combined(kept, given_up, take)
    try:
        _require(actor, kept, given_up)
        with transaction.atomic():
            written = _merge(kept, given_up, combined)
            transaction.set_rollback(True)
    except RuleViolation as refusal:
        return Preview(combined, {}, {}, refusal)
    finally:
        kept.refresh_from_db()
    return Preview(combined, _counted(written, ledger.MOVED), _counted(written, ledger.DELETED))


@action("persons_merged", _("Two records of one person were put together"))
def merge(*, actor: Actor, kept: Person, given_up: Person, reason: str, take: Collection[str] = ()) -> Merge:
    """`given_up` becomes part of `kept`. `take`: names of `CHOICES` whose value comes from `given_up`."""
    _require(actor, kept, given_up)
    if not reason.strip():
        raise RuleViolation("reason_missing", _("Say how you know that the two are one person."), "reason")
    assert actor.membership_id  # noqa: S101  # who may edit a person acts in a membership
    name, public_id = str(given_up), given_up.public_id
    written = _merge(kept, given_up, _combined(kept, given_up, take))
    made: Merge = Merge.objects.create(
        unit_id=kept.unit_id,
        kept=kept,
        given_up=public_id,
        given_up_name=name,
        reason=reason.strip(),
        by_id=actor.membership_id,
        ledger=written.entries,
    )
    return made


@action("merge_undone", _("Two persons who had been put together were parted again"))
def undo(*, actor: Actor, merge: Merge, reason: str) -> Merge:
    """Give back both records as they were; RuleViolation says in words what has made that impossible."""
    access.require(actor, "edit", merge.kept)
    if not reason.strip():
        raise RuleViolation("reason_missing", _("Say why the two are two persons after all."), "reason")
    _lock(merge.kept)
    merge.refresh_from_db()
    if why_not := hindrance(merge):
        raise why_not
    try:
        with transaction.atomic():
            ledger.undo(merge.entries, hanging.tables())
            hanging.check_now()
            _after_undo(merge)
    except IntegrityError:
        raise _changed() from None
    return locking.update(
        merge,
        undone_at=clock.now(),
        undone_by_id=actor.membership_id,
        undo_reason=reason.strip(),
        ledger=[],
    )


def hindrance(merge: Merge) -> RuleViolation | None:
    """What has made an undo impossible; None if nothing has."""
    if merge.undone_at is not None:
        return RuleViolation("undone_already", _("This has been undone already."))
    if Merge.objects.filter(kept=merge.kept_id, undone_at__isnull=True, pk__gt=merge.pk).exists():
        return RuleViolation(
            "merged_later", _("Another record was added to this person later. Undo that first, then this.")
        )
    return _changed() if ledger.changed_since(merge.entries) else None


def _changed() -> RuleViolation:
    return RuleViolation(
        "changed_since",
        _(
            "The person or the household was changed after the merge, so the former state can no longer be told apart "
            "from what came later. Record the second person anew instead."
        ),
    )


def _require(actor: Actor, kept: Person, given_up: Person) -> None:
    access.require(actor, "edit", kept)
    access.require(actor, "edit", given_up)
    if kept.pk == given_up.pk:
        raise RuleViolation("same_record", _("This is the same record. Choose another one."))
    if {kept.unit_id, given_up.unit_id} != {actor.unit_id}:
        raise RuleViolation("other_unit", _("Only the unit that keeps both records can put them together."))
    in_hand = HouseholdMember.objects.visible_to(actor, "edit").values("pk")
    if HouseholdMember.objects.filter(person__in=[kept, given_up]).exclude(pk__in=in_hand).exists():
        raise RuleViolation("not_alone", _("You can only put together persons on whose cases you alone work."))


def _combined(kept: Person, given_up: Person, take: Collection[str]) -> Combined:
    if unknown := set(take) - set(CHOICES):
        raise TypeError(f"no field to choose: {sorted(unknown)}")
    mine, theirs = details_of(kept), details_of(given_up)
    for name in take:
        mine[name], theirs[name] = theirs[name], mine[name]
    return combine(mine, theirs)


def _merge(kept: Person, given_up: Person, combined: Combined) -> Ledger:
    _lock(kept, given_up)
    written = Ledger()
    values = {**checked(kept, combined.values), "version": F("version") + VERSIONS_AHEAD}
    written.change(kept, lambda: Person.objects.filter(pk=kept.pk).update(**values))
    try:
        hanging.move(written, given_up, kept)
        given_up.name_tokens.all().delete()
        written.delete(Person._meta.db_table, given_up.pk)
        hanging.check_now()
    except hanging.DoesNotFit as odd:
        raise _contradiction(odd.model) from None
    kept.refresh_from_db()
    name_tokens.write(kept)
    return written


def _contradiction(model: type[Model]) -> RuleViolation:
    sentence = _("Both records have entries that contradict each other: %(what)s. Put one of them right first.")
    return RuleViolation("contradiction", sentence % {"what": model._meta.verbose_name_plural})


def _after_undo(merge: Merge) -> None:
    for person in Person.objects.filter(Q(public_id=merge.given_up) | Q(pk=merge.kept_id)):
        if person.pk == merge.kept_id:
            name_tokens.write(person)
        else:
            name_tokens.begin(person)


def _lock(*persons: Person) -> None:
    """Nobody merges or undoes the same persons at the same time."""
    keys = [person.pk for person in persons]
    with connection.cursor() as cursor:
        # In the same order for everybody, or two could wait for each other.
        cursor.execute("SELECT 1 FROM people_person WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [keys])


def _counted(written: Ledger, act: str) -> dict[type[Model], int]:
    models = {relation.table: relation.model for relation in hanging.relations()}
    counts: dict[type[Model], int] = {}
    for entry in written.entries:
        if entry["act"] == act and (model := models.get(entry["table"])):
            counts[model] = counts.get(model, 0) + 1
    return counts
