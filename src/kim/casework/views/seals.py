"""Sealing a case, and lifting the seal: for the assigned case manager, with a reason."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework.actions import cases
from kim.casework.forms.standing import SealForm
from kim.casework.models import Case
from kim.casework.queries import standing
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@members_only
def seal(request: MemberRequest, case_id: str) -> HttpResponse:
    """Who loses sight of it is said before."""
    return _page(request, case_id, sealing=True)


@members_only
def unseal(request: MemberRequest, case_id: str) -> HttpResponse:
    """Who may open it again is said before."""
    return _page(request, case_id, sealing=False)


def _page(request: MemberRequest, case_id: str, *, sealing: bool) -> HttpResponse:
    case: Case = access.get_or_404(request, Case, "assign", public_id=case_id)
    act = cases.seal if sealing else cases.unseal
    form = SealForm(acting.posted(request))
    back = reverse("casework:case", args=[case.public_id])
    answer = acting.save(
        request,
        form,
        lambda: act(actor=request.actor, case=case, **form.cleaned_data),
        then=back,
        said=_("The case is sealed.") if sealing else _("The seal is lifted."),
    )
    context = {
        **shell.of(request, case, ""),
        "form": form,
        "back": back,
        "sealing": sealing,
        "deputies": standing.stand_ins(request.actor, case),
        "changes": case.seal_changes.order_by("-pk"),
    }
    return answer or http.page(request, "casework/standing/seal.html", context, status=form.status)
