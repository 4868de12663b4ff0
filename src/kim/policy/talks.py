"""Who may do what with the conferences of a case: whoever works on it, nobody else. Guests come by invitation."""

from __future__ import annotations

from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import Agreement, Conference, ConferenceGuest, PlanningConference, Theme, TrainingNeed
from kim.kernel.access import grant
from kim.kernel.actor import Actor
from kim.policy.casework import TASK, of_a_case_in_hand

PARTS: dict[type[Model], str | Promise] = {
    Conference: _("Whoever works on a case calls its conferences and keeps their minutes"),
    ConferenceGuest: _("Whoever works on a case asks offices and persons to a conference"),
    Agreement: _("Whoever works on a case keeps what was agreed in a conference"),
}
for model, sentence in PARTS.items():
    grant(sentence, role=Role.CASE_MANAGER, may={"read", "edit"}, on=model, where=of_a_case_in_hand, basis=TASK)


def called_by_actor(actor: Actor) -> Q:
    return Q(called_by=actor.membership_id)


def of_a_conference_called_by_actor(actor: Actor) -> Q:
    return Q(conference__called_by=actor.membership_id)


def noted_by_actor(actor: Actor) -> Q:
    return Q(noted_by=actor.membership_id)


grant(
    _("A case manager calls planning conferences about several cases, without anybody's identity"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit"},
    on=PlanningConference,
    where=called_by_actor,
    basis=TASK,
)
grant(
    _("Whoever called a planning conference writes down its themes; out they go by a second person only"),
    role=Role.CASE_MANAGER,
    may={"read", "edit"},
    on=Theme,
    where=of_a_conference_called_by_actor,
    basis=TASK,
)
grant(
    _("A case manager notes what training is missing, and sees what became of it"),
    role=Role.CASE_MANAGER,
    may={"read", "add", "edit"},
    on=TrainingNeed,
    where=noted_by_actor,
    basis=TASK,
)
grant(
    _("The coordination reads all training needs, without their authors, and says when one is met"),
    role=Role.KI_COORDINATOR,
    may={"read", "edit"},
    on=TrainingNeed,
    basis=TASK,
)
