"""Proposals about the matrix of responsibilities are answered when the district's files change it.

The matrix is kept in files; whoever keeps them does it by loading them anew. Then nobody has to say a second time that
a proposal was taken over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from kim.directory.actions import corrections
from kim.directory.models import Correction
from kim.directory.rules.codes import CorrectionState
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.models import Responsibility
from kim.ui.templatetags.kim_ui import day

Answer = frozenset[tuple[str, str, int, date | None, date | None]]


def asked() -> dict[Correction, Answer]:
    """Open proposals about the matrix, each with what the matrix says before the files are loaded."""
    waiting = Correction.objects.filter(state=CorrectionState.OPEN).exclude(topic="").select_related("municipality")
    return {each: _answer(_rows(each)) for each in waiting}


def settle(*, actor: Actor, before: Mapping[Correction, Answer]) -> list[Correction]:
    """Mark as accepted every proposal whose line says somebody else now, and tell who proposed it."""
    return [_accept(actor, each) for each, said in before.items() if _answer(_rows(each)) != said]


def _accept(actor: Actor, correction: Correction) -> Correction:
    answer = _("The district's files were changed. %(now)s") % {"now": _in_words(_rows(correction))}
    return corrections.decide(
        actor=actor, correction=correction, version=correction.version, accepted=True, answer=answer
    )


def _rows(correction: Correction) -> list[Responsibility]:
    place = correction.municipality
    return organisations.responsibilities_of(correction.topic, place) if place else []


def _answer(rows: list[Responsibility]) -> Answer:
    """Which office from when until when; another reason or note for the same office is no other answer."""
    return frozenset((row.school_form, row.aspect, row.unit_id, row.period.first, row.period.last) for row in rows)


def _in_words(rows: list[Responsibility]) -> str:
    today = clock.today()
    ahead = [row for row in reversed(rows) if row.period.last is None or row.period.last >= today]
    told = [
        _("%(office)s from %(day)s") % {"office": row.unit, "day": day(row.period.first)}
        if row.period.first
        else str(row.unit)
        for row in ahead
    ]
    if not told:
        return _("Nobody is named any more.")
    return _("Responsible: %(offices)s.") % {"offices": "; ".join(dict.fromkeys(told))}
