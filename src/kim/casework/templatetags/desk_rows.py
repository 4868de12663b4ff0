"""Rows of the lists on "Heute". Drawn here and not in templates, as those of the list of cases (`case_rows`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from kim.casework.labels import TITLE_ADVICE
from kim.casework.queries.details import StepShown
from kim.casework.queries.overview import consent_title
from kim.casework.queries.today import DueItem, EndItem, WaitItem
from kim.casework.rules.title_ends import TitleAdvice, TitleStage
from kim.casework.templatetags.case_words import due_words, in_days, title_label
from kim.ui.addresses import address, address_of
from kim.ui.markup import begun, filled
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
def due_rows(context: Context, items: Iterable[DueItem]) -> SafeString:
    """Steps and tasks that are due, with what can be done at once."""
    here = context["request"].path
    text = begun(
        _DUE,
        token=_token(context),
        here=here,
        done=pgettext("button", "Done"),
        later=gettext("Postpone"),
        tick=icon("tick"),
        clock=icon("clock"),
    )
    urls, case_url, task = _urls_in(here), address_of("casework:case"), filled(" · {word}", word=gettext("Task"))
    return SafeString("".join([_due_row(text, item, urls(item), case_url, task) for item in items]))


def _due_row(
    text: str, item: DueItem, urls: tuple[str, str, str], case_url: Callable[..., str], task: SafeString
) -> SafeString:
    url, done_url, later_url = urls
    return filled(
        text,
        when=due_words(item.due, item.due_on),
        url=url,
        title=item.title,
        case_url=case_url(item.case.public_id),
        name=item.case.name,
        about=_about(item.step) if item.step else task,
        done_url=done_url,
        later_url=later_url,
    )


def _urls_in(here: str) -> Callable[[DueItem], tuple[str, str, str]]:
    """Where a due thing stands, and where "done" and "postpone" go, be it a task or a step."""
    of_step = [address_of(page, 2) for page in ("casework:step", "casework:step-done", "casework:step-postpone")]
    of_task = [address_of(page) for page in ("casework:task", "casework:task-done", "casework:task-postpone")]

    def urls(item: DueItem) -> tuple[str, str, str]:
        if item.step:
            at, done, later = (page(item.case.public_id, item.step.public_id) for page in of_step)
            return at, done, later
        at, done, later = (page(item.task.public_id if item.task else "") for page in of_task)
        return f"{at}?next={here}", done, later

    return urls


def _about(step: StepShown) -> SafeString:
    if step.given_name:
        return filled(" · {party} · {name}", party=step.party_name, name=step.given_name)
    return filled(" · {party}", party=step.party_name)


def _token(context: Context) -> SafeString:
    token = context.get("csrf_token")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token) if token else NOTHING


@register.simple_tag
def wait_rows(items: Iterable[WaitItem]) -> SafeString:
    """Steps that wait for somebody else, with the way to ask again."""
    text = begun(_WAIT, building=icon("building", "s"), ask=gettext("Ask again"))
    pages = ("casework:case", 1), ("casework:step", 2), ("casework:case-contact-new", 1)
    urls = [address_of(page, amount) for page, amount in pages]
    return SafeString("".join([_wait_row(text, item, *urls) for item in items]))


def _wait_row(
    text: str, item: WaitItem, case_url: Callable[..., str], url: Callable[..., str], ask_url: Callable[..., str]
) -> SafeString:
    step, waiting, case = item.step, item.step.waiting, item.case.public_id
    return filled(
        text,
        url=url(case, step.public_id),
        title=step.title,
        case_url=case_url(case),
        name=item.case.name,
        party=step.party_name,
        bar=waitbar(waiting.days, waiting.usual_days, 64) if waiting else NOTHING,
        reminded=_reminded(day(step.reminded_on)) if step.reminded_on else NOTHING,
        kind="secondary" if waiting and waiting.over_usual_days else "tertiary",
        ask_url=f"{ask_url(case)}?schritt={step.public_id}",
    )


@kept
def _reminded(on: str) -> SafeString:
    said = gettext("asked again on %(day)s") % {"day": on}
    return format_html('<span class="kim-table__sub">{}</span>', said)


@register.simple_tag
def end_rows(items: Iterable[EndItem]) -> SafeString:
    """Titles, consents, papers and times set by law that end, with what has to be done before."""
    urls = address_of("casework:case"), address_of("casework:household")
    return SafeString("".join([_end_row(item, *urls) for item in items]))


def _end_row(item: EndItem, case_url: Callable[..., str], home_url: Callable[..., str]) -> SafeString:
    case = item.case.public_id
    url, title = (home_url(case), title_label(item.title)) if item.title else _ending(item, case)
    advice = item.title.advice if item.title and item.days >= 0 else None
    return filled(
        _END,
        when=day(item.on),
        url=url,
        title=title,
        case_url=case_url(case),
        name=item.case.name,
        about=_concerned(item),
        left=_left(item),
        advice=_advice(advice) if advice else NOTHING,
        badge=_badge(item),
    )


def _ending(item: EndItem, case: str) -> tuple[str, Any]:
    """Where what is no title stands, and what it is called."""
    if item.step:
        return address("casework:step", case, item.step.public_id), item.step.title
    if item.paper:
        return address("casework:documents", case), item.paper.get_kind_display()
    kind, title = gettext("Consent"), consent_title(item.consent)
    return address("casework:consents", case), f"{kind}: {title}" if getattr(item.consent, "purpose", "") else title


def _concerned(item: EndItem) -> SafeString:
    if item.title:
        return filled(" · {who}", who=", ".join([person.name for person in item.title.persons]))
    if item.paper and item.paper.person:
        return filled(" · {who}", who=item.paper.person)
    if item.step and item.step.legal_end:
        return filled(" · {words}, {basis}", words=gettext("end set by law"), basis=item.step.legal_end.basis)
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
def _advice(advice: TitleAdvice) -> SafeString:
    return format_html('<p class="kim-meta">{} {}</p>', icon("warning", "s"), TITLE_ADVICE[advice])


def _badge(item: EndItem) -> SafeString:
    stage = item.title.stage if item.title else None
    is_near = (item.step and item.days <= 14) or (item.paper and item.days < 0)
    if is_near or stage in (TitleStage.SIX_WEEKS, TitleStage.ENDED):
        return _badge_of("late", item.days)
    return _badge_of("wait", item.days) if stage is TitleStage.THREE_MONTHS else NOTHING


@kept
def _badge_of(kind: str, left: int) -> SafeString:
    return badge(kind, in_days(left), "clock")
