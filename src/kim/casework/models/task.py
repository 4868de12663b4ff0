from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kim.casework.models.contact import Contact
from kim.casework.models.part import CasePart
from kim.casework.rules.repetition import MOST
from kim.casework.rules.talk_codes import Repeat
from kim.casework.talk_labels import REPEATS
from kim.kernel.fields import CodeField


class Task(CasePart):
    """Something the case management itself has to do. What others do is a step of the plan."""

    title = models.CharField(_("task"), max_length=200, db_comment="Personal: what is to be done")
    owner = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("who does it"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who does it",
    )
    due_on = models.DateField(_("due on"), null=True, blank=True, db_comment="Personal: by when")
    done_on = models.DateField(_("done on"), null=True, blank=True, db_comment="Personal: when it was done")
    repeat = CodeField(
        REPEATS, verbose_name=_("comes back"), blank=True, db_comment="Personal: after what it comes back; empty: once"
    )
    repeat_every = models.PositiveSmallIntegerField(
        _("every"), default=1, db_comment="Personal: how many weeks or months lie between"
    )
    repeats_from = models.DateField(
        null=True, blank=True, editable=False, db_comment="Personal: first day of the series"
    )
    came_after = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        related_name="next_ones",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the task of the series before this one",
    )
    contact = models.ForeignKey(
        Contact,
        on_delete=models.PROTECT,
        related_name="tasks",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the contact it follows from",
    )

    class Meta:
        ordering = ("due_on", "pk")
        default_related_name = "tasks"
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="task_has_a_title"),
            models.CheckConstraint(
                condition=Q(repeat="", repeats_from__isnull=True)
                | (~Q(repeat="") & Q(due_on__isnull=False, repeats_from__isnull=False)),
                name="task_comes_back_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(repeat_every__gte=1, repeat_every__lte=MOST), name="task_comes_back_within_a_year"
            ),
        )
        indexes = (models.Index(fields=["owner", "due_on"], name="task_by_owner"),)

    def __str__(self) -> str:
        return self.title

    @property
    def rhythm(self) -> str:
        """ "every week", "every 3 months"; empty for a task that does not come back."""
        if self.repeat == Repeat.WEEKS:
            return ngettext("every week", "every %(n)s weeks", self.repeat_every) % {"n": self.repeat_every}
        if self.repeat == Repeat.MONTHS:
            return ngettext("every month", "every %(n)s months", self.repeat_every) % {"n": self.repeat_every}
        return ""
