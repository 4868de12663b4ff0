"""Rows of the list of cases. Drawn here and not in a template: a row has some forty places to fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop, pgettext

from kim.casework.desk_labels import CASE_FORMS
from kim.casework.queries.details import StepShown
from kim.casework.queries.frame import ORDER
from kim.casework.queries.listing import CaseRow
from kim.casework.queries.sketches import Sketch
from kim.casework.rules.desk_codes import CaseForm
from kim.casework.templatetags.case_words import contact_age, due_short, title_end
from kim.ui.addresses import address_of
from kim.ui.markup import filled
from kim.ui.pieces import kept
from kim.ui.templatetags.kim_ui import icon, mini_phases, waitbar

register = template.Library()

NOTHING = mark_safe("")
_ROW = """<tr class="kern-table__row">
<th class="kern-table__cell kim-nowrap" scope="row"><a href="{url}">{name}</a>{signs}</th>
<td class="kern-table__cell kim-num">{persons}</td>
<td class="kern-table__cell kim-nowrap">{phase}</td>
{next}
<td class="kern-table__cell kim-nowrap">{due}</td>
{waits}
<td class="kern-table__cell kim-nowrap">{title}</td>
<td class="kern-table__cell kim-nowrap">{contact}</td>
</tr>"""
_NEXT = '<td class="kern-table__cell kim-clip" title="{title}">{title}</td>'
_WAITS = '<td class="kern-table__cell kim-clip" title="{party}">{party}</td>\n<td class="kern-table__cell">{bar}</td>'


_HEADS: tuple[tuple[str, str | None], ...] = (
    (gettext_noop("Case"), "fall"),
    (gettext_noop("Pers."), None),
    (gettext_noop("Phase"), "phase"),
    (gettext_noop("Next step"), None),
    (gettext_noop("Due"), "faellig"),
    (gettext_noop("Waits for"), None),
    ("", ""),
    (gettext_noop("Title until"), "titel"),
    (gettext_noop("Contact"), "kontakt"),
)


@register.simple_tag
def case_heads(sort: str, urls: Mapping[str, str]) -> SafeString:
    """The heads of the columns; `urls` by what they sort by. Without a choice the longest wait comes first."""
    heads = (_head(words, None if by is None else urls[by], by, sort) for words, by in _HEADS)
    return format_html_join("", "{}", ((head,) for head in heads))


def _head(words: str, url: str | None, by: str | None, sort: str) -> SafeString:
    label = gettext(words) if words else pgettext("column", "Since")
    if url is None:
        return format_html('<th class="kern-table__header" scope="col">{}</th>', label)
    how = ("ascending" if by else "descending") if by == sort else ""
    sign = format_html(" {}", icon("arrow-up" if by else "down", "s")) if how else NOTHING
    sorted_so = format_html(' aria-sort="{}"', how) if how else NOTHING
    link = format_html('<a class="kim-sort" href="{}">{}{}</a>', url, label, sign)
    return format_html('<th class="kern-table__header" scope="col"{}>{}</th>', sorted_so, link)


@register.simple_tag
def case_rows(rows: Iterable[CaseRow], phases: Mapping[str, str], today: date) -> SafeString:
    """Cases in the list; `phases` are their names in this district."""
    url = address_of("casework:case")
    return SafeString("".join([_case_row(row, url(row.case.public_id), phases, today) for row in rows]))


def _case_row(row: CaseRow, url: str, phases: Mapping[str, str], today: date) -> SafeString:
    case = row.case
    return filled(
        _ROW,
        url=url,
        name=case.name,
        signs=_signs(row),
        persons=case.persons or _nobody_yet(case.is_short),
        phase=_phase(case, phases),
        next=filled(_NEXT, title=row.next_step.title) if row.next_step else _no_next(),
        due=due_short(row.next_step, today),
        waits=_waits(row.longest_wait),
        title=title_end(case.expiry) if case.persons or not case.is_short else NOTHING,
        contact=contact_age(case, today),
    )


@kept
def _nobody_yet(is_short: bool) -> SafeString:
    """Advice needs nobody on record; of a case it is not known yet who belongs to it, which is no zero."""
    if is_short:
        return NOTHING
    return format_html('{}<span class="kern-sr-only">{}</span>', icon("unknown", "s"), gettext("nobody recorded yet"))


def _signs(row: CaseRow) -> SafeString:
    if not (row.case.is_deputised or row.case.is_sealed):
        return NOTHING
    stands_in = gettext("deputation for %(name)s") % {"name": row.stands_in_for} if row.case.is_deputised else ""
    return format_html(
        "{}{}",
        format_html(_SIGN, icon("swap", "s"), stands_in) if stands_in else NOTHING,
        format_html(_SIGN, icon("lock", "s"), pgettext("state", "sealed")) if row.case.is_sealed else NOTHING,
    )


_SIGN = ' {}<span class="kern-sr-only">{}</span>'


def _phase(case: Sketch, phases: Mapping[str, str]) -> SafeString:
    if case.is_short:
        return _counselling(case.is_closed)
    return filled("{bar}{name}", bar=mini_phases(ORDER.index(case.phase)), name=phases.get(case.phase))


@kept
def _counselling(is_over: bool) -> SafeString:
    ended = pgettext("counselling", "ended")
    return format_html("{}{}", CASE_FORMS[CaseForm.SHORT], f", {ended}" if is_over else "")


@kept
def _no_next() -> SafeString:
    none = pgettext("next step", "none")
    return format_html('<td class="kern-table__cell kim-clip"><span class="kim-muted">{}</span></td>', none)


def _waits(step: StepShown | None) -> SafeString:
    if step is None or step.waiting is None:
        return _nobody()
    return filled(_WAITS, party=step.party_name, bar=waitbar(step.waiting.days, step.waiting.usual_days, 36))


@kept
def _nobody() -> SafeString:
    return format_html(
        '<td class="kern-table__cell kim-clip is-none"><span class="kim-muted">{}</span></td>\n'
        '<td class="kern-table__cell is-none"></td>',
        pgettext("waits for", "nobody"),
    )
