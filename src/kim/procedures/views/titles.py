"""The titles that the authority has issued, by their end."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.actions import titles
from kim.procedures.forms.titles import TitleCorrection, TitleForm
from kim.procedures.models import HeldTitle
from kim.procedures.queries import titles as queries
from kim.ui import http

PER_PAGE = 25
FORM = "procedures/form.html"


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """Every title that is not settled, the nearest end first."""
    if not access.may(request.actor, "read", HeldTitle):
        raise Http404
    page = Paginator(queries.all_of(request.actor), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "endings": queries.endings(page.object_list)}
    return http.page(request, "procedures/titles.html", context)


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """Put a title on the list."""
    if not access.may(request.actor, "add", HeldTitle):
        raise Http404
    form = TitleForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: titles.note(actor=request.actor, **form.values()),
        then=reverse("procedures:titles"),
        said=_("The title is on the list."),
    )
    context = {"form": form, "heading": _("Note a title"), "back": reverse("procedures:titles")}
    return answer or http.page(request, FORM, context, status=form.status)


@members_only
def edit(request: MemberRequest, title_id: str) -> HttpResponse:
    """Put a title right."""
    title: HeldTitle = access.get_or_404(request, HeldTitle, "edit", public_id=title_id)
    form = TitleCorrection.of(title, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: titles.correct(actor=request.actor, title=title, version=form.shown_version, **form.values()),
        then=reverse("procedures:titles"),
        said=_("The title is saved."),
        stored=acting.Stored(_("Title"), TitleCorrection.of),
    )
    context = {"form": form, "heading": _("Correct the title"), "back": reverse("procedures:titles")}
    return answer or http.page(request, FORM, context, status=form.status)


@require_POST
@members_only
def settle(request: MemberRequest, title_id: str) -> HttpResponse:
    """Nothing is to be done about its end any more."""
    title: HeldTitle = access.get_or_404(request, HeldTitle, "edit", public_id=title_id)
    return acting.act_on(
        request,
        lambda: titles.settle(actor=request.actor, title=title),
        then=reverse("procedures:titles"),
        said=_("The title has left the list."),
    )
