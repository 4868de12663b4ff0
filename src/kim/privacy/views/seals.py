"""Does the chain of seals hold?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kim.kernel import access
from kim.kernel.doors import members_only
from kim.kernel.models import AuditMeta
from kim.privacy import queries


@require_GET
@members_only
def seals(request: HttpRequest) -> HttpResponse:
    """State of the audit, with the newest seal to be kept outside the database."""
    if not access.may(request.actor, "read", AuditMeta):  # type: ignore[attr-defined]
        raise Http404
    return render(request, "privacy/seals.html", {"state": queries.seal_state()})
