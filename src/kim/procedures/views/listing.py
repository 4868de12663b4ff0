"""The list of procedures: ready-made filters, then fields; a name is looked for by POST."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.forms.procedures import FilterForm
from kim.procedures.models import Procedure
from kim.procedures.queries import listing, own, stages
from kim.procedures.queries.listing import View
from kim.ui import http

PER_PAGE = 25
LABELS = {
    View.OPEN: pgettext_lazy("procedures", "All open"),
    View.MINE: pgettext_lazy("procedures", "Mine"),
    View.COMPLETE: pgettext_lazy("procedures", "Papers complete"),
    View.MISSING: pgettext_lazy("procedures", "Papers missing"),
    View.TITLE_ENDS: _("Title ends within six months"),
    View.ENDED: pgettext_lazy("procedures", "Ended"),
}


@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """The procedures of the own unit."""
    area = own.own_area(request.actor)
    if area is None or not access.may(request.actor, "read", Procedure):
        raise Http404
    view = View(asked) if (asked := request.GET.get("ansicht", "")) in set(View) else View.OPEN
    form = FilterForm.of(area, request.POST if request.method == "POST" else request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    name = chosen.get("name", "") if request.method == "POST" else ""
    codes = {key: chosen.get(key, "") for key in ("weg", "abschnitt")}
    found = listing.found(request.actor, view, name=name, pathway=codes["weg"], stage=codes["abschnitt"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "page": page,
        "rows": listing.rows(page.object_list),
        "views": _views(request, view),
        "form": form,
        "needle": name,
        "is_filtered": bool(name or any(codes.values())),
        "clear_url": _address(view),
        "query": f"&{urlencode({'ansicht': view.value} | {key: word for key, word in codes.items() if word})}",
        "shows_ended": view is View.ENDED,
        "note": stages.note_of(area),
    }
    return http.page(request, "procedures/list.html", context)


def _views(request: MemberRequest, current: View) -> list[dict[str, Any]]:
    amounts = listing.counts(request.actor)
    return [
        {"label": label, "url": _address(view), "count": amounts[view], "current": view is current}
        for view, label in LABELS.items()
    ]


def _address(view: View) -> str:
    return f"{reverse('procedures:procedures')}?{urlencode({'ansicht': view.value})}"
