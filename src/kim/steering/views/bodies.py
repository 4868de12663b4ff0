"""Bodies with their seats, and what became of what they decided."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.labels import FATES
from kim.steering.models import Body, Decision
from kim.steering.queries import bodies, outcomes
from kim.steering.queries.referrals import waiting_for
from kim.steering.queries.seats import duties_of, seats_of
from kim.ui import http


@require_GET
@members_only
def body_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Body)
    today = clock.today()
    found = bodies.bodies(request.actor)
    rows = [(body, bodies.number_of_seats(body, today), bodies.without_seat(body, today)) for body in found]
    return http.page(request, "steering/bodies.html", {"rows": rows})


@require_GET
@members_only
def body(request: MemberRequest, body_id: str) -> HttpResponse:
    found = access.get_or_404(request, Body, public_id=body_id)
    today, years = clock.today(), bodies.years_of(found)
    year = _year(request, years)
    context = {
        "body": found,
        "rules": _rules(found),
        "seats": seats_of(found, today),
        "duties": duties_of(found, today),
        "seat_count": bodies.number_of_seats(found, today),
        "former": bodies.former_seats(found, today),
        "without_seat": bodies.without_seat(found, today),
        "year": bodies.year_of(found, year),
        "years": _switch(found.get_absolute_url(), years, year),
        "may_publish": access.may(request.actor, "publish", found),
        "waiting": waiting_for(found, request.actor),
        "meetings": found.meetings.order_by("-starts_at")[:10],
    }
    return http.page(request, "steering/body.html", context)


@require_GET
@members_only
def decisions(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Decision)
    years = outcomes.years(request.actor)
    report = outcomes.report_of(_year(request, years), request.actor)
    context = {
        "report": report,
        "counts": [(FATES[fate], number) for fate, number in report.counts],
        "years": _switch(reverse("steering:decisions"), years, report.year),
        "today": clock.today(),
    }
    return http.page(request, "steering/decisions.html", context)


def _rules(body: Body) -> list[tuple[str | Promise, str]]:
    """What is laid down about a body. What a district left open is said to be open."""
    named = [
        (_("Chair"), body.chair),
        (_("Rhythm"), body.rhythm),
        (_("Quorum"), body.quorum),
        (_("Vote"), body.voting),
        (_("Secretariat"), str(body.secretariat or "")),
    ]
    stated: list[tuple[str | Promise, str]] = [(name, value or gettext("not laid down")) for name, value in named]
    return [*stated, (_("Membership"), body.membership)] if body.membership else stated


def _year(request: MemberRequest, years: list[int]) -> int:
    """The year that was asked for; without one the latest in which something happened, else this one."""
    asked = request.GET.get("jahr")
    if asked is None:
        return years[0] if years else clock.today().year
    if not asked.isdecimal() or not 1900 <= int(asked) <= 9999:
        raise Http404
    return int(asked)


def _switch(url: str, years: list[int], chosen: int) -> list[dict[str, Any]]:
    shown = sorted({*years, chosen}, reverse=True)
    return [{"label": str(year), "url": f"{url}?jahr={year}", "current": year == chosen} for year in shown]
