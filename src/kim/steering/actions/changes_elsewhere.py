"""What a measure changes where it lives: a plan template, the matrix of responsibilities. Noted with the measure."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kim.directory import api as directory
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.models import Municipality
from kim.steering.models import Measure, MeasureResult
from kim.steering.rules.results import ResultKind


@action("measure_changed_template", gettext_lazy("A measure became a new version of a plan template"))
def change_template(
    *, actor: Actor, measure: Measure, based_on: int, template: organisations.Template, content: str
) -> MeasureResult:
    """Make the next version of a plan template; it is offered at once, plans made before stay as they are.

    `content` says what is new, for those who noted the issue. Raises `Conflict` if somebody changed it meanwhile.
    """
    access.require(actor, "add", MeasureResult)
    stored = organisations.change_plan_template(actor=actor, key=template.key, based_on=based_on, template=template)
    made: MeasureResult = MeasureResult.objects.create(
        measure=measure,
        kind=ResultKind.STEP_TEMPLATE,
        title=template.title[:160],
        content=content,
        reference=_("version %(n)s") % {"n": stored.number},
        template_key=stored.key,
        template_number=stored.number,
        valid=DateRange(clock.today(), None, "[)"),
    )
    return made


@action("measure_asked_for_responsibility", gettext_lazy("A measure asked for a change of a responsibility"))
def ask_for_responsibility(
    *, actor: Actor, measure: Measure, topic: str, municipality: Municipality, text: str, first: date
) -> MeasureResult:
    """Propose the change to whoever keeps the matrix; what is decided about it is shown with the measure."""
    access.require(actor, "add", MeasureResult)
    correction = directory.propose_correction(actor=actor, topic=topic, municipality=municipality, text=text)
    made: MeasureResult = MeasureResult.objects.create(
        measure=measure,
        kind=ResultKind.RESPONSIBILITY,
        title=correction.about[:160],
        content=text,
        reference=correction.about[:200],
        correction=correction,
        municipality=municipality,
        valid=DateRange(first, None, "[)"),
    )
    return made
