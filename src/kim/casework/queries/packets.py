"""What would go along in a hand-over: kinds, numbers and coarse traits, no name. Both see it before anything moves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.casework.models import Case, Enquiry, HandOver, Step
from kim.casework.models.part import CasePart
from kim.casework.queries import situation
from kim.casework.rules.codes import EnquiryState, StepState
from kim.casework.rules.desk_codes import HandOverState
from kim.consent import api as consent
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people import api as people

# How long a refusal stays on the desk of whoever offered.
DECLINED_DAYS = 14
PERSONS, BASES = "persons", "bases"
OF_PEOPLE: dict[str, str | Promise] = {PERSONS: _("Persons"), BASES: _("Consents and legal bases")}
# Rows that only belong to another part: nobody asks how many there are.
DETAILS = frozenset(
    {
        "areaentry",
        "formchange",
        "phasechange",
        "participant",
        "sealchange",
        "standing",
        "stepdependency",
        "obstaclestep",
    }
)


def of(actor: Actor, case: Case) -> dict[str, Any]:
    """The packet of a case in hand, as it is frozen when it is offered."""
    coarse = situation.situation(actor, case)
    return {
        "number": case.number,
        "form": case.form,
        "phase": "" if case.is_short else case.phase,
        "place": case.household.municipality.name if case.household.municipality else "",
        "life_areas": sorted({*coarse.life_areas, *case.topics}),
        "open_steps": Step.objects.visible_to(actor)
        .filter(case=case, state__in=(StepState.OPEN, StepState.WAITING))
        .count(),
        "parts": [[code, amount] for code, amount in _parts(actor, case) if amount],
    }


def _parts(actor: Actor, case: Case) -> list[tuple[str, int]]:
    counted = [
        (PERSONS, len(people.members_of(actor, case.household))),
        (BASES, consent.of_household(actor, case.household).count()),
    ]
    for model in parts_of_a_case():
        rows = model.objects.visible_to(actor).filter(case=case)
        counted.append((str(model._meta.model_name), rows.count()))
    return counted


def parts_of_a_case() -> list[type[CasePart]]:
    """Every kind of record that lies in a case and that people would ask for."""
    models = apps.get_app_config("casework").get_models()
    return [each for each in models if issubclass(each, CasePart) and each._meta.model_name not in DETAILS]


def label_of(code: str) -> str | Promise:
    """A part of the packet in words."""
    if code in OF_PEOPLE:
        return OF_PEOPLE[code]
    return apps.get_model("casework", code)._meta.verbose_name_plural or code


def all_of(actor: Actor, giver: int) -> dict[str, Any]:
    """What somebody who left still holds in the unit of `actor`: numbers only."""
    held = Case.objects.visible_to(actor, "reassign").filter(assigned_to=giver, closed_on__isnull=True)
    forms = list(held.values_list("is_sealed", "form"))
    waiting = Enquiry.objects.filter(unit=actor.unit_id, taken_by=giver, state=EnquiryState.OPEN)
    short = sum(1 for _sealed, form in forms if form == "short")
    return {
        "cases": len(forms) - short,
        "short": short,
        "sealed": sum(1 for sealed, _form in forms if sealed),
        "enquiries": waiting.count(),
    }


def to_answer(actor: Actor) -> Any:
    """Offers that wait for this person, oldest first."""
    found = HandOver.objects.visible_to(actor, "accept").filter(state=HandOverState.OFFERED)
    return found.select_related("giver__user", "giver__unit", "offered_by__user", "to__user", "to__unit")


def waiting_of(actor: Actor, case: Case) -> HandOver | None:
    """The offer of a case in hand that nobody has answered yet."""
    found: HandOver | None = offered(actor).filter(case=case, state=HandOverState.OFFERED).first()
    return found


def case_behind(actor: Actor, hand_over: HandOver) -> Case | None:
    """The case of a hand-over for whoever works on it; for everybody else there is none."""
    found: Case | None = Case.objects.visible_to(actor).filter(pk=hand_over.case_id).first()
    return found


def on_desk(actor: Actor) -> Any:
    """What this person offered and has not heard of yet, or was declined so lately that something has to follow."""
    lately = Q(state=HandOverState.DECLINED, decided_on__gt=clock.today() - timedelta(days=DECLINED_DAYS))
    anew = HandOver.objects.visible_to(actor).filter(case=OuterRef("case"), pk__gt=OuterRef("pk")).order_by()
    return offered(actor).filter(Q(state=HandOverState.OFFERED) | lately & ~Exists(anew))


def offered(actor: Actor) -> Any:
    """What this person has offered and what became of it, the latest first."""
    found = HandOver.objects.visible_to(actor).filter(offered_by=actor.membership_id)
    return found.select_related("to__user", "to__unit", "giver__user").order_by("-offered_on", "-pk")
