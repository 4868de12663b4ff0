from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.people import labels
from kim.people.models.person import Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactState


class Fact(WalledRecord):
    """An answer to a question of the fact catalogue. Answers are added, never overwritten: the last one counts.

    `version` counts how often the group of the fact was saved, so that two who save it at once meet.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="facts", db_comment="Personal: whom the fact is about"
    )
    key = models.CharField(_("fact"), max_length=60, db_comment="Personal: key of the fact catalogue")
    group = models.CharField(_("group"), max_length=40, db_comment="Personal: group of the fact catalogue")
    state = CodeField(
        labels.FACT_STATES, verbose_name=_("answer"), db_comment="Personal: asked or not, none or a value"
    )
    value: Any = models.JSONField(
        _("value"), null=True, blank=True, db_comment="Personal: parts of the value, or rows of parts"
    )
    evidence = CodeField(
        labels.EVIDENCE,
        verbose_name=_("how it is known"),
        default=Evidence.CLAIMED,
        db_comment="Personal: told, paper seen or confirmed",
    )
    document = models.CharField(_("paper"), max_length=120, blank=True, db_comment="Personal: which paper it stands in")
    document_date = models.DateField(_("date of the paper"), null=True, blank=True, db_comment="Personal: its date")
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when it holds, open if nobody knows")
    recorded_on = models.DateField(_("recorded on"), editable=False, db_comment="Personal: when it was asked")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="fact_period_not_empty"),
            models.CheckConstraint(
                condition=Q(state=FactState.VALUE, value__isnull=False)
                | (~Q(state=FactState.VALUE) & Q(value__isnull=True)),
                name="fact_has_a_value_exactly_if_it_says_so",
            ),
        )
        indexes = (models.Index(fields=["person", "group"], name="fact_by_group"),)

    def __str__(self) -> str:
        return f"{self.key} {self.state}"
