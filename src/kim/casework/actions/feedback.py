"""What a case does with guidance: a step is made of it, and it is said whether it helped. Both stay in the case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import steps
from kim.casework.actions.guard import require_open
from kim.casework.models import Case, GuidanceRating, Step
from kim.casework.rules.codes import PartyKind
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.core_codes import GuidanceFeedback, LifeArea
from kim.kernel.errors import RuleViolation
from kim.steering import api as steering


@action("guidance_taken_as_step", _("Guidance became a step"))
def take_as_step(*, actor: Actor, case: Case, guidance: str) -> Step:
    """Make a step of guidance, for the case manager to do; it can be changed like any other."""
    card = steering.guidance_cards([guidance]).get(guidance)
    if card is None:
        raise RuleViolation("no_such_guidance", _("This guidance does not exist."))
    area = card.life_areas[0] if card.life_areas else LifeArea.ORIENTATION
    return steps.add(
        actor=actor, case=case, title=card.title, description=card.text, life_area=area, party=PartyKind.CASE_MANAGER
    )


@action("guidance_rated", _("It was said whether guidance helped"))
def rate(*, actor: Actor, case: Case, guidance: str, feedback: GuidanceFeedback) -> GuidanceRating:
    """Say whether guidance helped in this case, or change what was said. `guidance` is the id of its card."""
    require_open(actor, case)
    if guidance not in steering.guidance_cards([guidance]):
        raise RuleViolation("no_such_guidance", _("This guidance does not exist."))
    said: dict[str, Any] = {
        "feedback": feedback,
        "rated_on": clock.today(),
        "rated_by": accounts.membership_of(actor),
    }
    rating: GuidanceRating | None = GuidanceRating.objects.filter(case=case, guidance=guidance).first()
    if rating:
        return locking.update(rating, **said)
    made: GuidanceRating = GuidanceRating.objects.create(case=case, guidance=guidance, **said)
    return made
