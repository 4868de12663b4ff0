"""What steering adds to pages below it: from a changed template or responsibility back to the measure behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from kim.kernel.actor import Actor
from kim.kernel.panels import Card, provide
from kim.steering.models import MeasureResult


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


provide("organisations.plan_template", of_template)
provide("directory.correction", of_correction)
provide("organisations.responsibility", of_responsibility)
