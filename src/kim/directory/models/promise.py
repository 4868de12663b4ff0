from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.directory.rules.promises import LEAST, MOST
from kim.kernel.models import Record
from kim.organisations.models import Unit


class PromisedTime(Record):
    """Within how many working days a unit says that it answers. No days: it has taken its word back."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+", editable=False)
    days = models.PositiveSmallIntegerField(_("promised working days"), null=True, blank=True)
    stated_on = models.DateField(_("stated on"))

    class Meta:
        verbose_name = _("promised time")
        verbose_name_plural = _("promised times")
        constraints = (
            models.CheckConstraint(condition=Q(days=None) | Q(days__range=(LEAST, MOST)), name="promise_of_some_days"),
        )

    def __str__(self) -> str:
        return str(self.unit)
