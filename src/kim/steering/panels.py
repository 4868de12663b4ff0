"""What steering adds to pages below it: from a changed template or responsibility back to the measure behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kim.kernel.actor import Actor
from kim.kernel.panels import Card, provide
from kim.steering.menu import dates_to_answer, dates_wait
from kim.steering.models import MeasureResult
from kim.ui.menu import CountedNote


def _cards(actor: Actor, rows: Iterable[MeasureResult]) -> list[Card]:
    """One card per result; whoever may not read the measure sees none."""
    return [
        Card(_("Decided by a body"), (row.reference, row.measure.title), row.get_absolute_url(), _("To the measure"))
        for row in rows
    ]


def _seen(actor: Actor) -> Any:
    return MeasureResult.objects.visible_to(actor).select_related("measure").order_by("-pk")


def of_template(actor: Actor, key: str) -> list[Card]:
    """Versions of a plan template that a measure became."""
    return _cards(actor, _seen(actor).filter(template_key=key))


def of_correction(actor: Actor, correction: Any) -> list[Card]:
    """The measure that asked for a correction of the responsibilities."""
    return _cards(actor, _seen(actor).filter(correction=correction))


def of_responsibility(actor: Actor, asked: tuple[str, str]) -> list[Card]:
    """Measures about the answer of the finder: topic and key of the municipality."""
    topic, place = asked
    return _cards(actor, _seen(actor).filter(correction__topic=topic, correction__municipality__key=place))


def dates(actor: Actor, numbers: Mapping[str, int | None]) -> list[Card]:
    """On the desk: questions for a date that wait for an answer, as the menu counts them."""
    number = numbers.get(CountedNote(dates_wait, dates_to_answer).key)
    if not number:
        return []
    line = ngettext("%(n)s body asks which date suits you.", "%(n)s bodies ask which date suits you.", number)
    return [Card(_("Which date suits?"), (line % {"n": number},), reverse("steering:polls"), _("Answer"))]


provide("casework.today", dates)
provide("organisations.plan_template", of_template)
provide("directory.correction", of_correction)
provide("organisations.responsibility", of_responsibility)
