"""Finding a person by name and date of birth, however they were written, among those whom the searcher may see.

Two statements whatever is sought and whoever else is stored: candidates by their tokens, then their names. The order of
the hits and the reasons come from `rules.likeness`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

from kim.kernel.actor import Actor
from kim.kernel.partial_date import PartialDate
from kim.people.lookups import begins_with
from kim.people.models import NameToken, Person
from kim.people.rules.births import Agreement, agreement
from kim.people.rules.likeness import Hit, Name, judge
from kim.people.rules.name_tokens import Sought, sought
from kim.people.rules.seeking import Wanted, read

MOST = 20
ALL = 500
_BIRTH_COUNTS = {
    Agreement.SAME: 0.0,
    Agreement.COVERS: -0.01,
    Agreement.NEAR: -0.05,
    Agreement.UNKNOWN: -0.1,
}


@dataclass(frozen=True)
class Found:
    """A person, how well they fit (0 to 1), and why."""

    person: Person
    hit: Hit


def find(actor: Actor, text: str, most: int = MOST) -> list[Found]:
    """The persons whom `actor` may see and who may be meant by `text`, best first."""
    wanted = read(text)
    if wanted.is_empty:
        return []
    judged = [Found(person, hit) for person in _candidates(actor, wanted) if (hit := _hit(person, wanted))]
    return sorted(judged, key=_best_first)[:most]


def _candidates(actor: Actor, wanted: Wanted) -> QuerySet[Person]:
    persons: QuerySet[Person] = Person.objects.visible_to(actor)
    for word in wanted.words:
        persons = persons.filter(has_word(sought(word)))
    if not wanted.words:
        persons = persons.filter(_born(wanted.birth))
    return persons


def has_word(one: Sought) -> Exists:
    """The condition on persons that some form of some name of theirs meets what is sought."""
    condition = Q()
    for kind in sorted({kind for kind, _token in one.equal}):
        condition |= Q(kind=kind, token__in=sorted(token for each, token in one.equal if each is kind))
    for kind, start in sorted(one.begins):
        condition |= Q(kind=kind) & begins_with("token", start)
    return Exists(NameToken.objects.filter(condition, person=OuterRef("pk")))


def _born(birth: PartialDate) -> Q:
    iso = birth.isoformat()
    wider = [iso[:length] for length in (4, 7, 10) if length <= len(iso)]
    in_papers = Q(_BornByPaper("birth_versions", JSONObject(born=Cast(Value(iso), TextField()))))
    for start in wider[:-1]:
        in_papers |= Q(birth_versions__contains=[{"birth": start}])
    return Q(birth__in=wider) | begins_with("birth", iso) | in_papers


class _BornByPaper(Func):
    """Whether any paper names a date of birth that begins like this."""

    function = "jsonb_path_exists"
    arg_joiner = ", '$[*].birth ? (@ starts with $born)'::jsonpath, "
    output_field = BooleanField()


def _agreed(person: Person, wanted: PartialDate) -> Agreement:
    """How what is sought agrees with the date of birth, or better with that in one of the papers."""
    papers = (PartialDate.from_iso(version["birth"]) for version in person.birth_versions)
    found = {agreement(wanted, date) for date in (person.birth_date, *papers)}
    return next(one for one in Agreement if one in found)


def _hit(person: Person, wanted: Wanted) -> Hit | None:
    agreed = _agreed(person, wanted.birth) if wanted.birth.year else Agreement.SAME
    hit = judge(wanted.words, name_of(person), family_first=wanted.family_first)
    if hit is None or agreed is Agreement.DIFFERS:
        return None
    return hit.lowered(_BIRTH_COUNTS[agreed], by_birth=agreed is Agreement.NEAR)


def name_of(person: Person) -> Name:
    """The names of a stored person, taken apart."""
    return Name.of(person.given_name, person.family_name, *(entry["text"] for entry in person.other_names))


def _best_first(found: Found) -> tuple[float, str, str, int]:
    return (-found.hit.score, found.person.family_name, found.person.given_name, found.person.pk)
