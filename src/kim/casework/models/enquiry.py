from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels
from kim.casework.models.case import Case
from kim.casework.rules.codes import EnquiryOutcome, EnquiryState
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord

IS_OPEN = Q(state=EnquiryState.OPEN)


class Enquiry(WalledRecord):
    """A first contact that may become a case, a short counselling, or nothing."""

    received_on = models.DateField(_("received on"), db_comment="Personal: day of the first contact")
    access_path = CodeField(
        labels.ACCESS_PATHS,
        verbose_name=_("access path"),
        blank=True,
        db_comment="Personal: how they found the way; empty: not known yet",
    )
    name = models.CharField(_("who asks"), max_length=120, db_comment="Personal: name of the person or household")
    reachable = models.CharField(
        _("how to reach them"), max_length=200, blank=True, db_comment="Personal: phone, address or go-between"
    )
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("place of residence"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: municipality of residence; null: not known yet",
    )
    concern = models.TextField(_("what it is about"), blank=True, max_length=2000, db_comment="Personal: the concern")
    taken_by = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("taken by"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who answers the enquiry",
    )
    state = CodeField(
        labels.ENQUIRY_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=EnquiryState.OPEN,
        db_comment="Personal: open or answered",
    )
    outcome = CodeField(
        labels.ENQUIRY_OUTCOMES,
        verbose_name=_("outcome"),
        blank=True,
        db_comment="Personal: what became of it",
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True, db_comment="Personal: day of the answer")
    answer = models.TextField(_("answer"), blank=True, max_length=2000, db_comment="Personal: what was answered")
    case = models.OneToOneField(
        Case,
        on_delete=models.PROTECT,
        related_name="enquiry",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the case it became",
    )

    told_apart = ArrayField(
        models.CharField(max_length=10),
        default=list,
        blank=True,
        editable=False,
        db_comment="Personal: public ids of similar cases and enquiries that are somebody else's",
    )

    read_log_kind = "enquiry"

    class Meta:
        ordering = ("received_on", "pk")
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        constraints = (
            models.CheckConstraint(
                condition=(IS_OPEN & Q(outcome="") & Q(answered_on__isnull=True))
                | (~IS_OPEN & ~Q(outcome="") & Q(answered_on__isnull=False)),
                name="enquiry_answered_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=True)
                | Q(outcome__in=[EnquiryOutcome.CASE_OPENED, EnquiryOutcome.SHORT_COUNSELLING]),
                name="enquiry_case_means_case_opened",
            ),
        )

    def __str__(self) -> str:
        return self.name
