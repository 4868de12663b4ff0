"""Whom the offers of a municipality reach, and whom not: gaps and overlaps, as a beginning for an issue."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from kim.directory import api as directory
from kim.directory.labels import AGE_BANDS
from kim.directory.models import Service
from kim.directory.rules.coverage import BANDS, Cell, cells
from kim.kernel import access
from kim.kernel.core_codes import ObservationKind, ObstacleKind
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations
from kim.steering.models import HandNote, StructuralIssue
from kim.ui import http

ANY = ("", gettext_lazy("does not matter"))


class CoverageForm(forms.Form):
    """For which municipality, and if wanted for one topic or target group."""

    ort = forms.ChoiceField(label=gettext_lazy("Municipality"))
    thema = forms.ChoiceField(label=gettext_lazy("Topic"), required=False, choices=[ANY, *LIFE_AREAS.items()])
    fuer = forms.ChoiceField(
        label=gettext_lazy("For whom"), required=False, choices=[ANY, *directory.AUDIENCES.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["ort"].choices = [(place.key, place.name) for place in organisations.municipalities()]


@require_GET
@members_only
def coverage(request: MemberRequest) -> HttpResponse:
    """Counts offers, never people. Everything stands in codes, so that a page can lead here."""
    if not access.may(request.actor, "read", Service):
        raise Http404
    first = organisations.municipalities().first()
    form = CoverageForm({"ort": first.key if first else ""} | request.GET.dict())
    if not form.is_valid():
        answer = http.page if first is None else http.invalid
        return answer(request, "steering/coverage.html", {"form": form, "is_empty": first is None})
    asked = form.cleaned_data
    found = cells(directory.offers(), asked["ort"], asked["thema"], asked["fuer"])
    context = {
        "form": form,
        "bands": [AGE_BANDS[band] for band in BANDS],
        "rows": [(directory.STAYS[stay], list(row)) for stay, row in groupby(found, key=lambda cell: cell.stay)],
        "gaps": _gaps(found),
        "gap_count": sum(bool(cell.left_out) for cell in found),
        "overlaps": _overlaps(found),
        "overlap_count": sum(cell.is_overlap for cell in found),
        "after_gap": _next(request, asked["thema"], ObstacleKind.OFFER_GAP),
        "after_overlap": _next(request, asked["thema"], ObstacleKind.UNCLEAR_RESPONSIBILITY),
    }
    return http.page(request, "steering/coverage.html", context)


def _gaps(found: list[Cell]) -> list[tuple[str, str]]:
    """Groups that nothing reaches, or of which some are left out; ages with one status and the same note together."""
    lacking = [(cell, _what_is_missing(cell)) for cell in found if cell.left_out]
    alike = groupby(lacking, key=lambda one: (one[0].stay, one[0].is_gap, one[1]))
    return [(_group(stay, [cell for cell, _note in group]), note) for (stay, _is_gap, note), group in alike]


def _group(stay: str, alike: list[Cell]) -> str:
    return f"{directory.STAYS[stay]}: {', '.join(str(AGE_BANDS[cell.band]) for cell in alike)}"


def _overlaps(found: list[Cell]) -> list[tuple[str, str]]:
    """Groups for whom the same schemes work as case management; ages with one status together."""
    many = [(cell, ", ".join(_managing(cell))) for cell in found if cell.is_overlap]
    alike = groupby(many, key=lambda one: (one[0].stay, one[1]))
    return [(_group(stay, [cell for cell, _names in group]), names) for (stay, names), group in alike]


def _what_is_missing(cell: Cell) -> str:
    """For a group of which some are reached: the ages of the others. Which offers leave it open."""
    spans = [f"{least}–{most}" if least < most else str(least) for least, most in cell.left_out]
    words = [] if cell.is_gap else [_("without an offer at the age of %(ages)s") % {"ages": ", ".join(spans)}]
    if cell.perhaps:
        names = ", ".join(offer.name for offer in cell.perhaps)
        words.append(_("perhaps: %(offers)s") % {"offers": names})
    return " · ".join(words)


def _managing(cell: Cell) -> list[str]:
    return [offer.name for offer in cell.offers if offer.manages]


def _next(request: MemberRequest, area: str, kind: ObstacleKind) -> dict[str, str]:
    """Where it goes from here: an issue, or a note by hand; empty for those who do neither."""
    codes = {"kind": ObservationKind.OBSTACLE.value, "obstacle_kind": kind.value}
    asked = urlencode(codes | ({"life_area": area} if area else {}))
    found = {}
    if access.may(request.actor, "add", StructuralIssue):
        found["issue"] = f"{reverse('steering:issue-new')}?{asked}"
    if access.may(request.actor, "add", HandNote):
        found["note"] = f"{reverse('steering:hand-note-new')}?{asked}"
    return found
