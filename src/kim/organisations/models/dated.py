"""What every fact of a district has: validity, state of knowledge, a note. Facts end; they are never deleted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import DateRange

from kim.kernel.guarded import GuardedQuerySet
from kim.kernel.models import Record
from kim.organisations.rules.periods import Period


class DatedQuerySet(GuardedQuerySet):
    def valid_on(self, day: date) -> Self:
        """The rows that hold on `day`."""
        return self.filter(valid__contains=day)


Dated = models.Manager.from_queryset(DatedQuerySet)


def as_range(period: Period) -> DateRange:
    """The half-open range that the database keeps."""
    return DateRange(period.first, period.last + timedelta(days=1) if period.last else None)


def as_period(valid: Any) -> Period:
    """The period with both days included."""
    return Period(valid.lower, valid.upper - timedelta(days=1) if valid.upper else None)


def always() -> DateRange:
    """Open on both sides: nobody stated a day."""
    return DateRange(None, None)


class DatedRecord(Record):
    """Base of the district's facts. An open start means that the first day is not known."""

    valid = DateRangeField(_("valid"), default=always)
    as_of = models.CharField(_("state of knowledge"), max_length=10, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[Any] = Dated()

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        return as_period(self.valid)
