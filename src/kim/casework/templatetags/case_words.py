"""How days, waiting and ends read in rows of casework: sign, word and colour, never colour alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kim.casework.labels import TITLE_ADVICE, TITLE_STAGES
from kim.casework.models import Task
from kim.casework.queries import overview
from kim.casework.queries.board import StepLine
from kim.casework.queries.details import StepShown
from kim.casework.queries.listing import NO_CONTACT_DAYS
from kim.casework.queries.sketches import FirstEnd, Sketch
from kim.casework.queries.telling import Told, tell
from kim.casework.queries.timeline import Event
from kim.casework.queries.titles import Expiry, ExpiryKind
from kim.casework.rules.deadlines import Due, DueState, due
from kim.casework.rules.title_ends import TitleStage
from kim.consent.models import Basis, Release
from kim.kernel import clock
from kim.pathways import api as pathways
from kim.ui.pieces import kept
from kim.ui.templatetags.kim_ui import day, icon

register = template.Library()

_NEAR = {TitleStage.SIX_WEEKS: "late", TitleStage.THREE_MONTHS: "wait"}
SIGNS = {"overdue": "late", "waiting": "wait", "dropped": "done"}


@register.simple_tag
@kept
def due_words(due: Due, on: date) -> SafeString:
    """When something is due, as the first thing in a row: "since 3 days", "today", "tomorrow", the day."""
    if due.is_overdue and due.days is not None:
        words = ngettext("for %(n)s day", "for %(n)s days", -due.days) % {"n": -due.days}
        late = format_html('<span class="kern-sr-only">{}</span>', gettext("overdue") + " ")
        return format_html('<span class="kim-state kim-state--late">{}{}{}</span>', icon("danger"), late, words)
    if due.state is DueState.TODAY:
        return format_html('<span class="kim-strong">{}</span>', gettext("today"))
    if due.days == 1:
        return format_html("<span>{}</span>", gettext("tomorrow"))
    return format_html("<span>{}</span>", day(on))


@register.simple_tag
def due_of(task: Task) -> Due:
    """How a task stands today."""
    return due(task.due_on, task.done_on is not None, clock.today())


def due_short(step: StepShown | None, today: date) -> SafeString:
    """When the next step is due, in a column of the list."""
    if step is None or step.due_on is None:
        return _no_date(step is not None)
    return _due_short(step.due_on, (step.due_on - today).days)


@kept
def _no_date(has_step: bool) -> SafeString:
    return format_html('<span class="kim-muted">{}</span>', gettext("no date") if has_step else "")


@kept
def _due_short(on: date, days: int) -> SafeString:
    text = on.strftime("%d.%m.")
    if days < 0:
        late = format_html('<span class="kern-sr-only">{} </span>', gettext("overdue"))
        return format_html('<span class="kim-state kim-state--late">{}{}{}</span>', icon("danger"), late, text)
    if days == 0:
        return format_html('<span class="kim-strong">{}</span>', gettext("today"))
    return format_html("{}", text)


def title_end(expiry: FirstEnd) -> SafeString:
    """When the first title of a household ends: the day, "unlimited", or that nobody knows yet."""
    return _title_end(expiry.kind, expiry.on, expiry.stage)


@kept
def _title_end(kind: ExpiryKind, on: date | None, stage: TitleStage | None) -> SafeString:
    if kind is ExpiryKind.UNKNOWN:
        return format_html(
            '<span class="kim-state kim-state--unknown">{}{}</span>', icon("unknown"), gettext("not known yet")
        )
    if on is None:
        return format_html("{}", gettext("unlimited"))
    if kind is ExpiryKind.ENDED:
        ended = gettext("ended %(day)s") % {"day": day(on)}
        return format_html('<span class="kim-state kim-state--late">{}{}</span>', icon("danger"), ended)
    if stage and (near := _NEAR.get(stage)):
        said = format_html('<span class="kern-sr-only"> {}</span>', TITLE_STAGES[stage])
        return format_html('<span class="kim-state kim-state--{}">{}{}{}</span>', near, icon("clock"), day(on), said)
    return format_html("{}", day(on))


@register.filter
def sign(line: StepLine) -> str:
    """The sign of a step: one of the states of `kim.ui.states`."""
    return SIGNS.get(line.state, line.state)


@register.filter
def title_label(expiry: Expiry[Any]) -> str:
    """What the title is called; where persons hold different ones of one paragraph, the paragraph."""
    if expiry.status is None:
        return ""
    try:
        entry = pathways.status(expiry.status.key)
        return f"{entry.short} {entry.law}" if expiry.is_mixed else entry.label
    except KeyError:
        return expiry.status.key


@register.filter
def in_days(days: int) -> str:
    """ "today", "in 18 days", "for 3 days" where the day is over."""
    if days < 0:
        return ngettext("ended %(n)s day ago", "ended %(n)s days ago", -days) % {"n": -days}
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days} if days else gettext("today")


@register.filter
def title_advice(expiry: Expiry[Any] | None) -> str:
    """What has to be done before the title ends; nothing where no title ends."""
    return str(TITLE_ADVICE[expiry.advice]) if expiry and expiry.advice else ""


@register.filter
def consent_title(basis: Basis | Release) -> str:
    """A consent in one line: what for and with whom."""
    return overview.consent_title(basis)


@register.filter
def last_day(end: date | None) -> date | None:
    """The last day of a period, from its exclusive end."""
    return end - timedelta(days=1) if end else None


@register.filter
def position(order: list[str], code: str) -> int:
    """At which place of the order a code stands, from 0."""
    return order.index(code)


def contact_age(case: Sketch, today: date) -> SafeString:
    """The day of the last contact; with a clock where it lies too far back."""
    if case.last_contact is None:
        return _contact_age(None, False)
    is_long_ago = not case.is_closed and case.last_contact < today - timedelta(days=NO_CONTACT_DAYS)
    return _contact_age(case.last_contact, is_long_ago)


@kept
def _contact_age(last: date | None, is_long_ago: bool) -> SafeString:
    if last is None:
        return format_html('<span class="kim-muted">{}</span>', gettext("none yet"))
    text = last.strftime("%d.%m.")
    if is_long_ago:
        return format_html('<span class="kim-state kim-state--wait">{}{}</span>', icon("clock"), text)
    return format_html("{}", text)


@register.filter
def step_facts(line: StepLine) -> str:
    """The line under a step: who, by when or since when, and what hangs on it."""
    parts = [line.step.party_name, *_when(line)]
    if line.holds_up:
        held = len(line.holds_up)
        parts.append(ngettext("holds up %(n)s step", "holds up %(n)s steps", held) % {"n": held})
    if line.blocked_by:
        numbers = ", ".join(map(str, line.blocked_by))
        blocking = ngettext("only after step %(numbers)s", "only after steps %(numbers)s", len(line.blocked_by))
        parts.append(blocking % {"numbers": numbers})
    return " · ".join(parts)


def _when(line: StepLine) -> list[str]:
    if line.waiting:
        waited = ngettext("waits for %(n)s day", "waits for %(n)s days", line.waiting.days) % {"n": line.waiting.days}
        return [waited]
    if line.step.due_on is None:
        return []
    due_on = gettext("due on %(day)s") % {"day": day(line.step.due_on)}
    if line.due.is_overdue and line.due.days is not None:
        late = ngettext("overdue for %(n)s day", "overdue for %(n)s days", -line.due.days) % {"n": -line.due.days}
        return [due_on, late]
    return [due_on]


@register.simple_tag
def event_line(event: Event, phases: dict[str, str]) -> Told:
    """An event of the history in words."""
    return tell(event, phases)
