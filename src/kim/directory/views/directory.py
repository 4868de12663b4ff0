"""The directory for those who look something up: the list and one entry."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from kim.directory.forms.search import SearchForm
from kim.directory.models import Correction, Service
from kim.directory.queries import search
from kim.directory.rules.codes import CorrectionState
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import queries as organisations
from kim.ui import http

LIST = "directory/services.html"


@members_only
def services(request: MemberRequest) -> HttpResponse:
    """Find an offer. Codes may stand in the address, so that a page can lead here; words are sent (POST)."""
    if not access.may(request.actor, "read", Service):
        raise Http404
    # Most questions are about the place where one works.
    asked = request.POST or request.GET or {"ort": organisations.municipality_of_unit(request.actor.unit_id or 0)}
    form = SearchForm(search.languages(request.actor), asked)
    is_valid = form.is_valid()
    context = {
        "form": form,
        "hits": search.find(request.actor, form.wanted()) if is_valid else [],
        "may_add": access.may(request.actor, "add", Service),
    }
    answer = http.page if is_valid else http.invalid
    return answer(request, LIST, context, fragment="result")


@require_GET
@members_only
def service(request: MemberRequest, service_id: str) -> HttpResponse:
    """One entry: what, for whom, when, how, who answers for it and when it was last confirmed."""
    found: Service = access.get_or_404(request, Service, public_id=service_id)
    corrections = Correction.objects.visible_to(request.actor).filter(service=found).select_related("decided_by")
    context = {
        "service": found,
        "hit": search.entry(found),
        "may_edit": access.may(request.actor, "edit", found),
        "open_corrections": [one for one in corrections if one.state == CorrectionState.OPEN],
        "decided_corrections": [one for one in corrections if one.state != CorrectionState.OPEN],
        "places": [place.name for place in found.serves.all()],
        "back": reverse("directory:services"),
    }
    return http.page(request, "directory/service.html", context)
