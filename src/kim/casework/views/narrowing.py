"""Filters of list and "Heute": what was chosen, how it reads as an address, and those of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.casework.actions import saved_filters as filters
from kim.casework.forms.cases import CaseFilter, SaveFilterForm
from kim.casework.models import Case, SavedFilter
from kim.casework.queries import filter_choices, frame, waits
from kim.casework.queries.listing import Filter, View
from kim.casework.views import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import addresses, http

VIEW = "ansicht"
PAGES = {"liste": "casework:cases", "heute": "casework:today"}


Count = Callable[[Mapping[str, str]], int | None]


def form_of(request: MemberRequest, data: Mapping[str, Any]) -> CaseFilter:
    """The filter as it was sent or stands in the address; checked."""
    places = [(place.key, place.name) for place in filter_choices.of_actor(request.actor).places]
    offices = waits.of_actor(request.actor).awaited
    form = CaseFilter(data, phases=frame.phase_names(), offices=offices, places=places)
    form.is_valid()
    return form


def codes_in(request: MemberRequest) -> dict[str, str]:
    """What of the address belongs to a filter."""
    return {key: request.GET.get(key, "") for key in CaseFilter.CODES}


def filter_of(chosen: Mapping[str, str], view: View = View.ALL, needle: str = "") -> Filter:
    """The codes as the queries understand them."""
    return Filter(
        needle,
        chosen.get("phase", ""),
        chosen.get("ort", ""),
        chosen.get("stelle", ""),
        view,
        chosen.get("bereich", ""),
    )


def address(page: str, codes: Mapping[str, str]) -> str:
    """A page with these codes, which may stand in an address: none of them is a name."""
    kept = {key: value for key, value in codes.items() if value}
    return addresses.address(page) + (f"?{urlencode(kept)}" if kept else "")


def chips(form: CaseFilter, page: str, more: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each active filter with the address without it."""
    chosen = form.chosen()
    return [
        (form.words_of(key, value), address(page, {k: v for k, v in chosen.items() if k != key} | dict(more)))
        for key, value in chosen.items()
    ]


def own(
    saved_filters: Iterable[SavedFilter], page: str, codes: Mapping[str, str], count: Count
) -> list[dict[str, Any]]:
    """One's own filters as pills; on "Heute" a view of the list means nothing and is left out.

    `count` says how many cases such a filter finds, None if that is not known here.
    """
    here = {key: value for key, value in codes.items() if value}
    found = []
    for saved in saved_filters:
        wanted = saved.codes if page == "casework:cases" else {k: v for k, v in saved.codes.items() if k != VIEW}
        pill = {"label": saved.name, "url": address(page, wanted), "count": count(wanted)}
        found.append(pill | {"current": bool(wanted) and wanted == here})
    return found


@members_only
def manage(request: MemberRequest) -> HttpResponse:
    """Save the filter in the address under a name; remove those that one needs no longer."""
    if not access.may(request.actor, "add", SavedFilter):
        raise Http404
    codes = {key: value for key, value in (codes_in(request) | {VIEW: request.GET.get(VIEW, "")}).items() if value}
    back = PAGES.get(request.GET.get("von", ""), PAGES["liste"])
    form = SaveFilterForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: filters.save(actor=request.actor, name=form.cleaned_data["name"], codes=codes),
        then=address(back, codes),
        said=_("The view is saved."),
    )
    context = {
        "form": form,
        "words": _words(request, codes),
        "saved": SavedFilter.objects.visible_to(request.actor),
        "back": address(back, codes),
        "action": request.get_full_path(),
    }
    return answer or http.page(request, "casework/filters.html", context, status=form.status)


def _words(request: MemberRequest, codes: Mapping[str, str]) -> list[str]:
    form = form_of(request, codes)
    return [form.words_of(key, value) for key, value in form.chosen().items()]


@require_POST
@members_only
def remove(request: MemberRequest, saved_filter_id: str) -> HttpResponse:
    """Away with it."""
    found: SavedFilter = access.get_or_404(request, SavedFilter, "edit", public_id=saved_filter_id)
    return acting.act_on(
        request,
        lambda: filters.remove(actor=request.actor, saved=found),
        then=addresses.address("casework:filters"),
        said=_("The view is removed."),
    )


def has_cases(request: MemberRequest) -> bool:
    """Whether this person works on cases at all."""
    return access.may(request.actor, "edit", Case)
