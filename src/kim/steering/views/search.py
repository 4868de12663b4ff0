"""The search of the top bar for those who steer. Words come by POST and stay there."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.models import StructuralIssue
from kim.steering.queries import search
from kim.ui import http


class SearchForm(forms.Form):
    """The words of the top bar."""

    q = forms.CharField(
        label=_("Issue, meeting or office"),
        max_length=80,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "spellcheck": "false", "autofocus": True}),
    )


@members_only
def find(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", StructuralIssue)
    form = SearchForm(request.POST if request.method == "POST" else None)
    hits = search.find(request.actor, form.cleaned_data["q"]) if form.is_bound and form.is_valid() else None
    status = http.INVALID if form.errors else 200
    return http.page(request, "steering/search.html", {"form": form, "hits": hits}, status=status)
