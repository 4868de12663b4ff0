"""Finding a date: propose several, let those who sit there answer, fix one as a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.api import MailTemplate
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering import mails
from kim.steering.actions import meetings
from kim.steering.models import Body, DateAnswer, DatePoll, Meeting, ProposedDate, Seat
from kim.steering.queries.invitees import invitees_on
from kim.steering.queries.polls import PollView, address_of
from kim.steering.rules.polls import DateAnswer as Code
from kim.steering.rules.polls import PollState

Said = Mapping[ProposedDate, Code]


@action("date_poll_begun", _("A date was asked for"))
def begin(*, actor: Actor, body: Body, place: str, lasts: int, answer_by: date, dates: Sequence[datetime]) -> DatePoll:
    """Ask which of several dates suits; everybody who acts for a seat gets a mail with a link and no name."""
    access.require(actor, "add", DatePoll)
    proposed = sorted(set(dates))
    if len(proposed) < 2:
        raise RuleViolation("too_few_dates", _("Please propose two dates at least."), "day1")
    if timezone.localdate(proposed[0]) <= clock.today():
        raise RuleViolation("past", _("Please propose days to come."), "day1")
    if not clock.today() <= answer_by < timezone.localdate(proposed[0]):
        raise RuleViolation("answer_by", _("Please choose a day from today on, before the first date."), "answer_by")
    poll: DatePoll = DatePoll.objects.create(body=body, place=place, lasts=lasts, answer_by=answer_by)
    ProposedDate.objects.bulk_create(ProposedDate(poll=poll, starts_at=each) for each in proposed)
    for guest in invitees_on(body, answer_by).reached:
        _mail(poll, actor, mails.DATE_ASKED, guest.address)
    return poll


@action("date_answered", _("Somebody said which dates suit"))
def answer(*, actor: Actor, poll: DatePoll, said: Said) -> None:
    """Say for oneself which dates suit, or say it anew until the date is fixed."""
    access.require(actor, "answer", poll)
    address = address_of(accounts.membership_of(actor))
    if address not in map(address_of, PollView(poll).asked):
        raise RuleViolation("not_asked", _("You have no seat in this body, so nobody waits for your answer."))
    _store(poll, said, address=address)


@action("date_answer_taken_down", _("The answer of a seat was written down"))
def take_down(*, actor: Actor, poll: DatePoll, seat: Seat, said: Said) -> None:
    """Write down what a seat told the secretariat that nobody in KIM acts for."""
    access.require(actor, "edit", poll)
    if seat not in PollView(poll).unreached:
        raise RuleViolation("answers_itself", _("This seat answers by itself."), "seat")
    _store(poll, said, seat=seat)


def _store(poll: DatePoll, said: Said, address: str = "", seat: Seat | None = None) -> None:
    _require_open(poll)
    for proposed, code in said.items():
        DateAnswer.objects.update_or_create(date=proposed, address=address, seat=seat, defaults={"answer": code})


@action("date_reminded", _("Those who have not answered were reminded of a date"))
def remind(*, actor: Actor, poll: DatePoll) -> int:
    """Mail those who have not answered, once a day at most; returns how many mails."""
    access.require(actor, "edit", poll)
    _require_open(poll)
    if poll.reminded_on == clock.today():
        raise RuleViolation("reminded", _("They were reminded today already."))
    waiting = {each.user.email for each in PollView(poll).waiting}
    for address in sorted(waiting):
        _mail(poll, actor, mails.DATE_REMINDED, address)
    locking.update(poll, reminded_on=clock.today())
    return len(waiting)


@action("date_fixed", _("A date was fixed"))
def fix(*, actor: Actor, poll: DatePoll, version: int, proposed: ProposedDate) -> Meeting:
    """Plan the meeting on one of the dates. The invitation goes out from there, with the calendar entry."""
    access.require(actor, "edit", poll)
    _require_open(poll)
    if proposed.poll_id != poll.pk:
        raise RuleViolation("other_poll", _("This date was not proposed here."), "proposed")
    made = meetings.plan(actor=actor, body=poll.body, starts_at=proposed.starts_at, place=poll.place, lasts=poll.lasts)
    locking.update(poll, version, state=PollState.FIXED, meeting=made)
    return made


@action("date_poll_dropped", _("The search for a date was given up"))
def drop(*, actor: Actor, poll: DatePoll) -> DatePoll:
    """Ask no longer; what was answered stays readable."""
    access.require(actor, "edit", poll)
    _require_open(poll)
    return locking.update(poll, state=PollState.DROPPED)


def _require_open(poll: DatePoll) -> None:
    if poll.state != PollState.OPEN:
        raise RuleViolation("poll_over", _("This question is closed."))


def _mail(poll: DatePoll, actor: Actor, template: MailTemplate, address: str) -> None:
    link = accounts.Link.to("steering:poll", poll.public_id)
    n, day = poll.dates.count(), poll.answer_by
    accounts.mails.to_address(address, template, by=actor, body=poll.body, n=n, day=day, link=link)
