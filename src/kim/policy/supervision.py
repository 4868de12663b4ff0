"""Who may do what with questions to professional supervision: the coordination sees a frozen view, never the case."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import SupervisionEntry, SupervisionLink, SupervisionQuestion
from kim.kernel.access import grant, never, verbs
from kim.kernel.actor import Actor
from kim.policy.casework import TASK, cases_in_hand, of_a_case_in_hand
from kim.policy.release import BORDER

verbs("advise")


def about_a_case_in_hand(actor: Actor) -> Q:
    return Q(pk__in=_asked_about_cases_of(actor))


def line_about_a_case_in_hand(actor: Actor) -> Q:
    return Q(question__in=_asked_about_cases_of(actor))


def _asked_about_cases_of(actor: Actor) -> object:
    return SupervisionLink.objects.filter(case__in=cases_in_hand(actor)).values("question")


def addressed_to_own_unit(actor: Actor) -> Q:
    return Q(holder=actor.unit_id)


def line_addressed_to_own_unit(actor: Actor) -> Q:
    return Q(question__holder=actor.unit_id)


def asked_by_actor(actor: Actor) -> Q:
    return Q(author__user=actor.user_id)


grant(
    _("Whoever works on a case puts questions about it to supervision"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=SupervisionLink,
    where=of_a_case_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case reads what was asked and advised about it"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=SupervisionQuestion,
    where=about_a_case_in_hand,
    basis=TASK,
)
grant(
    _("Whoever works on a case reads every line of supervision about it"),
    role=Role.CASE_MANAGER,
    may={"read"},
    on=SupervisionEntry,
    where=line_about_a_case_in_hand,
    basis=TASK,
)
grant(
    _("The coordination that is asked sees a frozen view without name, place or number; it advises, never instructs"),
    role=Role.KI_COORDINATOR,
    may={"read", "advise"},
    on=SupervisionQuestion,
    where=addressed_to_own_unit,
    basis=BORDER,
)
grant(
    _("The coordination that is asked reads the lines of the conversation"),
    role=Role.KI_COORDINATOR,
    may={"read"},
    on=SupervisionEntry,
    where=line_addressed_to_own_unit,
    basis=BORDER,
)
never(
    _("Nobody advises on a question of their own"),
    may={"advise"},
    on=SupervisionQuestion,
    where=asked_by_actor,
)
