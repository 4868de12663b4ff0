"""Verbs on training needs: noted without a client in it, and met."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import known_names
from kim.casework.models import TrainingNeed
from kim.casework.queries.own_values import all_values
from kim.casework.rules.talk_codes import Audience, TrainingTopic, Urgency
from kim.kernel import access, clock, disclosure, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose


def note(
    *, actor: Actor, topic: str, audience: str, urgency: str, text: str = "", looked_at_guesses: bool = False
) -> TrainingNeed:
    """Note what is missing. The text is checked first: what names anybody's case never gets in.

    Raises `WouldDisclose`, and `known_name`; what only looks like a name has to be looked at (`looked_at_guesses`).
    """
    known_names.refuse(
        actor=actor,
        text=text,
        own=lambda: _own(actor, text),
        about="",
        door=lambda: reverse("casework:training-need-new"),
    )
    codes = {"topic": TrainingTopic(topic), "audience": Audience(audience), "urgency": Urgency(urgency)}
    return _note(actor=actor, text=text.strip(), looked_at_guesses=looked_at_guesses, codes=codes)


def _own(actor: Actor, text: str) -> disclosure.Report:
    access.require(actor, "add", TrainingNeed)
    return disclosure.check(text, all_values(actor))


@action("training_need_noted", _("A training need was noted"))
def _note(*, actor: Actor, text: str, looked_at_guesses: bool, codes: Mapping[str, str]) -> TrainingNeed:
    report = _own(actor, text)
    if report.blocks:
        raise WouldDisclose(report)
    if report.guesses and not looked_at_guesses:
        found = ", ".join(f"„{guess.text}“" for guess in report.guesses)
        raise RuleViolation(
            "guesses_not_looked_at", _("Please look at these words and say that they name nobody: %(found)s.")
            % {"found": found}, "looked_at_guesses",
        )  # fmt: skip
    need: TrainingNeed = TrainingNeed.objects.create(
        unit_id=int(actor.unit_id or 0),
        text=text,
        noted_on=clock.today(),
        noted_by=accounts.membership_of(actor),
        **codes,
    )
    return need


@action("training_need_met", _("A training need was met"))
def meet(*, actor: Actor, need: TrainingNeed) -> TrainingNeed:
    """There is a training for it; it leaves the list."""
    access.require(actor, "edit", need)
    if need.met_on is not None:
        raise RuleViolation("met", _("This need is met already."))
    return locking.update(need, met_on=clock.today())
