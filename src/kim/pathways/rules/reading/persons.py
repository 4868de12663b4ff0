"""Age, household, marriage and the person from whom a family right is derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kim.pathways.rules.calendar import DAY, birthday, deadline, since, years
from kim.pathways.rules.conditions import Answer, Condition, Leaf
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import NOT_APPLICABLE, NOT_MET, Outcome, missing

BIRTH = "Geburtsdatum"
HOUSEHOLD = "Angaben zum Haushalt: wer dort lebt, Geburtsdaten"
MARITAL = "Familienstand"


def _age(text: str, check: Callable[[Situation, date], bool]) -> Leaf:
    def question(situation: Situation) -> Answer:
        born = situation.facts.get("birth_date")
        return None if born is None else check(situation, born)

    return Leaf(text, question, "birth_date", BIRTH)


def at_least(number: int, *, at_application: bool = False) -> Leaf:
    """From the `number`th birthday on."""

    def check(situation: Situation, born: date) -> bool:
        situation.turn(birthday(born, number))
        return birthday(born, number) <= (situation.application if at_application else situation.at)

    return _age(f"{_when(at_application)} mindestens {number} Jahre alt", check)


def before_birthday(number: int, *, at_application: bool = False) -> Leaf:
    """Before the `number`th birthday; on the day itself it is too late."""

    def check(situation: Situation, born: date) -> bool:
        situation.turn(birthday(born, number))
        return (situation.application if at_application else situation.at) < birthday(born, number)

    return _age(f"{_when(at_application)} vor dem {number}. Geburtstag", check)


def _when(at_application: bool) -> str:
    return "bei Antragstellung" if at_application else "am Stichtag"


def entered_by(day: date, *, before: bool = False) -> Leaf:
    """Entered on `day` at the latest, or before it."""

    def question(situation: Situation) -> Answer:
        entered = situation.facts.get("entry_date")
        return None if entered is None else entered < day or (entered == day and not before)

    word = "vor dem" if before else "spätestens am"
    return Leaf(f"Einreise {word} {day:%d.%m.%Y}", question, "entry_date", "Einreisedatum")


# household


def minor_child(situation: Situation, below: int = 18) -> bool | None:
    """Whether an unmarried child below `below` years lives in the household."""
    household = situation.facts.get("household")
    if household is None:
        return None
    answers = [_minor(situation, item, below) for item in household]
    return True if True in answers else None if None in answers else False


def _minor(situation: Situation, item: Mapping[str, Any], below: int) -> bool | None:
    if item.get("relation") != "child" or item.get("married") or item.get("lives_together") is False:
        return False
    born = item.get("birth_date")
    if born is None:
        return None
    situation.turn(born)
    situation.turn(birthday(born, below))
    return item.get("lives_together") if born <= situation.at < birthday(born, below) else False


def school_begin(born: date) -> date:
    """Compulsory school in NRW begins on 1 August of the year in which the child is six by 30 September."""
    six = birthday(born, 6)
    return date(six.year if six <= date(six.year, 9, 30) else six.year + 1, 8, 1)


def _school_children(situation: Situation) -> Answer:
    household = situation.facts.get("household")
    if household is None:
        return None
    certificates: list[bool | None] = []
    for item in household:
        concerned = _of_school_age(situation, item)
        if concerned is None:
            certificates.append(None)
        elif concerned:
            certificate = item.get("school_certificate")
            certificates.append(None if certificate is None else certificate == "documented")
    if not certificates:
        return NOT_APPLICABLE
    return False if False in certificates else None if None in certificates else True


def _of_school_age(situation: Situation, item: Mapping[str, Any]) -> bool | None:
    if item.get("relation") != "child" or item.get("married") or item.get("lives_together") is False:
        return False
    born = item.get("birth_date")
    if born is None:
        return None
    situation.turn(school_begin(born))
    situation.turn(birthday(born, 18))
    if not school_begin(born) <= situation.at < birthday(born, 18):
        return False
    return item.get("lives_together")


SCHOOL_CHILDREN = Leaf(
    "für jedes schulpflichtige, ledige, minderjährige Kind im Haushalt liegt die Schulbescheinigung vor "
    "(ohne solches Kind: entfällt)",
    _school_children,
    "household",
    "Schulbescheinigung für jedes schulpflichtige Kind im Haushalt",
)
MINOR_CHILD = Leaf("ein minderjähriges lediges Kind lebt im Haushalt", minor_child, "household", HOUSEHOLD)
CARES_FOR_CHILD_UNDER_3 = Leaf(
    "alleinerziehend mit einem Kind unter drei Jahren im Haushalt (§ 10 Abs. 1 Nr. 3 SGB II)",
    lambda situation: minor_child(situation, 3) if situation.facts.get("single_parent") else False,
    "single_parent household",
    HOUSEHOLD,
)
CARER = Leaf(
    "pflegt nahe Angehörige",
    lambda situation: situation.facts.get("carer") is True,
    "carer",
    "Nachweis der Pflege",
)


# marriage


def spouses(situation: Situation) -> int | None:
    """How many spouses; None if not asked."""
    marital = situation.record("marital")
    if marital is None:
        return None
    if "spouses" in marital:
        return int(marital["spouses"])
    state = marital.get("state")
    return None if state is None else int(state in ("married", "partnership"))


def _one_spouse(situation: Situation) -> Answer:
    number = spouses(situation)
    return None if number is None else number <= 1


ONE_SPOUSE = Leaf("nicht mit mehreren Personen zugleich verheiratet", _one_spouse, "marital", MARITAL)


def _married_to_german(situation: Situation) -> Answer:
    marital = situation.record("marital")
    if marital is None or marital.get("state") is None:
        return None
    if marital["state"] not in ("married", "partnership"):
        return False
    nationality, began = marital.get("spouse_nationality"), marital.get("since")
    if nationality not in (None, "DE"):
        return False
    if began is not None:
        reached = since(began, years(2))
        situation.turn(reached)
        if reached > situation.at:
            return False
    return None if nationality is None or began is None else True


MARRIED_TO_GERMAN = Leaf(
    "seit zwei Jahren mit einer oder einem Deutschen verheiratet oder verpartnert",
    _married_to_german,
    "marital",
    "Eheurkunde und deutscher Ausweis der Ehegattin oder des Ehegatten",
)


def _married(situation: Situation) -> Answer:
    state = situation.part("marital", "state")
    return None if state is None else state == "married"


MARRIED = Leaf("verheiratet", _married, "marital", MARITAL)


# family rights

PRINCIPAL_UNKNOWN = "die Angaben der Person, von der das Recht abgeleitet wird"


def derives(situation: Situation, relations: tuple[str, ...]) -> bool:
    """Whether the person claims a right from somebody they live with, in one of these relations."""
    principal = situation.facts.get("principal") or {}
    return bool(principal.get("lives_together")) and principal.get("relation") in relations


def of_principal(situation: Situation, rule: str) -> Outcome:
    """The overall value of the other person's own evaluation at the same dates."""
    name = situation.facts["principal"]["person"]
    theirs = situation.others.get(name)
    if theirs is None:
        return missing(PRINCIPAL_UNKNOWN)
    own = {key: value for key, value in theirs.items() if key != "principal"}
    other = Situation(own, situation.at, situation.application, situation.rules)
    other.turns = situation.turns
    return situation.rules.overall(rule, other)


