"""The list of cases and the overview of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework import tabs
from kim.casework.forms.cases import CaseFilter
from kim.casework.forms.quick_contacts import QuickContactForm
from kim.casework.models import Case
from kim.casework.queries import filter_choices, frame, listing
from kim.casework.queries import overview as facts
from kim.casework.queries.listing import Listing, View
from kim.casework.queries.sketches import Sketch
from kim.casework.queries.telling import PICTURES
from kim.casework.views import narrowing, shell
from kim.kernel import access, clock, panels
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http

PER_PAGE = 14
PER_SEARCH = 100
VIEWS = {
    View.ALL: ("alle", _("All")),
    View.WAITING_LONG: ("wartet-lange", _("Waits longer than usual")),
    View.DUE: ("faellig", _("Due this week")),
    View.EXPIRING: ("titel-laeuft-ab", _("Title ends soon")),
    View.NO_CONTACT: ("lange-kein-kontakt", _("No contact for long")),
    View.DEPUTISED: ("vertretung", _("Deputations")),
    View.SHORT: ("kurzberatung", _("Short counsellings")),
    View.NOT_ENTERED: ("nicht-eingetragen", _("Not entered at the state")),
    View.CLOSED: ("abgeschlossen", _("Closed")),
}
LAST = date.max
SORTS: dict[str, Callable[[Sketch], Any]] = {
    "fall": lambda sketch: sketch.label,
    "phase": lambda sketch: frame.ORDER.index(sketch.phase),
    "faellig": lambda sketch: sketch.next_due_on or LAST,
    "titel": lambda sketch: sketch.first_end or LAST,
    "kontakt": lambda sketch: sketch.last_contact or sketch.opened_on,
}


@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """The cases one works on. A name comes by POST and is answered on the spot; codes go into the address."""
    if not access.may(request.actor, "edit", Case):
        raise Http404
    view = next((code for code, (slug, _label) in VIEWS.items() if slug == request.GET.get("ansicht")), View.ALL)
    searched = request.method == "POST"
    form = narrowing.form_of(request, request.POST if searched else narrowing.codes_in(request))
    chosen, needle = form.chosen(), form.cleaned_data.get("name", "") if searched else ""
    if searched and not needle:
        return HttpResponseRedirect(_address(chosen, view))
    wanted = narrowing.filter_of(chosen, view, needle)
    found = http.drawing(request, lambda: listing.ask(request.actor, wanted), form.draw)
    context = _list_context(request, form, found, view) | {"needle": needle}
    return http.page(request, "casework/cases.html", context)


def _list_context(request: MemberRequest, form: CaseFilter, found: Listing, view: View) -> dict[str, Any]:
    chosen = form.chosen()
    sort = request.GET.get("nach", "")
    ordered = sorted(found.found, key=SORTS[sort]) if sort in SORTS else list(found.found)
    searched = request.method == "POST"
    page = Paginator(ordered, PER_SEARCH if searched else PER_PAGE).get_page(request.GET.get("seite"))
    rows = listing.rows_of(request.actor, list(page))
    saved = filter_choices.of_actor(request.actor).filters
    return {
        "form": form,
        "found": found,
        "page": page,
        "rows": rows,
        "views": _views(found, view, chosen),
        "chips": narrowing.chips(form, "casework:cases", _named(view)),
        "own_views": narrowing.own(saved, "casework:cases", _codes(chosen, view), _counter(found, chosen, searched)),
        "save_url": narrowing.address("casework:filters", _codes(chosen, view)) if _codes(chosen, view) else "",
        "clear_url": _address({}, view),
        "sort": sort,
        "sort_urls": {key: _address(chosen | {"nach": key}, view) for key in (*SORTS, "")},
        "query": "".join(f"&{urlencode({key: value})}" for key, value in _codes(chosen | {"nach": sort}, view).items()),
        "phases": frame.phase_names(),
        "today": clock.today(),
        "has_deputised": any(row.case.is_deputised for row in rows),
    }


def _counter(found: Listing, chosen: dict[str, str], searched: bool) -> narrowing.Count:
    """How many cases a saved filter finds; a narrowed list does not know what it left out."""

    def count(codes: Mapping[str, str]) -> int | None:
        slug = codes.get(narrowing.VIEW, "")
        view = next((code for code, (known, _label) in VIEWS.items() if known == slug), View.ALL)
        return None if chosen or searched else found.count(narrowing.filter_of(codes, view))

    return count


def _views(found: Listing, view: View, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """The saved views with their numbers; an empty one that nobody needs to watch is left out."""
    rare = (View.DEPUTISED, View.SHORT, View.NOT_ENTERED, View.CLOSED)
    return [
        {"label": label, "url": _address(chosen, code), "count": found.counts[code], "current": code is view}
        for code, (_slug, label) in VIEWS.items()
        if found.counts[code] or code is view or code not in rare
    ]


def _named(view: View) -> dict[str, str]:
    return {narrowing.VIEW: VIEWS[view][0]} if view is not View.ALL else {}


def _codes(chosen: dict[str, str], view: View) -> dict[str, str]:
    return _named(view) | {key: value for key, value in chosen.items() if value}


def _address(chosen: dict[str, str], view: View) -> str:
    return narrowing.address("casework:cases", _codes(chosen, view))


@require_GET
@members_only
def overview(request: MemberRequest, case_id: str) -> HttpResponse:
    """One case at a glance: contact entry, next steps before history, household, what ends."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    names = frame.phase_names()
    context = {
        **shell.of(request, case, "overview"),
        "phases": shell.phase_bar(request, case, names),
        "phase_names": names,
        "facts": facts.overview(request.actor, case),
        "quick": QuickContactForm(),
        "icons": PICTURES,
        "today": clock.today(),
        "cards": panels.cards("casework.case", request.actor, case),
        **_parts(request, case),
    }
    template = "casework/short/overview.html" if case.is_short else "casework/case.html"
    return http.page(request, template, context)


def _parts(request: MemberRequest, case: Case) -> dict[str, Any]:
    """The cards of other subjects (obstacles, guidance), with what they show."""
    context: dict[str, Any] = {"work": tabs.parts("work"), "aside": tabs.parts("aside")}
    for part in (*context["work"], *context["aside"]):
        context |= part.context(request.actor, case)
    return context
