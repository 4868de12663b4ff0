"""The list of missing papers as PDF."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures import paper
from kim.procedures.models import Procedure
from kim.procedures.queries import detail


@require_GET
@members_only
def missing(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """What is there and what is missing, for the applicant and whoever helps them."""
    procedure: Procedure = access.get_or_404(request, Procedure, "read", public_id=procedure_id)
    content = paper.checklist(detail.page(request.actor, procedure))
    name = _("papers-%(number)s.pdf") % {"number": procedure.number}
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
