"""What a year of work has brought to light about the family of the story: names, papers, relatives, facts."""

from __future__ import annotations

from typing import Any

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.config.demo.calendar import ago, born
from kim.consent.actions import bases
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.organisations import api as organisations
from kim.people.actions import addresses, facts, guardians, persons, relations, statuses
from kim.people.actions.facts import Answer
from kim.people.models import Address, HouseholdMember, Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactState

GESTATTUNG, DULDUNG = "ASYL-GEST", "60a.2.1"
YOUSIF: dict[str, Any] = {
    "languages": [
        {"language": "ar", "level": "native", "use": "without_help"},
        {"language": "de", "level": "B1", "use": "without_help"},
    ],
    "other_names": [
        {"kind": "original_script", "text": "يوسف السعدي"},
        {"kind": "transliteration", "text": "Yusuf Alsaadi"},
    ],
    "contact_ways": [
        {"kind": "mobile", "value": "0170 5550142", "may_write": "yes", "note": "nach 16 Uhr"},
        {"kind": "phone", "value": "02205 555017", "may_write": "no", "owner": "Nachbar", "note": "nur im Notfall"},
    ],
}
HANAN: dict[str, Any] = {
    "languages": [
        {"language": "kmr", "level": "native", "use": "interpreting_in"},
        {"language": "ar", "level": "B2", "use": "without_help"},
        {"language": "de", "level": "A1", "use": "with_interpreter"},
    ],
    "other_names": [
        {"kind": "original_script", "text": "حنان السعدي"},
        {"kind": "birth", "text": "Al-Jabouri"},
    ],
    "contact_ways": [{"kind": "mobile", "value": "0170 5550143", "owner": "gemeinsam mit Yousif"}],
}


def tell(manager: Membership, case: Case) -> None:
    """Everything, by the actions that the pages call."""
    actor = manager.as_actor()
    with acting_as(actor), clock.at(ago(30)):
        known = {
            member.person.given_name: member.person
            for member in HouseholdMember.objects.filter(household=case.household_id).select_related("person")
        }
        _names(actor, known)
        _papers(actor, known)
        _places(actor, case)
        _stays(actor, case)
        _family(actor, known)
        _facts(actor, known["Yousif"])
        _more_facts(actor, known)
        _consent(actor, case)


def _names(actor: Actor, known: dict[str, Person]) -> None:
    versions = [{"birth": born("1986-01-01"), "paper": "Aufenthaltsgestattung"}]
    for name, details in (("Yousif", {**YOUSIF, "birth_versions": versions}), ("Hanan", HANAN)):
        person = known[name]
        persons.correct(actor=actor, person=person, version=person.version, **details)


def _papers(actor: Actor, known: dict[str, Person]) -> None:
    office = organisations.find_responsible("immigration_authority", "roesrath").offices[0]
    paper: dict[str, Any] = {
        "office": organisations.unit(office.office.id),
        "issued_on": ago(466),
        "work": "permitted",
        "obligation": "none",
    }
    for number, name in enumerate(("Yousif", "Hanan"), start=1):
        person = known[name]
        title = person.statuses.get()
        statuses.correct(
            actor=actor, status=title, version=title.version, key=title.key, first_day=title.first_day,
            last_day=title.last_day, evidence="verified", document_number=f"Y0DEM000{number}", **paper,
        )  # fmt: skip
        for key, first, last in ((GESTATTUNG, 3400, 2300), (DULDUNG, 2278, 467)):
            statuses.record(
                actor=actor, person=person, key=key, first_day=ago(first), last_day=ago(last), evidence="documented"
            )


def _places(actor: Actor, case: Case) -> None:
    before, now = (organisations.municipality(key) for key in ("bergisch-gladbach", "roesrath"))
    first = Address.objects.get(household=case.household_id)
    addresses.correct(
        actor=actor, address=first, version=first.version, first_day=ago(3390), last_day=None, municipality=before,
        text="Unterkunft am Wald",
    )  # fmt: skip
    addresses.move(actor=actor, household=case.household, since=ago(900), municipality=now, address="Musterstraße 12")
    # The story goes on with the household as it is now.
    case.household.refresh_from_db()


# Since how many days ago somebody lives with the family.
LIVES_HERE = {"Yousif": 3390, "Hanan": 3390, "Mina": 3390, "Adam": 3350, "Lina": 1340}


def _stays(actor: Actor, case: Case) -> None:
    for member in HouseholdMember.objects.filter(household=case.household_id).select_related("person"):
        since = ago(LIVES_HERE[member.person.given_name])
        persons.change_relation(
            actor=actor, membership=member, version=member.version, relation=member.relation, since=since
        )


