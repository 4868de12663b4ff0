"""Verbs on the assessment by life areas."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import phases
from kim.casework.actions.guard import require_deep
from kim.casework.models import AreaEntry, Assessment, Case
from kim.casework.rules.codes import CasePhase, LifeArea, Need, Resource
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation


@action("life_area_assessed", _("What is known of a life area was recorded"))
def save(
    *,
    actor: Actor,
    case: Case,
    life_area: str,
    need: str,
    resources: str,
    own_words: str = "",
    source: str = "",
    version: int | None = None,
) -> AreaEntry:
    """Record one area in the open assessment, which begins with the first area saved.

    `version` is that of the entry the form showed, None if there was none; `Conflict` if somebody was faster.
    """
    require_deep(actor, case)
    values = {
        "need": Need(need),
        "resources": Resource(resources),
        "own_words": own_words.strip(),
        "source": source.strip(),
        "asked_on": clock.today(),
    }
    begins = not case.assessments.filter(completed_on__isnull=True).exists()
    assessment = open_assessment(case)
    stored: AreaEntry | None = assessment.entries.filter(life_area=LifeArea(life_area)).first()
    if stored is None:
        entry: AreaEntry = AreaEntry.objects.create(
            case=case, assessment=assessment, life_area=LifeArea(life_area), **values
        )
        return entry
    if begins:
        # The form showed the former round; its entry was copied a moment ago and nobody else has seen the copy.
        version = stored.version
    if version is None:
        raise Conflict(stored)
    return locking.update(stored, version, **values)


@action("assessment_completed", _("An assessment was completed"))
def complete(*, actor: Actor, case: Case) -> Assessment:
    """Close the open assessment; the next area saved begins a new one that starts from it."""
    require_deep(actor, case)
    assessment: Assessment | None = case.assessments.filter(completed_on__isnull=True).first()
    if assessment is None or not any(entry.is_asked for entry in assessment.entries.all()):
        raise RuleViolation("nothing_assessed", _("No life area has been talked about yet."))
    phases.advance(case, out_of=CasePhase.ASSESSMENT, into=CasePhase.SERVICE_PLANNING)
    return locking.update(assessment, completed_on=clock.today())


def open_assessment(case: Case) -> Assessment:
    """The open assessment; begins one that starts from the last completed one."""
    found: Assessment | None = case.assessments.filter(completed_on__isnull=True).first()
    return found or _begin(case)


def _begin(case: Case) -> Assessment:
    last = case.assessments.order_by("completed_on", "pk").last()
    assessment: Assessment = Assessment.objects.create(case=case, begun_on=clock.today())
    for entry in last.entries.all() if last else ():
        AreaEntry.objects.create(
            case=case,
            assessment=assessment,
            life_area=entry.life_area,
            need=entry.need,
            resources=entry.resources,
            own_words=entry.own_words,
            source=entry.source,
            asked_on=entry.asked_on,
        )
    phases.advance(case, out_of=CasePhase.INTAKE, into=CasePhase.ASSESSMENT)
    return assessment
