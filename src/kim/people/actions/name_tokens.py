"""The forms of names by which persons are found. Written by whatever writes a person, in the same transaction."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.people.models import NameToken, Person
from kim.people.rules.name_tokens import tokens_of

# Its kind, and the name in that form.
Form = tuple[str, str]


def write(person: Person) -> bool:
    """Bring the stored forms to what the names give; True if something had to change."""
    wanted = _wanted(person)
    written = set(person.name_tokens.values_list("kind", "token"))
    if wanted == written:
        return False
    if written - wanted:
        person.name_tokens.all().delete()
        written = set()
    _add(person, wanted - written)
    return True


def begin(person: Person) -> None:
    """The forms of somebody who has just been put on record: nothing is stored yet."""
    _add(person, _wanted(person))


def _wanted(person: Person) -> set[Form]:
    return {(str(kind), token) for kind, token in tokens_of(names_of(person))}


def _add(person: Person, forms: set[Form]) -> None:
    NameToken.objects.bulk_create(
        NameToken(person=person, unit_id=person.unit_id, kind=kind, token=token) for kind, token in sorted(forms)
    )


def names_of(person: Person) -> list[str]:
    """Every name that somebody may be sought by."""
    return [person.given_name, person.family_name, *(entry["text"] for entry in person.other_names)]


@action("name_tokens_rebuilt", _("The forms of names for the search were made anew"))
def rebuild(*, actor: Actor) -> int:
    """Make the forms of all persons of the acting unit anew; returns for how many something changed."""
    return sum(write(person) for person in Person.objects.filter(unit=actor.unit_id).order_by("pk").iterator())
