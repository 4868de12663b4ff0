"""Persons of trust in a case: named, asked for an errand, ended."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.models import Case
from kim.casework.views import acting, shell
from kim.kernel import access, ical
from kim.kernel.doors import MemberRequest, members_only
from kim.referrals.actions import composing, trusting
from kim.referrals.forms.trusting import ErrandForm, TrustedForm
from kim.referrals.models import Packet, TrustedPerson
from kim.referrals.parts import offers
from kim.referrals.queries import sent
from kim.referrals.queries import trusting as queries
from kim.referrals.views import editing
from kim.ui import http

TAB = "packets"


@members_only
def name(request: MemberRequest, case_id: str) -> HttpResponse:
    """Whom the household trusts, among those whom its consents name."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    names = queries.agreed_names(request.actor, case)
    form = TrustedForm(names, acting.posted(request))
    then = reverse("referrals:packets", args=[case.public_id])
    answer = acting.save(
        request,
        form,
        lambda: trusting.name(actor=request.actor, case=case, **form.cleaned_data),
        then=then,
        said=_("The person of trust is named. They see nothing of the file."),
    )
    return answer or _page(request, case, "trusted_form", form, back=then, names=names)


@require_POST
@members_only
def end(request: MemberRequest, case_id: str, trusted_id: str) -> HttpResponse:
    """It ends now, with everything that they were asked for and have not done."""
    found = _trusted(request, case_id, trusted_id)
    return acting.act_on(
        request,
        lambda: trusting.end(actor=request.actor, trusted=found),
        then=reverse("referrals:packets", args=[case_id]),
        said=_("This has ended. What they were asked for is withdrawn."),
    )


@members_only
def ask(request: MemberRequest, case_id: str, trusted_id: str) -> HttpResponse:
    """One errand; the preview comes next, and nothing leaves before that."""
    found = _trusted(request, case_id, trusted_id)
    form = ErrandForm(found, offers(request.actor, found.case), acting.posted(request), initial={"version": 1})
    answer = acting.save(
        request,
        form,
        lambda: composing.draft(actor=request.actor, case=found.case, **form.values()),
        then=lambda packet: packet.get_absolute_url(),
    )
    back = reverse("referrals:packets", args=[case_id])
    return answer or _page(request, found.case, "errand_form", form, back=back, trusted=found)


def edit(request: MemberRequest, packet: Packet, trusted: TrustedPerson) -> HttpResponse:
    """Change a draft of this kind; the door was passed by whoever calls it."""
    offered = offers(request.actor, packet.case)
    form = ErrandForm.again(offered, packet, trusted, acting.posted(request))
    answer = editing.saved(request, packet, form, lambda stored: ErrandForm.again(offered, stored, trusted))
    back = packet.get_absolute_url()
    return answer or _page(request, packet.case, "errand_form", form, back=back, trusted=trusted)


@require_GET
@members_only
def calendar(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """The errand as a calendar entry, to be sent to the person of trust: the same line, and nothing else."""
    packet: Packet = access.get_or_404(
        request, Packet, "edit", public_id=packet_id, case__public_id=case_id, trusted__isnull=False
    )
    content = sent.content_of(request.actor, packet)
    if content is None or packet.is_closed_to_recipient:
        raise Http404
    answer = HttpResponse(queries.calendar_of(packet, content), content_type=ical.CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="Begleitung.ics"'
    return answer


def _trusted(request: MemberRequest, case_id: str, trusted_id: str) -> TrustedPerson:
    found: TrustedPerson = access.get_or_404(
        request, TrustedPerson, "edit", public_id=trusted_id, case__public_id=case_id
    )
    return found


def _page(request: MemberRequest, case: Case, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {**shell.of(request, case, TAB), "form": form, **more}
    return http.page(request, f"referrals/{name}.html", context, status=form.status)
