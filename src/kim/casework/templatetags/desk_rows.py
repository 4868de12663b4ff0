"""Rows of the lists on "Heute". Drawn here and not in templates, as those of the list of cases (`case_rows`)."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from kim.casework.queries.overview import consent_title
from kim.casework.queries.today import DueItem, EndItem, WaitItem
from kim.casework.rules.title_ends import TitleStage
from kim.casework.templatetags.case_words import due_words, in_days, title_advice, title_label
from kim.ui.addresses import address
from kim.ui.markup import filled
from kim.ui.pieces import kept
from kim.ui.templatetags.kim_ui import badge, day, days, icon, waitbar

register = template.Library()

NOTHING = mark_safe("")
_DUE = """
<li><span class="kim-list__lead">{when}</span><div><p class="kim-list__title"><a href="{url}">{title}</a></p>\
<p class="kim-meta"><a href="{case_url}">{name}</a>{about}</p></div>
<div class="kim-list__acts"><form method="post" action="{done_url}">{token}\
<input type="hidden" name="next" value="{here}"><button class="kern-btn kern-btn--secondary kern-btn--x-small" \
type="submit" aria-label="{done}: {title}">{tick}<span class="kern-label">{done}</span></button></form>
<a class="kern-btn kern-btn--tertiary kern-btn--x-small kern-btn--icon" href="{later_url}" hx-get="{later_url}" \
hx-target="#kim-dialog" hx-swap="innerHTML" aria-label="{later}: {title}" title="{later}">{clock}</a></div></li>"""
_WAIT = """<tr class="kern-table__row">
<th class="kern-table__cell" scope="row"><a class="kim-plainlink" href="{url}">{title}</a>\
<span class="kim-table__sub"><a href="{case_url}">{name}</a></span></th>
<td class="kern-table__cell"><span class="kim-office">{building}<span>{party}</span></span></td>
<td class="kern-table__cell">{bar}{reminded}</td>
<td class="kern-table__cell kern-table__cell--action"><a class="kern-btn kern-btn--{kind} kern-btn--x-small" \
href="{ask_url}" hx-get="{ask_url}" hx-target="#kim-dialog" hx-swap="innerHTML" aria-label="{ask}: {title}">\
<span class="kern-label">{ask}</span></a></td>
</tr>"""
_END = """
<li><span class="kim-list__lead">{when}</span><div><p class="kim-list__title"><a href="{url}">{title}</a></p>\
<p class="kim-meta"><a href="{case_url}">{name}</a>{about} {left}</p>{advice}</div>
<div class="kim-list__acts">{badge}</div></li>"""


@register.simple_tag(takes_context=True)
def due_row(context: Context, item: DueItem) -> SafeString:
    """A step or a task that is due, with what can be done at once."""
    url, done_url, later_url = _urls(item, context["request"].path)
    return filled(
        _DUE,
        when=due_words(item.due, item.due_on),
        url=url,
        title=item.title,
        case_url=address("casework:case", item.case.public_id),
        name=item.case.name,
        about=_about(item),
        done_url=done_url,
        token=_token(context),
        here=context["request"].path,
        done=pgettext("button", "Done"),
        later_url=later_url,
        later=gettext("Postpone"),
        tick=icon("tick"),
        clock=icon("clock"),
    )


def _urls(item: DueItem, here: str) -> tuple[str, str, str]:
    """Where a due thing stands, and where "done" and "postpone" go, be it a task or a step."""
    if item.step:
        step = item.case.public_id, item.step.public_id
        pages = ("casework:step", "casework:step-done", "casework:step-postpone")
        at, done, later = (address(page, *step) for page in pages)
        return at, done, later
    task = item.task.public_id if item.task else ""
    pages = ("casework:task", "casework:task-done", "casework:task-postpone")
    at, done, later = (address(page, task) for page in pages)
    return f"{at}?next={here}", done, later


def _about(item: DueItem) -> SafeString:
    if item.step is None:
        return format_html(" · {}", gettext("Task"))
    for_whom = format_html(" · {}", item.step.given_name) if item.step.given_name else NOTHING
    return format_html(" · {}{}", item.step.party_name, for_whom)


def _token(context: Context) -> SafeString:
    token = context.get("csrf_token")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token) if token else NOTHING


@register.simple_tag
def wait_row(item: WaitItem) -> SafeString:
    """A step that waits for somebody else, with the way to ask again."""
    step, waiting = item.step, item.step.waiting
    over = bool(waiting and waiting.over_usual_days)
    ask_url = address("casework:case-contact-new", item.case.public_id)
    return filled(
        _WAIT,
        url=address("casework:step", item.case.public_id, step.public_id),
        title=step.title,
        case_url=address("casework:case", item.case.public_id),
        name=item.case.name,
        building=icon("building", "s"),
        party=step.party_name,
        bar=waitbar(waiting.days, waiting.usual_days, 64) if waiting else NOTHING,
        reminded=_reminded(day(step.reminded_on)) if step.reminded_on else NOTHING,
        kind="secondary" if over else "tertiary",
        ask_url=f"{ask_url}?schritt={step.public_id}",
        ask=gettext("Ask again"),
    )


@kept
def _reminded(on: str) -> SafeString:
    said = gettext("asked again on %(day)s") % {"day": on}
    return format_html('<span class="kim-table__sub">{}</span>', said)


@register.simple_tag
def end_row(item: EndItem) -> SafeString:
    """A title, a consent, a paper or a time set by law that ends, with what has to be done before."""
    url, title = _ending(item)
    advice = title_advice(item.title) if item.days >= 0 else ""
    return filled(
        _END,
        when=day(item.on),
        url=url,
        title=title,
        case_url=address("casework:case", item.case.public_id),
        name=item.case.name,
        about=_concerned(item),
        left=_left(item),
        advice=_advice(advice) if advice else NOTHING,
        badge=_badge(item),
    )


def _ending(item: EndItem) -> tuple[str, Any]:
    """Where it stands, and what it is called."""
    case = item.case.public_id
    if item.title:
        return address("casework:household", case), title_label(item.title)
    if item.step:
        return address("casework:step", case, item.step.public_id), item.step.title
    if item.paper:
        return address("casework:documents", case), item.paper.get_kind_display()
    kind, title = gettext("Consent"), consent_title(item.consent)
    return address("casework:consents", case), f"{kind}: {title}" if getattr(item.consent, "purpose", "") else title


def _concerned(item: EndItem) -> SafeString:
    if item.title:
        return format_html(" · {}", ", ".join(person.name for person in item.title.persons))
    if item.paper and item.paper.person:
        return format_html(" · {}", item.paper.person)
    if item.step and item.step.legal_end:
        return format_html(" · {}, {}", gettext("end set by law"), item.step.legal_end.basis)
    return NOTHING


def _left(item: EndItem) -> SafeString:
    kind = "step" if item.step else "paper" if item.paper else ""
    return _days_left(item.days if item.days >= 0 else None, kind)


@kept
def _days_left(left: int | None, kind: str) -> SafeString:
    if left == 0:
        return format_html(" · {}", gettext("last day today"))
    if left is not None:
        return format_html(" · {}", gettext("%(left)s left") % {"left": days(left)})
    over = {"step": gettext("too late by law"), "paper": gettext("no longer valid")}
    return format_html(" · {}", over.get(kind) or gettext("nothing is known after it"))


@kept
def _advice(words: str) -> SafeString:
    return format_html('<p class="kim-meta">{} {}</p>', icon("warning", "s"), words)


def _badge(item: EndItem) -> SafeString:
    stage = item.title.stage if item.title else None
    is_near = (item.step and item.days <= 14) or (item.paper and item.days < 0)
    if is_near or stage in (TitleStage.SIX_WEEKS, TitleStage.ENDED):
        return badge("late", in_days(item.days), "clock")
    return badge("wait", in_days(item.days), "clock") if stage is TitleStage.THREE_MONTHS else NOTHING
