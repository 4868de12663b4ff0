"""An agreement of a conference becomes a step: one click, the form is filled in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.casework.actions import conferences
from kim.casework.forms import steps as forms
from kim.casework.models import Agreement
from kim.casework.queries import step_offer
from kim.casework.rules.codes import PartyKind
from kim.casework.views import acting, steps
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only


@members_only
def to_step(request: MemberRequest, case_id: str, conference_id: str, agreement_id: str) -> HttpResponse:
    """A new step with what was agreed; saved, it stands in the plan and beside the agreement."""
    found: Agreement = access.get_or_404(
        request, Agreement, "edit", public_id=agreement_id, conference__public_id=conference_id, case__public_id=case_id
    )
    offer = step_offer.offer(request.actor, found.case)
    form = forms.for_new(offer, acting.posted(request), **_agreed(found))
    if "find" in request.POST:
        return steps.form_page(request, found.case, forms.asking(form, request.POST), _("New step"))
    answer = acting.save(
        request,
        form,
        lambda: conferences.make_step(actor=request.actor, agreement=found, **form.values()),
        then=f"{found.conference.get_absolute_url()}#absprachen",
        said=_("The agreement is a step of the plan."),
    )
    return answer or steps.form_page(request, found.case, form, _("New step"))


def _agreed(agreement: Agreement) -> dict[str, Any]:
    """The first values of the step's form."""
    return {
        "title": agreement.text,
        "due_on": agreement.due_on,
        "party": str(PartyKind.OFFICE if agreement.office else PartyKind.CASE_MANAGER),
        "office": agreement.office.key if agreement.office else "",
    }
