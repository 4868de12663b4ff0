"""What other contexts may ask about the district: its places, offices, settings, and who is responsible.

District data is readable to everyone who is logged in; nothing in here is about people.
"""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import plan_library, queries
from kim.organisations.actions import plan_templates as template_actions
from kim.organisations.labels import SCHOOL_FORM_LABELS, TOPIC_LABELS
from kim.organisations.models import Municipality, Organisation, PlanTemplate, Position, PostFrame, Responsibility, Unit
from kim.organisations.notes import in_words
from kim.organisations.queries import (
    DistrictProfile,
    NoDistrict,
    answer_days,
    keeps_case_files,
    office_of,
    offices,
    organisations,
    state,
    units,
)
from kim.organisations.rules.asking import UnknownMunicipality, UnknownSchoolForm, UnknownTopic, ask
from kim.organisations.rules.codes import SchoolForm, Topic
from kim.organisations.rules.finder import Answer, Found, Office
from kim.organisations.rules.plan_templates import Template, TemplateStep, needs_among
from kim.organisations.rules.public_bodies import is_public_body
from kim.organisations.rules.working_days import MOVES_BY, WorkingDays

__all__ = [
    "MOVES_BY",
    "SCHOOL_FORM_LABELS",
    "TOPIC_LABELS",
    "Answer",
    "DistrictProfile",
    "Found",
    "NoDistrict",
    "Office",
    "SchoolForm",
    "Template",
    "TemplateStep",
    "Topic",
    "UnknownMunicipality",
    "UnknownSchoolForm",
    "UnknownTopic",
    "WorkingDays",
    "answer_days",
    "change_plan_template",
    "district",
    "find_responsible",
    "is_public_body",
    "keeps_case_files",
    "municipalities",
    "municipality",
    "needs_among",
    "office_of",
    "offices",
    "organisation",
    "organisations",
    "plan_template",
    "plan_templates",
    "positions_on",
    "post_frames",
    "responsibilities_of",
    "state",
    "unit",
    "units",
    "working_days",
]


def find_responsible(
    topic: str, municipality: str, on: date | None = None, school_form: str | None = None, age: int | None = None
) -> Answer:
    """Who is responsible for `topic` in `municipality` (short or official key) on a day (today)?

    `age` in completed years. No office is an answer: `note` says why and `next_contacts` whom to ask. Raises
    `UnknownTopic`, `UnknownMunicipality`, `UnknownSchoolForm` (each with `.valid`), and `NoDistrict`.
    """
    matrix = queries.matrix([topic])
    return in_words(ask(matrix, topic, municipality, on or clock.today(), school_form, age))


def district() -> DistrictProfile:
    """Name, letterhead and settings of the district; `NoDistrict` if none is loaded."""
    return queries.profile()


def municipalities() -> QuerySet[Municipality]:
    """The district's municipalities today, by official key."""
    return queries.municipalities()


def municipality(key: str) -> Municipality:
    """By short or official key; `Municipality.DoesNotExist` otherwise."""
    field = "official_key" if key.isdecimal() else "key"
    found: Municipality = Municipality.objects.get(**{field: key})
    return found


def organisation(key: str) -> Organisation:
    """By key, also one that has ended; `Organisation.DoesNotExist` otherwise."""
    found: Organisation = Organisation.objects.get(key=key)
    return found


def unit(key: str) -> Unit:
    """By key, also one that has ended; `Unit.DoesNotExist` otherwise."""
    found: Unit = Unit.objects.select_related("organisation", "municipality").get(key=key)
    return found


def working_days() -> WorkingDays:
    """The working days where the district lies; before a district is loaded, with the holidays of all states only."""
    key = queries.official_key()
    return WorkingDays.of(key) if key else WorkingDays()


def plan_templates() -> list[Template]:
    """The templates that are offered for plans, each in its newest version, by title."""
    return plan_library.current()


def plan_template(key: str) -> Template | None:
    """The newest version of a template that is offered; None if there is none."""
    return next((template for template in plan_library.current() if template.key == key), None)


def change_plan_template(*, actor: Actor, key: str, based_on: int, template: Template) -> PlanTemplate:
    """Make the next version of a template; `Conflict` if somebody made one since version `based_on` was shown."""
    return template_actions.change(actor=actor, key=key, based_on=based_on, template=template)


def positions_on(day: date) -> QuerySet[Position]:
    """The positions that hold on a day, with employer and unit, by component."""
    found: QuerySet[Position] = Position.objects.valid_on(day).select_related("employer", "unit")
    return found


def post_frames() -> QuerySet[PostFrame]:
    """What the programme pays for, by component, the latest year first."""
    return PostFrame.objects.all()


def responsibilities_of(topic: str, place: Municipality) -> list[Responsibility]:
    """Everything that ever held for a topic in a municipality, the latest first: who was responsible from when on."""
    rows = Responsibility.objects.filter(topic=topic, municipality=place).select_related("unit")
    return sorted(rows, key=lambda row: row.valid.lower or date.min, reverse=True)
