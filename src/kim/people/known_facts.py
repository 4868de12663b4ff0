"""What is known of a person on a day, as rules of law read it: a plain mapping, only what is known.

Basis: the schema of facts that the pathways evaluate. Not asked is left out; "none" is the value that the catalogue
gives it. Names of keys, codes and units are those of the schema: periods are both days inclusive, an open end is None,
shares are numbers from 0. What only an authority can find out is never in it.

Where knowledge would be guessed, the key is left out: a birth date of which the day is missing or papers differ, an
unclear nationality, a history of statuses in which a first day is missing or a fiction follows no title.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet

from kim.kernel.actor import Actor
from kim.kernel.partial_date import DatePrecision, PartialDate
from kim.kernel.together import TogetherFor, link
from kim.pathways import api as pathways
from kim.people import fact_catalogue, labels
from kim.people.models import Fact, Guardianship, HouseholdMember, Person, ResidenceStatus
from kim.people.queries.kin import Kin, relations_of, seen_from
from kim.people.rules.codes import Evidence, LanguageLevel
from kim.people.rules.facts import FactKind, FactSpec, FactState, FactSubject, Part, PartType
from kim.people.rules.kinship import GuardianKind
from kim.people.rules.laender import land_of
from kim.people.rules.relatives import rule_kin, rule_relation

Facts = dict[str, Any]
_DAY = timedelta(days=1)
_RULE_TYPES = {"erlaubt", "gestattet", "geduldet", "geduldet_60b", "none"}
_FICTION = "81.4"
_OF_A_CHILD = ("education_now", "marital")
_AT_SCHOOL = ("school", "vocational", "vocational_preparation")


def facts_of(actor: Actor, person: Person, on: date) -> Facts:
    """The facts of a person on a day, as far as the actor may see them. Keys that are not known are left out."""
    found = _lists(actor, person=person.pk, on=on)
    persons = {one.pk: one for one in [*found["persons"], person]}
    link(found["members"], "person", persons)
    for end in ("person", "relative"):
        link(found["relations"], end, persons)
    kin = seen_from(person, found["relations"])
    derived = {
        **_birth(person),
        **_nationalities(person),
        **_residence(found["members"]),
        **_household(person, found["members"], kin, found["theirs"]),
        **_represented(found["guardians"]),
        **_status_periods(found["statuses"]),
        **_german(person),
    }
    # What stands on a paper is better than what was noted in passing.
    return derived | _asked(person, [*found["rows"], *found["theirs"]])


def _rows(actor: Actor, person: int, on: date) -> dict[str, QuerySet[Any]]:
    """Everything that is read of a person, and of whoever lives there; the answers in the order in which they came."""
    lives = HouseholdMember.objects.visible_to(actor).filter(person=person, valid__contains=on)
    members = HouseholdMember.objects.visible_to(actor).filter(
        household__in=lives.order_by().values("household"), valid__contains=on
    )
    others = members.exclude(person=person).order_by().values("person")
    relations = relations_of(actor, person).filter(valid__contains=on)
    ends = [relations.order_by().values(end) for end in ("person", "relative")]
    answers = Fact.objects.visible_to(actor).filter(valid__contains=on).order_by("pk")
    return {
        "members": members.annotate(ags=F("household__municipality__official_key")),
        "persons": Person.objects.filter(pk__in=others.union(*ends)),
        "rows": answers.filter(person=person),
        "theirs": answers.filter(person__in=others, key__in=_read_of_others()),
        "statuses": ResidenceStatus.objects.visible_to(actor).filter(person=person),
        "relations": relations,
        "guardians": Guardianship.objects.visible_to(actor).filter(person=person, valid__contains=on),
    }


_lists = TogetherFor(_rows, person=int, on=date)


def _read_of_others() -> list[str]:
    """What is asked about the household, from whoever answered it, and what a child is asked."""
    about_all = {key for key, spec in fact_catalogue.facts().items() if spec.about is FactSubject.HOUSEHOLD}
    return sorted(about_all | set(_OF_A_CHILD))


def _birth(person: Person) -> Facts:
    born = person.birth_date
    is_certain = born.precision is DatePrecision.DAY and not person.birth_disputed
    return {"birth_date": born.earliest} if is_certain else {}


def born_between(person: Person) -> tuple[date, date] | None:
    """The first and the last possible day of birth; None if it is certain, or if nothing bounds it."""
    versions = [PartialDate.from_iso(entry["birth"]) for entry in person.birth_versions]
    if _birth(person) or (person.birth_disputed and not versions):
        return None
    dates = [one for one in (person.birth_date, *versions) if one.earliest and one.latest]
    ends = [(one.earliest or date.min, one.latest or date.max) for one in dates]
    return (min(first for first, _last in ends), max(last for _first, last in ends)) if ends else None


def _nationalities(person: Person) -> Facts:
    codes = list(person.nationalities)
    if not codes or labels.UNCLEAR in codes:
        return {}
    return {
        "nationalities": [code for code in codes if code != labels.STATELESS],
        "stateless": labels.STATELESS in codes,
    }


def _residence(members: list[Any]) -> Facts:
    ags = next((member.ags for member in members if member.ags), "")
    land = land_of(ags) if ags else ""
    return {"residence": {"state": land, "ags": ags}} if land else {}


def _household(person: Person, members: list[HouseholdMember], kin: list[Kin], rows: list[Fact]) -> Facts:
    """Everybody else who lives there, and children elsewhere.

    Left out as soon as it is not known what one of those who live there is to the person.
    """
    own = next((member.relation for member in members if member.person_id == person.pk), None)
    if own is None:
        return {}
    known = {each.person.pk: rule_kin(each.kind) for each in kin if each.person}
    others = []
    for member in members:
        if member.person_id == person.pk:
            continue
        relation = known.pop(member.person_id, None) or rule_relation(own, member.relation)
        if relation is None:
            return {}
        own_facts = _of_child(rows, member.person_id) if relation == "child" else {}
        others.append({"relation": relation, **_birth(member.person), "lives_together": True, **own_facts})
    here = {member.person_id for member in members}
    return {"household": [*others, *(_child_elsewhere(each) for each in kin if _is_elsewhere(each, here))]}


def _of_child(rows: Iterable[Fact], child: int) -> Facts:
    """What the child's own answers say: whether a paper of a school was seen, and whether the child is married.

    Each is asked once, with the child; nobody asked: left out.
    """
    last = {row.key: row for row in rows if row.person_id == child and row.key in _OF_A_CHILD}
    found: Facts = {}
    if school := last.get("education_now"):
        goes = school.state == FactState.VALUE and school.value.get("kind") in _AT_SCHOOL
        if goes and school.evidence != Evidence.CLAIMED:
            found["school_certificate"] = "documented"
        elif school.state == FactState.NONE or (school.state == FactState.VALUE and not goes):
            found["school_certificate"] = "none"
    if (marital := last.get("marital")) and marital.state == FactState.VALUE and marital.value.get("state"):
        found["married"] = marital.value["state"] in ("married", "partnership")
    return found


def _is_elsewhere(each: Kin, here: set[int]) -> bool:
    return rule_kin(each.kind) == "child" and (each.person is None or each.person.pk not in here)


def _child_elsewhere(each: Kin) -> Facts:
    born = each.born
    known = {"birth_date": born.earliest} if born.precision is DatePrecision.DAY and not born.disputed else {}
    return {"relation": "child", **known, "lives_together": False}


def _represented(guardians: Iterable[Guardianship]) -> Facts:
    """A guardian or legal carer decides; parents who do are no representation beside the family."""
    kinds = {guardianship.kind for guardianship in guardians}
    return {"legally_represented": True} if kinds & {GuardianKind.GUARDIAN, GuardianKind.LEGAL_CARE} else {}


def _status_periods(statuses: Iterable[ResidenceStatus]) -> Facts:
    ordered = sorted(statuses, key=lambda status: status.first_day or date.min)
    periods: list[Facts] = []
    title = ""
    for status in ordered:
        period = _period(status, title)
        if period is None:
            return {}
        title = period.get("para", "") if period.get("para", "") != _FICTION else title
        periods.append(period)
    return {"status_periods": periods} if periods else {}


def _period(status: ResidenceStatus, title: str) -> Facts | None:
    try:
        entry = pathways.status(status.key)
    except KeyError:
        return None
    is_fiction = entry.para == _FICTION
    if status.first_day is None or entry.engine_type not in _RULE_TYPES or (is_fiction and not title):
        return None
    period: Facts = {"from": status.first_day, "to": status.last_day, "type": str(entry.engine_type)}
    period |= {"para": entry.para, "continues": title} if is_fiction else {"para": entry.para}
    return period | ({} if status.evidence == Evidence.DOCUMENTED else {"evidence": status.evidence})


def _german(person: Person) -> Facts:
    """What the person says of their German: claimed until a certificate stands among the facts."""
    level = next((entry["level"] for entry in person.languages if entry["language"] == "de"), LanguageLevel.NOT_ASKED)
    if level in (LanguageLevel.NOT_ASKED, LanguageLevel.NATIVE):
        return {}
    return {"language": {"level": str(level), "evidence": str(Evidence.CLAIMED)}}


def _asked(person: Person, rows: list[Fact]) -> Facts:
    """The last answer to each question; those about the household from whoever gave it."""
    last: dict[str, Fact] = {}
    catalogue = fact_catalogue.facts()
    for row in sorted(rows, key=lambda one: one.pk):
        spec = catalogue.get(row.key)
        if spec and (row.person_id == person.pk or spec.about is FactSubject.HOUSEHOLD):
            last[row.key] = row
    known: Facts = {}
    for key, row in last.items():
        _put(known, catalogue[key], row)
    return known


def _put(known: Facts, spec: FactSpec, row: Fact) -> None:
    if row.state == FactState.NONE:
        value = spec.none
    elif row.state == FactState.VALUE:
        value = _value(spec, row)
    else:
        return
    target, _dot, part = (spec.into or spec.key).partition(".")
    if part:
        known[target] = {**known.get(target, {}), part: value}
    elif isinstance(value, dict) and isinstance(known.get(target), dict):
        known[target] = {**known[target], **value}
    else:
        known[target] = value


def _value(spec: FactSpec, row: Fact) -> Any:
    if spec.kind is FactKind.SCALAR:
        return _read(spec.parts[0], row.value["value"])
    level = {} if row.evidence == Evidence.DOCUMENTED else {"evidence": row.evidence}
    if spec.kind is FactKind.RECORD:
        return _parts(spec, row.value) | level
    return [_item(spec, item, row.evidence) for item in row.value]


def _item(spec: FactSpec, item: Facts, evidence: str) -> Facts:
    parts = _parts(spec, item)
    if evidence != Evidence.DOCUMENTED:
        parts["evidence"] = evidence
    # An open end is said, so that nobody takes it for "not asked".
    return {**parts, "to": parts.get("to")} if "from" in parts else parts


def _parts(spec: FactSpec, stored: Facts) -> Facts:
    return {part.key: _read(part, stored[part.key]) for part in spec.parts if part.key in stored}


def _read(part: Part, value: Any) -> Any:
    if part.type is PartType.DATE:
        return date.fromisoformat(value)
    if part.type is PartType.PERCENT:
        return round(value / 100, 4)
    return value
