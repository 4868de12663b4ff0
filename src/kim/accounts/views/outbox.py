"""The demo's post: what would have been mailed, so that a password can be reset by clicking. Demo only."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kim.accounts import delivery
from kim.accounts.models import Mail

_SHOWN = 30


@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """The latest mails, open to everyone: the demo has invented people only. Elsewhere the page does not exist."""
    if not settings.KIM_DEMO:
        raise Http404
    shown = [{"mail": each, "text": delivery.text_of(each)} for each in Mail.objects.all()[:_SHOWN]]
    return render(request, "accounts/outbox.html", {"mails": shown})
