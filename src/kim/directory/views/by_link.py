"""What the holder of an entry sees who followed the link in the mail: the entry, and two buttons. No log-in.

A look does not answer: mail scanners open links. The click on the button does, and only once.
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kim.directory.actions import holders
from kim.directory.queries import search
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation

GONE = 410


class AnswerForm(forms.Form):
    """Empty: still right. Else what has changed."""

    text = forms.CharField(max_length=1000, required=False, widget=forms.Textarea({"rows": 4}))


@never_cache
def still_right(request: HttpRequest, secret: str) -> HttpResponse:
    """The entry with "still right" and "something has changed"."""
    with acting_as(holders.BY_LINK):
        asked = holders.find(secret)
        if asked is None:
            return render(request, "directory/link_void.html", status=GONE)
        form = AnswerForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            what = form.cleaned_data["text"].strip() if "changed" in request.POST else ""
            if "changed" in request.POST and not what:
                form.add_error("text", "missing")
            else:
                return _answered(request, secret, what)
        context = {"service": asked.service, "hit": search.entry(asked.service), "form": form, "secret": secret}
        return render(request, "directory/still_right.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, secret: str, what: str) -> HttpResponse:
    try:
        service = holders.answer(actor=holders.BY_LINK, secret=secret, what=what)
    except RuleViolation:
        return render(request, "directory/link_void.html", status=GONE)
    return render(request, "directory/thanks.html", {"service": service, "is_right": not what})
