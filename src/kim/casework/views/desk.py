"""The desk: what is due today, what waits for others, what ends soon; and the workload of a unit for its lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.accounts import api as accounts
from kim.casework.actions import digests
from kim.casework.desk_labels import WORKLOAD
from kim.casework.forms import quick_contacts as forms
from kim.casework.models import Case, MailDigest
from kim.casework.queries import contacts, filter_choices, pile
from kim.casework.queries import digest as numbers_of_desk
from kim.casework.queries import today as desk
from kim.casework.queries import workload as numbers
from kim.casework.views import acting, narrowing
from kim.kernel import access, panels
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import context, http

# Of each list on the page; whoever has more to do than this begins with what is due first.
MOST = 12
# One of them as a whole, by the word in the address.
WHOLE = "alle"
LISTS = {"faellig": "due", "wartet": "waiting", "endet": "ending"}


@require_GET
@members_only
def today(request: MemberRequest) -> HttpResponse:
    """The page that a working day begins with."""
    if not access.may(request.actor, "edit", Case):
        raise Http404
    form = narrowing.form_of(request, narrowing.codes_in(request))
    chosen = form.chosen()
    seen = pile.of_actor(request.actor)
    whole = LISTS.get(request.GET.get(WHOLE, ""), "")
    wanted = narrowing.filter_of(chosen)
    page = http.drawing(request, lambda: desk.ask(request.actor, wanted, MOST, whole), form.draw)
    own = filter_choices.of_actor(request.actor).filters

    def count(codes: Mapping[str, str]) -> int:
        return page.count(narrowing.filter_of(codes))

    content = {
        "page": page,
        "news": desk.news(request.actor),
        "narrow": form,
        "chips": narrowing.chips(form, "casework:today", {}),
        "clear_url": reverse("casework:today"),
        "own_views": narrowing.own(own, "casework:today", chosen, count),
        "save_url": narrowing.address("casework:filters", {"von": "heute"} | chosen) if chosen else "",
        "gets_digest": bool(seen.digests),
        "all_urls": {
            name: narrowing.address("casework:today", {**chosen, WHOLE: slug}) for slug, name in LISTS.items()
        },
        "cards": panels.cards("casework.today", request.actor, context.of(request).numbers),
        "form": forms.for_desk(contacts.in_words(page.outlines)),
    }
    return http.page(request, "casework/today.html", content)


@require_GET
@members_only
def workload(request: MemberRequest) -> HttpResponse:
    """How many cases each case manager of the unit has. Numbers only: no case can be opened from here."""
    if not access.may(request.actor, "count", Case):
        raise Http404
    context = {"rows": numbers.of_unit(request.actor), "columns": WORKLOAD.items()}
    return http.page(request, "casework/workload.html", context)


@members_only
def digest(request: MemberRequest) -> HttpResponse:
    """The mail of working days: what it holds, on or off."""
    if not access.may(request.actor, "add", MailDigest):
        raise Http404
    is_on = MailDigest.objects.visible_to(request.actor).exists()
    if request.method == "POST":
        act, said = (digests.switch_off, _("No mail any more.")) if is_on else (digests.switch_on, _("The mail is on."))
        return acting.act_on(request, lambda: act(actor=request.actor), then=reverse("casework:digest"), said=said)
    context = {
        "is_on": is_on,
        "email": accounts.membership_of(request.actor).user.email,
        # What the mail would say today.
        "link": accounts.Link.to("casework:today").url,
        **asdict(numbers_of_desk.numbers(request.actor)),
    }
    return http.page(request, "casework/digest.html", context)
