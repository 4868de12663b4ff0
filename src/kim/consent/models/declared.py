from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.consent import labels
from kim.consent.rules.codes import ConsentState
from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord

NOT_WITHDRAWN = Q(withdrawn_at__isnull=True)
CAN_BE_SHOWN = ~Q(how="") & ~Q(language="") & ~Q(wording="")
NOT_BACKWARDS = Q(given_on__lte=Func(F("valid"), function="lower", output_field=models.DateField()))


class Declared(WalledRecord):
    """What somebody declared about a household or a person: when, how, by whom, with which text, until when."""

    household = models.ForeignKey(
        "people.Household", on_delete=models.PROTECT, related_name="+", db_comment="Personal: whose declaration this is"
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("about whom"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: whose data it is about; null: it holds for the household",
    )
    by_person = models.ForeignKey(
        "people.Person",
        verbose_name=_("declared by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: member of the household who declared it for the other; null: the person itself",
    )
    by_name = models.CharField(
        _("declared by somebody else"),
        max_length=120,
        blank=True,
        db_comment="Personal: guardian outside the household who declared it",
    )
    data_areas = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("data"),
        default=list,
        blank=True,
        db_comment="Personal: codes of DataArea that it covers",
    )
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when")
    given_on = models.DateField(_("given on"), db_comment="Personal: day of the declaration")
    how = CodeField(labels.HOW_GIVEN, verbose_name=_("how"), blank=True, db_comment="Personal: form of the declaration")
    with_interpreter = models.BooleanField(
        _("in presence of an interpreter"), default=False, db_comment="Personal: an interpreter translated the text"
    )
    language = models.CharField(
        _("language"), max_length=8, blank=True, db_comment="Personal: ISO 639 code of the language of the declaration"
    )
    wording = models.CharField(
        _("version of the wording"), max_length=40, blank=True, db_comment="Which text was signed"
    )
    paper = models.CharField(
        _("signed sheet"), max_length=10, blank=True, db_comment="Personal: public id of the scan among the documents"
    )
    withdrawn_at = models.DateTimeField(
        pgettext_lazy("consent", "withdrawn at"), null=True, blank=True, db_comment="Personal: moment of the withdrawal"
    )

    class Meta:
        abstract = True

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds if nobody withdraws it; None if unlimited."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None

    @property
    def declared_by(self) -> str:
        """Who declared it, where that is not the person itself; empty otherwise."""
        return str(self.by_person or self.by_name)

    @property
    def state(self) -> ConsentState:
        """What it is worth now. A withdrawal works at once, on the same day."""
        today = clock.today()
        if self.withdrawn_at is not None and self.withdrawn_at <= clock.now():
            return ConsentState.WITHDRAWN
        if self.valid.lower is not None and today < self.valid.lower:
            return ConsentState.NOT_YET
        if self.valid.upper is not None and today >= self.valid.upper:
            return ConsentState.EXPIRED
        return ConsentState.VALID
