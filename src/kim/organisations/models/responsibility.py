from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import Int4Range

from kim.kernel.fields import CodeField
from kim.organisations.labels import ASPECT_LABELS, SCHOOL_FORM_LABELS, TOPIC_LABELS
from kim.organisations.models.dated import DatedRecord
from kim.organisations.models.municipality import Municipality
from kim.organisations.models.organisation import Unit
from kim.organisations.rules.codes import Aspect
from kim.organisations.rules.periods import Ages


def every_age() -> Int4Range:
    """Open on both sides: the age does not matter."""
    return Int4Range(None, None)


class Responsibility(DatedRecord):
    """One office answers for one topic in one municipality; an entry of the files is as many rows as it names places.

    When the files name another office, the old row ends (`was_replaced`) and a new one begins; `starts_on_change` says
    that the files gave no day, so that the day of loading is the first one.
    """

    key = models.SlugField(max_length=80)
    topic = CodeField(TOPIC_LABELS, verbose_name=_("topic"))
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    school_form = CodeField(SCHOOL_FORM_LABELS, verbose_name=_("school form"), blank=True)
    aspect = CodeField(ASPECT_LABELS, verbose_name=_("aspect"), default=Aspect.PROFESSIONAL)
    ages = IntegerRangeField(_("ages"), default=every_age)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    basis = models.CharField(_("basis"), max_length=300)
    starts_on_change = models.BooleanField(default=False, editable=False)
    was_replaced = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            # Deferred: while the files are loaded, one row may end after its successor began.
            ExclusionConstraint(
                name="responsibility_has_one_office",
                expressions=[
                    ("topic", RangeOperators.EQUAL),
                    ("municipality", RangeOperators.EQUAL),
                    ("school_form", RangeOperators.EQUAL),
                    ("aspect", RangeOperators.EQUAL),
                    ("ages", RangeOperators.OVERLAPS),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_topic_display()} · {self.municipality} · {self.unit}"

    @property
    def age_limits(self) -> Ages:
        """The limits with both ages included."""
        return Ages(self.ages.lower, self.ages.upper - 1 if self.ages.upper is not None else None)


class ResponsibilityNote(DatedRecord):
    """A sentence beside the offices of a topic in one municipality; `only_if_nobody` ones name the next best contact.

    `next_contacts` are keys of units: they keep their order, and a unit's key never changes.
    """

    key = models.SlugField(max_length=80)
    topic = CodeField(TOPIC_LABELS, verbose_name=_("topic"))
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    school_forms = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    only_if_nobody = models.BooleanField(default=False)
    text = models.TextField(_("text"))
    next_contacts = ArrayField(models.SlugField(max_length=80), default=list, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["key", "municipality"], name="responsibility_note_is_unique"),)

    def __str__(self) -> str:
        return self.text
