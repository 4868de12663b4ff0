"""Verbs on the assessment by life areas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import phases
from kim.casework.actions.guard import require_deep
from kim.casework.models import AreaEntry, Assessment, Case
from kim.casework.rules.codes import CasePhase, LifeArea, Need, Resource
from kim.casework.rules.plan_codes import StatementSource
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation


@action("assessment_begun", _("A new assessment was begun"))
def begin(*, actor: Actor, case: Case) -> Assessment:
    """Look at the life areas anew. Nothing is copied: the last assessment is shown beside the new one."""
    require_deep(actor, case)
    if _open(case) is not None:
        raise RuleViolation("assessment_open", _("An assessment is open already."))
    return _begin(case)


@action("life_area_assessed", _("What is known of a life area was recorded"))
def save(
    *,
    actor: Actor,
    case: Case,
    life_area: str,
    need: str,
    resources: str,
    own_words: str = "",
    sources: Iterable[str] = (StatementSource.CLIENT,),
    source: str = "",
    version: int | None = None,
) -> AreaEntry:
    """Record one area in the open assessment; the first one of a case begins with the first area saved.

    `version` is that of the entry the form showed, None if there was none; `Conflict` if somebody was faster.
    """
    require_deep(actor, case)
    values = {
        "need": Need(need),
        "resources": Resource(resources),
        "own_words": own_words.strip(),
        "sources": _sources(need, resources, sources),
        "source": source.strip(),
        "asked_on": clock.today(),
    }
    assessment = _open(case) or _first(case)
    stored: AreaEntry | None = assessment.entries.filter(life_area=LifeArea(life_area)).first()
    if stored is None:
        return _store(assessment, life_area, values)
    if version is None:
        raise Conflict(stored)
    return locking.update(stored, version, **values)


@action("life_area_unchanged", _("It was recorded that a life area is as it was"))
def keep(*, actor: Actor, case: Case, life_area: str) -> AreaEntry:
    """It is still as it was at the last assessment: the same values, talked about today."""
    require_deep(actor, case)
    assessment = _open(case)
    if assessment is None:
        raise RuleViolation("assessment_completed", _("Begin a new assessment first."))
    if assessment.entries.filter(life_area=LifeArea(life_area)).exists():
        raise RuleViolation("area_known", _("This area has been talked about again already."))
    entries = AreaEntry.objects.filter(case=case, life_area=LifeArea(life_area)).exclude(assessment=assessment)
    last = next((entry for entry in entries.order_by("-assessment__begun_on", "-pk") if entry.is_asked), None)
    if last is None:
        raise RuleViolation("area_unknown", _("Nothing is known of this area from an earlier assessment."))
    same = ("need", "resources", "own_words", "sources", "source")
    return _store(assessment, life_area, {"asked_on": clock.today(), **{name: getattr(last, name) for name in same}})


@action("assessment_completed", _("An assessment was completed"))
def complete(*, actor: Actor, case: Case) -> Assessment:
    """Close the open assessment: it is kept as it is, and the next one is compared with it."""
    require_deep(actor, case)
    assessment = _open(case)
    if assessment is None or not any(entry.is_asked for entry in assessment.entries.all()):
        raise RuleViolation("nothing_assessed", _("No life area has been talked about yet."))
    phases.advance(case, out_of=CasePhase.ASSESSMENT, into=CasePhase.SERVICE_PLANNING)
    return locking.update(assessment, completed_on=clock.today())


@action("assessment_continued", _("A completed assessment was opened again"))
def go_on(*, actor: Actor, case: Case) -> Assessment:
    """Open the last assessment again: it was completed too early. A day later it stays as it is."""
    require_deep(actor, case)
    last: Assessment | None = case.assessments.order_by("begun_on", "pk").last()
    if last is None or last.completed_on != clock.today():
        raise RuleViolation(
            "assessment_kept", _("Only an assessment that was completed today can be opened again. Begin a new one.")
        )
    return locking.update(last, completed_on=None)


def _open(case: Case) -> Assessment | None:
    found: Assessment | None = case.assessments.filter(completed_on__isnull=True).first()
    return found


def _first(case: Case) -> Assessment:
    if case.assessments.exists():
        raise RuleViolation(
            "assessment_completed", _("The last assessment is completed and stays as it is. Begin a new one first.")
        )
    return _begin(case)


def _begin(case: Case) -> Assessment:
    assessment: Assessment = Assessment.objects.create(case=case, begun_on=clock.today())
    phases.advance(case, out_of=CasePhase.INTAKE, into=CasePhase.ASSESSMENT)
    return assessment


def _store(assessment: Assessment, life_area: str, values: dict[str, Any]) -> AreaEntry:
    entry: AreaEntry = AreaEntry.objects.create(
        case=assessment.case, assessment=assessment, life_area=LifeArea(life_area), **values
    )
    return entry


def _sources(need: str, resources: str, sources: Iterable[str]) -> list[str]:
    given = {StatementSource(source) for source in sources}
    is_asked = need != Need.NOT_ASKED or resources != Resource.NOT_ASKED
    if is_asked and not given - {StatementSource.INTERPRETED}:
        raise RuleViolation("source_missing", _("Choose where this comes from."), "sources")
    return [str(source) for source in StatementSource if source in given]
