"""What has left the cases: a referral to a service, a question to the Jobcenter, a file to an authority."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.config.demo.calendar import ago, at_work
from kim.consent.actions import bases, releases
from kim.kernel import clock, remembered
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations
from kim.people.models import Person
from kim.referrals.actions import answering, composing
from kim.referrals.models import Packet
from kim.referrals.parts import offers
from kim.referrals.queries.composed import compose

SERVICE, AUTHORITY = "jugendmigrationsdienst", "auslaenderbehoerde"
REFERRED = ["identity", "language", "school_and_training", "work_and_income", "contact_details"]
FILE = [
    "identity", "household", "residence_status", "language", "school_and_training", "work_and_income", "housing",
    "benefits", "family_situation", "health",
]  # fmt: skip
SENT, TAKEN, ANSWERED, ASKED, SEEN, FILED = 17, 15, 2, 6, 4, 2


def build(jana: Membership, young: Case, family: Case, service: Membership, jobcenter: Membership) -> None:
    """At earlier days: one was accepted and answered, the others wait."""
    _refer(jana, young, service)
    _ask(jana, family, jobcenter)
    _hand_file(jana, family)


def _refer(jana: Membership, case: Case, service: Membership) -> None:
    with clock.at(at_work(ago(SENT + 1))):
        agree(jana, case, SERVICE, "referral", REFERRED)
    question = "Können Sie Samira auf dem Weg in die Ausbildung begleiten?"
    wanted = ("name", "birth", "languages", "ways")
    with clock.at(at_work(ago(SENT))):
        packet = send(jana, case, SERVICE, wanted, kind="referral", question=question, days=14)
    actor = service.as_actor()
    with clock.at(at_work(ago(TAKEN))):
        _as_recipient(service, packet)
        answering.answer(
            actor=actor, packet=packet, state="accepted", text="Ja, gern. Wir laden sie nächste Woche ein.",
            result_by=ago(-10),
        )  # fmt: skip
    with clock.at(at_work(ago(ANSWERED))):
        text = "Erstgespräch geführt, Bewerbungstraining ab Montag. Ansprechperson bleibt Frau Hartung."
        answering.answer(actor=actor, packet=packet, state="done", text=text)


def _ask(jana: Membership, family: Case, jobcenter: Membership) -> None:
    question = "Ist der Arbeitsvertrag über 35 Stunden für die Aufstockung richtig angegeben?"
    wanted = ("name", "status", "area:work", "paper")
    with clock.at(at_work(ago(ASKED))):
        packet = send(jana, family, jobcenter.unit.key, wanted, kind="question", question=question, days=14)
    with clock.at(at_work(ago(SEEN))):
        _as_recipient(jobcenter, packet)


def _hand_file(jana: Membership, family: Case) -> None:
    """The father's papers for § 25b go to the immigration authority, with the question that decides."""
    question = "Reicht der Lohn für § 25b Abs. 1 Nr. 3, wenn die Familie noch ergänzende Leistungen bekommt?"
    with clock.at(at_work(ago(FILED))):
        agree(jana, family, AUTHORITY, "authority_file", FILE)
        with acting_as(jana.as_actor()):
            father = family.household.memberships.earliest("pk").person
        send(jana, family, AUTHORITY, file_of(father), kind="authority_file", question=question, days=21)


def file_of(person: Person) -> tuple[str, ...]:
    """Who it is, what the pre-check for § 25b says, and the facts that it rests on."""
    whose = (f"person:{person.public_id}:{code}" for code in ("name", "birth", "status"))
    shown = ("status_periods", "language", "income_calc", "employment_periods", "passport", "identity")
    facts = (f"fact:{person.public_id}:{key}" for key in shown)
    return (*whose, *facts, f"precheck:{person.public_id}:25b")


def agree(jana: Membership, case: Case, office: str, purpose: str, areas: list[str]) -> None:
    """Consent and release towards one office, in writing."""
    unit = organisations.unit(office)
    with acting_as(jana.as_actor()):
        said: dict[str, Any] = {
            "actor": jana.as_actor(),
            "household": case.household,
            "given_on": clock.today(),
            "last_day": clock.today() + timedelta(days=180),
            "how": "written",
            "language": "de",
            "wording": "2026-11",
            "data_areas": areas,
        }
        bases.record(kind="consent", purpose=purpose, offices=[unit], **said)
        releases.record(office=unit, **said)


def send(jana: Membership, case: Case, office: str, wanted: tuple[str, ...], *, days: int, **given: Any) -> Packet:
    actor = jana.as_actor()
    with acting_as(actor):
        with remembered.for_one_page():
            found = [option for offer in offers(actor, case) for option in offer.options]
        parts = [option.key for option in found if _is_wanted(option.key, wanted)]
        packet = composing.draft(
            actor=actor, case=case, holder=organisations.unit(office), parts=parts,
            answer_by=clock.today() + timedelta(days=days), **given,
        )  # fmt: skip
        composing.send(actor=actor, packet=packet, previewed=compose(actor, packet).print)
    return packet


def _is_wanted(key: str, wanted: tuple[str, ...]) -> bool:
    kind, _colon, rest = key.partition(":")
    return key in wanted or kind in wanted or (kind == "person" and rest.partition(":")[2] in wanted)


def _as_recipient(service: Membership, packet: Packet) -> None:
    with acting_as(service.as_actor()):
        packet.refresh_from_db()
        answering.see(actor=service.as_actor(), packet=packet)
