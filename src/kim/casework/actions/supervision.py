"""Verbs on questions to professional supervision. A text about a case is checked before anybody else reads it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.casework import mails
from kim.casework.actions import known_names
from kim.casework.actions.guard import require_deep, words
from kim.casework.models import Case, SupervisionEntry, SupervisionLink, SupervisionQuestion
from kim.casework.queries import supervision as queries
from kim.casework.queries.case_values import values_of
from kim.casework.rules.desk_codes import SupervisionKind, SupervisionState
from kim.casework.rules.desk_transitions import SUPERVISION
from kim.kernel import access, clock, disclosure, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.findings import WouldDisclose
from kim.kernel.transitions import ForbiddenChange
from kim.organisations.models import Unit


def ask(*, actor: Actor, case: Case, text: str, confirmed: bool, to: Unit | None = None) -> SupervisionQuestion:
    """Put a question about a frozen, pseudonymous view of the case. Raises `WouldDisclose`, and `known_name`.

    `confirmed`: the writer has read the text once more and lets it go. `to`: which coordination, if there are several.
    """

    def own() -> disclosure.Report:
        require_deep(actor, case)
        return check(actor=actor, case=case, text=text)

    known_names.refuse(
        actor=actor,
        text=text,
        own=own,
        about=case.public_id,
        door=lambda: reverse("casework:supervision-ask", args=[case.public_id]),
    )
    return _ask(actor=actor, case=case, text=text, confirmed=confirmed, to=to)


@action("supervision_asked", _("A question was put to professional supervision"))
def _ask(*, actor: Actor, case: Case, text: str, confirmed: bool, to: Unit | None) -> SupervisionQuestion:
    require_deep(actor, case)
    said = _checked(actor, case, text, confirmed)
    question: SupervisionQuestion = SupervisionQuestion.objects.create(
        unit_id=case.unit_id,
        view=queries.view_of(actor, case),
        author=accounts.membership_of(actor),
        holder=_coordination(to),
        asked_on=clock.today(),
    )
    SupervisionLink.objects.create(case=case, question=question)
    _say(actor, question, SupervisionKind.QUESTION, said)
    for coordinator in accounts.memberships_in(Role.KI_COORDINATOR, unit=question.holder):
        accounts.mails.to(coordinator.user, mails.ASKED, by=actor)
    return question


def ask_on(*, actor: Actor, link: SupervisionLink, text: str, confirmed: bool) -> SupervisionQuestion:
    """Answer a question back, or ask further; checked like the first one. The view stays as it was frozen."""

    def own() -> disclosure.Report:
        access.require(actor, "edit", link)
        return check(actor=actor, case=link.case, text=text)

    known_names.refuse(actor=actor, text=text, own=own, about=link.public_id, door=link.get_absolute_url)
    return _ask_on(actor=actor, link=link, text=text, confirmed=confirmed)


@action("supervision_asked_on", _("A question to supervision was asked on"))
def _ask_on(*, actor: Actor, link: SupervisionLink, text: str, confirmed: bool) -> SupervisionQuestion:
    access.require(actor, "edit", link)
    _require(link.question, SupervisionState.OPEN)
    said = _checked(actor, link.case, text, confirmed)
    _say(actor, link.question, SupervisionKind.QUESTION, said)
    return locking.update(link.question, state=SupervisionState.OPEN)


@action("supervision_settled", _("A question to supervision was settled"))
def settle(*, actor: Actor, link: SupervisionLink) -> SupervisionQuestion:
    """The case manager has taken note; what was advised stays to be read."""
    access.require(actor, "edit", link)
    _require(link.question, SupervisionState.CLOSED)
    return locking.update(link.question, state=SupervisionState.CLOSED)


@action("supervision_advised", _("Professional advice was given"))
def advise(*, actor: Actor, question: SupervisionQuestion, text: str) -> SupervisionQuestion:
    """Advice, no instruction: the case manager decides what becomes of it."""
    return _answer(actor, question, text, SupervisionKind.ADVICE, SupervisionState.ADVISED)


@action("supervision_asked_back", _("Supervision asked back"))
def ask_back(*, actor: Actor, question: SupervisionQuestion, text: str) -> SupervisionQuestion:
    """Ask for what is missing to give advice."""
    return _answer(actor, question, text, SupervisionKind.BACK_QUESTION, SupervisionState.ASKED_BACK)


def check(*, actor: Actor, case: Case, text: str) -> disclosure.Report:
    """What in a text names the case, or could."""
    return disclosure.check(text, values_of(actor, case))


def _checked(actor: Actor, case: Case, text: str, confirmed: bool) -> str:
    said = words(text, "text_missing", _("Write your question."), "text")
    report = check(actor=actor, case=case, text=said)
    if report.blocks:
        raise WouldDisclose(report)
    if not confirmed:
        raise RuleViolation(
            "not_confirmed",
            _("Please read the text once more and say that it tells nobody who it is about."),
            "confirmed",
        )
    return said


def _coordination(chosen: Unit | None) -> Unit:
    known = queries.coordinations()
    if not known:
        raise RuleViolation("nobody_coordinates", _("Nobody coordinates in this district yet."))
    if chosen is None and len(known) > 1:
        raise RuleViolation("which_coordination", _("Choose whom you ask."), "to")
    if chosen is not None and chosen not in known:
        raise RuleViolation("no_coordination", _("Nobody coordinates there."), "to")
    return chosen or known[0]


def _answer(
    actor: Actor, question: SupervisionQuestion, text: str, kind: SupervisionKind, state: SupervisionState
) -> SupervisionQuestion:
    access.require(actor, "advise", question)
    _require(question, state)
    said = words(text, "text_missing", _("Write your answer."), "text")
    _say(actor, question, kind, said)
    locking.update(question, state=state)
    accounts.mails.to(question.author.user, mails.ADVISED, by=actor)
    return question


def _require(question: SupervisionQuestion, wanted: SupervisionState) -> None:
    try:
        SUPERVISION.require(SupervisionState(question.state), wanted)
    except ForbiddenChange as error:
        raise RuleViolation("not_now", _("This question is settled, or somebody answered it already.")) from error


def _say(actor: Actor, question: SupervisionQuestion, kind: SupervisionKind, text: str) -> None:
    SupervisionEntry.objects.create(
        unit_id=question.unit_id,
        question=question,
        kind=kind,
        text=text,
        author=accounts.membership_of(actor),
        written_on=clock.today(),
    )
