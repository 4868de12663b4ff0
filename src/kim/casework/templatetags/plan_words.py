"""How a plan reads: the state of a step, ranges of numbers, and the sentence about the longest path."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kim.casework.queries.board import StepLine
from kim.casework.queries.plan import PlanView
from kim.casework.rules.legal_ends import LegalEnd
from kim.casework.templatetags.case_words import sign
from kim.organisations.api import WorkingDays
from kim.ui.states import STATES
from kim.ui.templatetags.kim_ui import day, days, icon

register = template.Library()


@register.filter
def ranges(numbers: Iterable[int]) -> str:
    """1, 2, 3, 4, 10 → "1–4, 10"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def state_words(line: StepLine) -> str:
    """The state of a step in words, with the days where it waits or is late."""
    if line.state == "dropped":
        return gettext("no longer needed")
    if line.waiting:
        return gettext("waits %(days)s") % {"days": days(line.waiting.days)}
    word = str(STATES[sign(line)].word)
    if line.state == "overdue" and line.due.days is not None:
        late = -line.due.days
        return ngettext("overdue for %(n)s day", "overdue for %(n)s days", late) % {"n": late}
    return word


@register.simple_tag
def step_state(line: StepLine) -> SafeString:
    """Sign and words of a step, quiet, for rows."""
    kind = sign(line)
    picture = "cross" if line.state == "dropped" else STATES[kind].icon
    return format_html(
        '<span class="kim-state kim-state--{}">{}{}</span>',
        "blocked" if line.state == "dropped" else kind,
        icon(picture),
        state_words(line),
    )


@register.simple_tag
def step_in_words(line: StepLine) -> str:
    """A box of the net for those who hear it: number, title, state, who, by when, what it needs."""
    step = line.step
    parts = [
        gettext("Step %(number)s: %(title)s") % {"number": step.number, "title": step.title},
        state_words(line),
        step.party_name,
    ]
    if step.due_on and not step.done_on:
        parts.append(gettext("until %(day)s") % {"day": day(step.due_on)})
    if line.needs:
        parts.append(gettext("needs %(steps)s") % {"steps": ranges(line.needs)})
    if line.is_on_longest_path:
        parts.append(gettext("on the longest path"))
    return ", ".join(parts)


@register.simple_tag
def longest_path(plan: PlanView) -> SafeString:
    """What the longest path means: where it begins, what it holds up, until when, and how much time is left."""
    first, last = plan.longest_path[0], plan.longest_path[-1]
    held = len(first.holds_up)
    begins = gettext("The longest path begins with step %(number)s, “%(title)s”.") % {
        "number": first.step.number,
        "title": first.step.title,
    }
    holds = ngettext(
        "It holds up %(n)s step and decides when “%(title)s” can be done: on %(day)s at the earliest.",
        "It holds up %(n)s steps and decides when “%(title)s” can be done: on %(day)s at the earliest.",
        held,
    ) % {"n": held, "title": last.step.title, "day": day(plan.line.last_day)}
    return format_html('<span class="kim-strong">{}</span> {} {}', begins, holds, _buffer(plan))


def _buffer(plan: PlanView) -> str:
    left = plan.buffer_days
    if left is None:
        return ""
    if left < 0:
        return gettext("That lies %(days)s after the end of the residence title.") % {"days": days(-left)}
    return gettext("Left until the residence title ends: %(days)s.") % {"days": days(left)}


@register.simple_tag
def plan_facts(plan: PlanView) -> str:
    """The line under the heading: how many steps, with whom it was agreed, when all look at it again."""
    count = len(plan.steps)
    parts = [ngettext("%(n)s step", "%(n)s steps", count) % {"n": count}] if count else []
    if plan.done:
        parts.append(gettext("%(n)s done") % {"n": plan.done})
    if plan.adopted:
        agreed = {"names": plan.adopted.agreed_with, "day": day(plan.adopted.adopted_on)}
        if plan.draft:
            parts.append(gettext("last agreed on %(day)s with %(names)s") % agreed)
        else:
            parts.append(gettext("agreed with %(names)s") % agreed)
        if plan.adopted.review_on:
            parts.append(gettext("look at it together on %(day)s") % {"day": day(plan.adopted.review_on)})
    return " · ".join(parts)


@register.simple_tag
def not_agreed(plan: PlanView) -> str:
    """Which steps no agreed version contains yet; empty if there are none."""
    new = [line.step.number for line in plan.not_agreed]
    if not new:
        return ""
    words = ngettext("Step %(steps)s is not agreed yet.", "Steps %(steps)s are not agreed yet.", len(new))
    return words % {"steps": ranges(new)}


@register.simple_tag
def day_off(calendar: WorkingDays, on: date | None) -> str:
    """Why offices do not work on a day, and the last working day before it; empty for a working day."""
    why = calendar.free(on) if on else ""
    if not on or not why:
        return ""
    before = calendar.add(on, -1)
    return gettext("%(why)s; the last working day before it is %(day)s") % {"why": why, "day": day(before)}


@register.simple_tag
def legal_end(end: LegalEnd) -> SafeString:
    """The end set by law in a row: sign once it is near, the day, the paragraph, and what is left."""
    kind = "late" if end.is_over else "wait" if end.is_near else "blocked"
    words = format_html("{}<span>{}</span>", icon("scale"), legal_end_words(end))
    return format_html('<span class="kim-state kim-wrap kim-state--{}">{}</span>', kind, words)


def legal_end_words(end: LegalEnd) -> str:
    """The end set by law in words, for rows and for the drawings."""
    told = {"day": day(end.last_day), "basis": end.basis, "left": days(abs(end.days))}
    if end.is_over:
        return gettext("too late by law since %(day)s (%(basis)s)") % told
    if not end.days:
        return gettext("by law until today (%(basis)s)") % told
    return gettext("by law until %(day)s (%(basis)s), %(left)s left") % told


@register.simple_tag
def legal_end_moved(end: LegalEnd) -> str:
    """Why the last day is later than the law names; empty if it is not."""
    if not end.is_moved:
        return ""
    words = gettext("The law names %(day)s. On that day offices do not work, so %(last)s is enough (%(basis)s).")
    return words % {"day": day(end.on), "last": day(end.last_day), "basis": "§ 193 BGB"}


@register.simple_tag
def from_template(label: str) -> SafeString:
    """The template and version that a step came from, as a link to that version."""
    key, _slash, number = label.rpartition("/")
    url = reverse("organisations:plan-template", args=[key]) + f"?fassung={number}"
    words = gettext("%(key)s, version %(number)s") % {"key": key, "number": number}
    return format_html('<a href="{}">{}</a>', url, words)
