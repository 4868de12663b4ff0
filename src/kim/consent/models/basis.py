from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.consent import labels
from kim.consent.models.declared import CAN_BE_SHOWN, NOT_BACKWARDS, NOT_WITHDRAWN, Declared
from kim.consent.rules.codes import LegalBasis
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord

IS_CONSENT = Q(kind=LegalBasis.CONSENT)


class Basis(Declared):
    """On what data are held, or shared with the named recipients, for one purpose: a statute or a consent."""

    kind = CodeField(labels.LEGAL_BASES, verbose_name=_("kind"), db_comment="Personal: statute or consent")
    statute = models.CharField(_("statute"), max_length=200, blank=True, db_comment="Paragraph if kind is statute")
    said_by = models.CharField(
        _("who said so"), max_length=120, blank=True, db_comment="Who found that the statute carries the sharing"
    )
    purpose = CodeField(labels.PURPOSES, verbose_name=_("purpose"), db_comment="Personal: what the data are used for")

    class Meta:
        ordering = ("-given_on", "-pk")
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="basis_period_not_empty"),
            models.CheckConstraint(
                condition=~Q(kind=LegalBasis.STATUTE) | ~Q(statute=""), name="basis_of_statute_names_it"
            ),
            models.CheckConstraint(condition=~IS_CONSENT | CAN_BE_SHOWN, name="basis_of_consent_can_be_shown"),
            models.CheckConstraint(
                condition=~IS_CONSENT | NOT_BACKWARDS, name="basis_of_consent_does_not_work_backwards"
            ),
            models.CheckConstraint(condition=NOT_WITHDRAWN | IS_CONSENT, name="basis_only_consent_is_withdrawn"),
            models.CheckConstraint(condition=Q(by_person__isnull=True) | Q(by_name=""), name="basis_declared_by_one"),
        )
        indexes = (models.Index(fields=["household", "purpose"], name="basis_by_household"),)

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.get_kind_display()})"


class BasisRecipient(WalledRecord):
    """Somebody with whom data may be shared on this basis: an office of the district, or one by name."""

    basis = models.ForeignKey(
        Basis, on_delete=models.CASCADE, related_name="recipients", db_comment="Personal: which basis"
    )
    office = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: office that may receive data",
    )
    name = models.CharField(
        max_length=200, blank=True, db_comment="Personal: recipient that the district's data do not know"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = (
            models.CheckConstraint(
                condition=(Q(office__isnull=False) & Q(name="")) | (Q(office__isnull=True) & ~Q(name="")),
                name="basisrecipient_office_or_name",
            ),
            models.UniqueConstraint(
                fields=("basis", "office", "name"), nulls_distinct=False, name="basisrecipient_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.office) if self.office else self.name
