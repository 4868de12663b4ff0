"""What else goes across offices: a promised time, steps that partners own, a person of trust, a case that moves on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.config.demo.calendar import ago, at_work
from kim.config.demo.caseload import TRAINING, WITH_VOLUNTEER, YOUNG
from kim.config.demo.packets import SERVICE, agree, send
from kim.consent.actions import bases, releases
from kim.directory.actions import promises
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations
from kim.organisations.models import Organisation
from kim.people.models import Person
from kim.referrals.actions import answering, composing, trusting
from kim.referrals.models import Packet
from kim.referrals.parts import offers
from kim.referrals.queries.composed import compose

PROMISED_DAYS = 5
VOLUNTEER, INITIATIVE = "Gerda Wolters", "ehrenamt"
ERRAND = "zum Gespräch in der Schule begleiten"
STEP = ["identity", "plan", "contact_details"]
MOVES = ["identity", "household", "contact_details", "language", "residence_status", "plan"]


def promise(service: Membership) -> None:
    """The youth migration service says how soon it answers."""
    with clock.at(ago(60)), acting_as(service.as_actor()) as actor:
        promises.state(actor=actor, unit=service.unit, version=0, days=PROMISED_DAYS)


def build(people: dict[str, Membership], mine: dict[str, Case], burscheid: Case, moving: Case) -> None:
    """`mine`: Jana's cases by their label; `moving`: whose household moves to Burscheid."""
    jana, volkmann = people["steinhoff"], people["burscheid"]
    _step_card(jana, mine[YOUNG], SERVICE, TRAINING, 9)
    _accept(people["jmd"], 7, -12)
    _step_card(volkmann, burscheid, people["leistung"].unit.key, "Kostenzusage für den Sprachkurs", 5)
    _accompany(jana, mine[WITH_VOLUNTEER])
    _move(people["lohmann"], moving, volkmann)


def _step_card(manager: Membership, case: Case, office: str, title: str, days: int) -> None:
    """A step of the plan goes to the office that owns it."""
    with clock.at(at_work(ago(days))):
        agree(manager, case, office, "step_sharing", STEP)
        with acting_as(manager.as_actor()):
            step = case.steps.get(title=title)
        wanted = ("name", "ways", f"step:{step.public_id}")
        question = "Übernehmen Sie diesen Schritt?"
        send(manager, case, office, wanted, kind="step_card", question=question, days=10, step=step)


def _accept(service: Membership, days: int, done: int) -> None:
    with clock.at(at_work(ago(days))), acting_as(service.as_actor()) as actor:
        packet = Packet.objects.filter(kind="step_card").latest("pk")
        answering.see(actor=actor, packet=packet)
        text = "Ja, sie ist für das Training angemeldet."
        answering.answer(actor=actor, packet=packet, state="accepted", text=text, result_by=ago(done))


def _accompany(jana: Membership, case: Case) -> None:
    """Whom the household trusts comes along to the school; the slip was handed over."""
    with clock.at(at_work(ago(3))), acting_as(jana.as_actor()) as actor:
        said = _said(case, ["identity", "plan"])
        bases.record(actor=actor, kind="consent", purpose="step_sharing", names=[VOLUNTEER], **said)
        releases.record(actor=actor, name=VOLUNTEER, **said)
        initiative = Organisation.objects.get(key=INITIATIVE)
        reach = "02205 555023, nachmittags"
        trusted = trusting.name(actor=actor, case=case, name=VOLUNTEER, initiative=initiative, reach=reach)
        mother = case.household.memberships.earliest("pk").person
        given: dict[str, Any] = {"kind": "step_card", "trusted": trusted, "question": ERRAND}
        given |= {"answer_by": organisations.working_days().next_working(ago(-6))}
        given |= {"errand": {"at": "09:30", "place": "vor dem Haupteingang", "life_area": "education"}}
        given |= {"parts": ["errand", f"person:{mother.public_id}:name"]}
        packet = composing.draft(actor=actor, case=case, **given)
        composing.send(actor=actor, packet=packet, previewed=compose(actor, packet).print)
        answering.deliver(actor=actor, packet=packet)


def _move(manager: Membership, case: Case, to: Membership) -> None:
    """A family moves: another employer is asked to go on, and has not answered yet."""
    with clock.at(at_work(ago(2))), acting_as(manager.as_actor()) as actor:
        said = _said(case, MOVES)
        bases.record(actor=actor, kind="consent", purpose="referral", offices=[to.unit], **said)
        releases.record(actor=actor, office=to.unit, **said)
        names = {f"person:{one.public_id}" for one in Person.objects.filter(memberships__household=case.household_id)}
        keys = [option.key for offer in offers(actor, case) for option in offer.options]
        parts = [key for key in keys if key.rpartition(":")[0] in names or key.startswith("step:")]
        question = "Die Familie zieht zum Monatsende nach Burscheid. Können Sie sie weiter begleiten?"
        given: dict[str, Any] = {"kind": "hand_over", "offered_to": to, "question": question, "parts": parts}
        packet = composing.draft(actor=actor, case=case, answer_by=ago(-8), **given)
        composing.send(actor=actor, packet=packet, previewed=compose(actor, packet).print)


def _said(case: Case, areas: list[str]) -> dict[str, Any]:
    until = clock.today() + timedelta(days=180)
    declared = {"how": "written", "language": "de", "wording": "2026-11", "given_on": clock.today()}
    return {"household": case.household, "data_areas": areas, "last_day": until, **declared}
