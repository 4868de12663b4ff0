"""Who may do what with obstacles, and with the texts that leave a case."""

from __future__ import annotations

from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import GuidanceRating, Obstacle, ObstacleStep, Proposal, ReleaseRequest
from kim.casework.rules.codes import ReleaseState
from kim.kernel.access import grant, never, role, verbs
from kim.kernel.actor import Actor
from kim.policy.casework import TASK, cases_in_hand, of_a_case_in_hand

verbs("release", "follow", "deliver")

BORDER = "Art. 25 DSGVO, § 203 StGB"

role(
    "system:delivery",
    _("Delivery of observations"),
    _("Hands released texts over to steering once a week, without author and day."),
    second_factor=False,
)


def written_by_actor(actor: Actor) -> Q:
    return Q(author__user=actor.user_id)


def read_by_actor(actor: Actor) -> Q:
    return Q(second__user=actor.user_id)


def still_open(actor: Actor) -> Q:
    return Q(state=ReleaseState.OPEN)


def of_a_case_that_the_actor_knows(actor: Actor) -> Q:
    """Author, case manager or deputy when it was asked, or anybody who has the case in hand today."""
    now = Proposal.objects.filter(request__isnull=False, case__in=cases_in_hand(actor)).values("request")
    return Q(withheld_from__contains=[actor.user_id]) | written_by_actor(actor) | Q(pk__in=now)


def released(actor: Actor) -> Q:
    return Q(state=ReleaseState.RELEASED)


PARTS: dict[type[Model], str | Promise] = {
    Obstacle: _("Whoever works on a case notes what hinders and what worked"),
    ObstacleStep: _("Whoever works on a case says which steps an obstacle holds up"),
    Proposal: _("Whoever works on a case drafts two neutral lines for steering"),
    GuidanceRating: _("Whoever works on a case says whether guidance helped"),
}
for model, sentence in PARTS.items():
    grant(sentence, role=Role.CASE_MANAGER, may={"read", "edit"}, on=model, where=of_a_case_in_hand, basis=TASK)

grant(
    _("Whoever wrote a text for steering sees what became of it"),
    role=Role.CASE_MANAGER,
    may={"read", "follow"},
    on=ReleaseRequest,
    where=written_by_actor,
    basis=TASK,
)
for second in (Role.CASE_MANAGER, Role.KI_COORDINATOR):
    grant(
        _("A second person reads an open text, never the case, and releases or returns it"),
        role=second,
        may={"read", "release"},
        on=ReleaseRequest,
        where=still_open,
        basis=BORDER,
    )
    grant(
        _("The second person still sees the text that they decided about"),
        role=second,
        may={"read"},
        on=ReleaseRequest,
        where=read_by_actor,
        basis=BORDER,
    )
never(
    _("Nobody is the second person for a text of a case that they know: not the author, not the deputy"),
    may={"release"},
    on=ReleaseRequest,
    where=of_a_case_that_the_actor_knows,
)
grant(
    _("The weekly delivery takes released texts over the border"),
    role="system:delivery",
    may={"deliver"},
    on=ReleaseRequest,
    where=released,
    basis=BORDER,
)
