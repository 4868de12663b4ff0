from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.casework.models.contact import Contact
from kim.casework.models.part import CasePart


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
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="task_has_a_title"),)
        indexes = (models.Index(fields=["owner", "due_on"], name="task_by_owner"),)

    def __str__(self) -> str:
        return self.title
