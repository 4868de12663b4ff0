"""Verbs on corrections: anybody proposes, the keeper decides, and what was decided stays."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.directory import mails
from kim.directory.models import Correction, Service
from kim.directory.rules.codes import CorrectionState
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.labels import TOPIC_LABELS
from kim.organisations.models import Municipality


@action("correction_proposed", _("A correction was proposed"))
def propose(
    *,
    actor: Actor,
    text: str,
    service: Service | None = None,
    topic: str = "",
    municipality: Municipality | None = None,
) -> Correction:
    """Say what is not right about an entry, or about who is responsible for `topic` in `municipality`."""
    access.require(actor, "add", Correction)
    said = text.strip()
    if not said:
        raise RuleViolation("text_missing", _("Say what is not right."), "text")
    same = Correction.objects.filter(
        service=service, topic=topic, municipality=municipality, state=CorrectionState.OPEN
    )
    if same.filter(text=said).exists():
        raise RuleViolation("twice", _("This was proposed already and waits for an answer."), "text")
    made: Correction = Correction.objects.create(
        service=service, topic=topic, municipality=municipality, text=said, proposed_by_id=actor.user_id
    )
    for keeper in _keepers(service):
        if keeper.user_id != actor.user_id:
            accounts.mails.to(keeper.user, mails.PROPOSED, by=actor, about=_about(made), link=_link(made))
    return made


@action("correction_decided", _("A correction was decided"))
def decide(*, actor: Actor, correction: Correction, version: int, accepted: bool, answer: str = "") -> Correction:
    """Take it over or not. A refusal needs a reason; whoever proposed it reads it. Raises `Conflict`."""
    access.require(actor, "edit", correction)
    if correction.state != CorrectionState.OPEN:
        raise RuleViolation("decided", _("This was decided already."))
    if not accepted and not answer.strip():
        raise RuleViolation("answer_missing", _("Say why it is not taken over."), "answer")
    decided = locking.update(
        correction,
        version,
        state=CorrectionState.ACCEPTED if accepted else CorrectionState.DECLINED,
        answer=answer.strip(),
        decided_by_id=actor.user_id,
        decided_on=clock.today(),
    )
    if decided.proposed_by and decided.proposed_by_id != actor.user_id:
        accounts.mails.to(decided.proposed_by, mails.DECIDED, by=actor, about=_about(decided), link=_link(decided))
    return decided


def _keepers(service: Service | None) -> list[Any]:
    """The people of the unit that holds the entry; else the coordination."""
    if service and service.holder:
        held = [one for role in Role for one in accounts.memberships_in(role, unit=service.holder)]
        if held:
            return list({one.user_id: one for one in held}.values())
    return list(accounts.memberships_in(Role.KI_COORDINATOR))


def _about(correction: Correction) -> Any:
    return correction.service or TOPIC_LABELS[correction.topic]


def _link(correction: Correction) -> accounts.Link:
    return accounts.Link.to("directory:correction", correction.public_id)