def unmarried_child(situation: Situation) -> bool | None:
    """Unmarried, and a minor now or at entry (§ 104c Abs. 2)."""
    state, born = situation.part("marital", "state"), situation.facts.get("birth_date")
    if state == "married":
        return False
    if born is None:
        return None
    situation.turn(birthday(born, 18))
    young = situation.at < birthday(born, 18)
    entered = situation.facts.get("entry_date")
    if not young and entered is not None and entered >= birthday(born, 18):
        return False
    return None if state is None or (not young and entered is None) else True


def follows(rule: str) -> Leaf:
    """The overall value of the principal's own evaluation; nobody claimed: not met."""

    def question(situation: Situation) -> Answer:
        if derives(situation, ("spouse", "partner")):
            return of_principal(situation, rule)
        if derives(situation, ("child",)):
            answer = unmarried_child(situation)
            return of_principal(situation, rule) if answer else answer
        return NOT_MET

    text = (
        "Ehegatte, Lebenspartner oder lediges (bei Einreise minderjähriges) Kind in häuslicher Gemeinschaft "
        "mit einer Person, die selbst alles erfüllt"
    )
    return Leaf(text, question, "principal marital birth_date entry_date", "Angaben zur anderen Person")


HAS_PRINCIPAL: Condition = Leaf(
    "die Person leitet ein Recht von jemandem ab, mit dem sie zusammenlebt",
    lambda situation: derives(situation, ("spouse", "partner", "child")),
    "principal",
    HOUSEHOLD,
)


def within_years_of_entry(number: int) -> Leaf:
    """At most `number` years since entry (without it: since the first day of status)."""

    def question(situation: Situation) -> Answer:
        entered = situation.facts.get("entry_date")
        timeline = situation.timeline
        if entered is None and timeline and timeline.stays:
            entered = timeline.stays[0].start
        if entered is None:
            return None
        situation.turn(deadline(entered, years(number)) + DAY)
        return situation.at <= deadline(entered, years(number))

    text = f"höchstens {number} Jahre seit der Einreise"
    return Leaf(text, question, "entry_date status_periods", "Einreisedatum")
