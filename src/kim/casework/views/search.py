"""The search of the top bar. Words come by POST and stay there; a plain visit shows the empty form."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from kim.casework.forms.cases import SearchForm
from kim.casework.models import Case
from kim.casework.queries import search
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@members_only
def find(request: MemberRequest) -> HttpResponse:
    """Own cases and persons, and the offices of the district."""
    if not access.may(request.actor, "read", Case):
        raise Http404
    form = SearchForm(request.POST if request.method == "POST" else None)
    hits = search.find(request.actor, form.cleaned_data["q"]) if form.is_bound and form.is_valid() else None
    status = http.INVALID if form.errors else 200
    return http.page(request, "casework/search.html", {"form": form, "hits": hits}, status=status)
