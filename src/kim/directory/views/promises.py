"""How soon the offices answer: for all who look it up, and for those who say it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kim.accounts import acting
from kim.directory.actions import promises as actions
from kim.directory.forms.promises import form_of
from kim.directory.models import PromisedTime
from kim.directory.queries import promises
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations.models import Unit
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """All offices, those of the reader first, and who says it."""
    if not access.may(request.actor, "read", PromisedTime):
        raise Http404
    found = promises.of_all(request.actor)
    context = {
        "own": [one for one in found if one.unit.pk == request.actor.unit_id],
        "stated": [one for one in found if one.promise.is_stated],
        "open_ones": [one for one in found if not one.promise.is_stated],
        "changeable": [one for one in found if one.may_change and not one.promise.is_stated],
        "default": promises.of_unit(request.actor, None),
    }
    return http.page(request, "directory/promises.html", context)


@members_only
def change(request: MemberRequest, unit_id: str) -> HttpResponse:
    """Say it for one office, or take the word back."""
    unit: Unit = access.get_or_404(request, Unit, "promise", public_id=unit_id)
    form = form_of(promises.stored(request.actor, unit), acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: actions.state(actor=request.actor, unit=unit, **form.cleaned_data),
        then=reverse("directory:promises"),
        said=_("It is noted how soon this office answers."),
        stored=acting.Stored(str(unit), form_of),
    )
    context = {"form": form, "unit": unit, "now": promises.of_unit(request.actor, unit)}
    return answer or http.page(request, "directory/promise_form.html", context, status=422 if form.errors else 200)