def _family(actor: Actor, known: dict[str, Person]) -> None:
    children = [known[name] for name in ("Mina", "Adam", "Lina")]
    for parent in ("Yousif", "Hanan"):
        for child in children:
            relations.record(actor=actor, person=known[parent], relative=child, kind="child")
            guardians.record(
                actor=actor, person=child, kind="custody", guardian=known[parent], scope=["all"], evidence="documented"
            )
    elsewhere: dict[str, Any] = {"birth": born("2008-03"), "lives_in": "Basra", "kind": "child"}
    relations.record(actor=actor, person=known["Yousif"], name="Karim Al-Saadi", **elsewhere)
    relations.record(actor=actor, person=known["Yousif"], name="Zainab Al-Saadi", lives_in="Overath", kind="sibling")


def _seen(value: Any, paper: str, days: int) -> Answer:
    return Answer(FactState.VALUE, value, Evidence.DOCUMENTED, paper, ago(days))


def _facts(actor: Actor, person: Person) -> None:
    told: dict[str, dict[str, Answer]] = {
        "arrival": {
            "entry_date": _seen({"value": ago(3412)}, "Ankunftsnachweis", 3400),
            "asylum": _seen(
                {"application_date": ago(3400), "decision": "none", "final_rejection": ago(2300)}, "Bescheid", 2320
            ),
            "absences": Answer(FactState.NONE),
            "bamf_revocation_notice": Answer(FactState.ASKED_UNKNOWN),
        },
        "identity": {
            "identity": _seen({"state": "clarified", "clarified_date": ago(200)}, "Pass", 200),
            "passport": _seen({"kind": "national", "valid_until": ago(-1500)}, "Pass", 200),
        },
        "family": {"marital": _seen({"state": "married", "since": ago(5900)}, "Heiratsurkunde", 5900)},
        "language": {
            "language": Answer(FactState.VALUE, {"oral": "B1"}),
            "civic": Answer(FactState.NONE),
            "declarations": Answer(FactState.ASKED_UNKNOWN),
        },
        "work": {
            "employment_periods": _seen(
                [{"from": ago(700), "hours": 30, "social_insured": True}], "Arbeitsvertrag", 700
            ),
            "work_permit": _seen({"value": "allowed"}, "Zusatzblatt", 466),
        },
        "livelihood": {
            "income_calc": Answer(FactState.VALUE, {"coverage_ratio": 72, "by": "work"}),
            "benefit_periods": _seen([{"system": "SGB2", "from": ago(466), "temporary": True}], "Bescheid", 120),
        },
        "authority": {"convictions": Answer(FactState.SELF_DECLARED_NONE)},
    }
    for group, answers in told.items():
        facts.save(actor=actor, person=person, group=group, version=0, answers=answers)
    again = {"income_calc": _seen({"coverage_ratio": 78, "by": "work"}, "Lohnabrechnungen", 40)}
    facts.save(actor=actor, person=person, group="livelihood", version=1, answers=again)


def _more_facts(actor: Actor, known: dict[str, Person]) -> None:
    """Hanan lacks a certificate; Mina goes to school since she came; for Adam the paper of the school is missing."""
    spoken = {"language": Answer(FactState.VALUE, {"oral": "A1"}), "civic": Answer(FactState.NONE)}
    facts.save(actor=actor, person=known["Hanan"], group="language", version=0, answers=spoken)
    marriage = {"marital": _seen({"state": "married", "since": ago(5900)}, "Heiratsurkunde", 5900)}
    facts.save(actor=actor, person=known["Hanan"], group="family", version=0, answers=marriage)
    pupil = {
        "school_periods": _seen([{"from": ago(2900), "successful": True}], "Zeugnisse", 150),
        "education_now": _seen({"kind": "school"}, "Schulbescheinigung", 60),
    }
    facts.save(actor=actor, person=known["Mina"], group="school", version=0, answers=pupil)
    told = {"education_now": Answer(FactState.VALUE, {"kind": "school"})}
    facts.save(actor=actor, person=known["Adam"], group="school", version=0, answers=told)


def _consent(actor: Actor, case: Case) -> None:
    """The family agreed that their legal pathways are looked at."""
    declared: dict[str, Any] = {"given_on": clock.today(), "how": "written", "language": "ar", "wording": "2026-11"}
    bases.record(actor=actor, household=case.household, kind="consent", purpose="legal_precheck", **declared)
