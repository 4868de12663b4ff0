"""Whether guidance helped in this case. It stays in the case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions.guard import require_open
from kim.casework.models import Case, GuidanceRating
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.core_codes import GuidanceFeedback
from kim.kernel.errors import RuleViolation
from kim.steering import api as steering


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
