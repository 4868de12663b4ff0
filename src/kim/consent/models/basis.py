from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.consent import labels
from kim.consent.rules.codes import ConsentState, LegalBasis, ReleaseFromSecrecy
from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord

NOT_WITHDRAWN = Q(withdrawn_at__isnull=True)


class Basis(WalledRecord):
    """On what data are held, or shared with the named recipients, for one purpose: a statute or a consent."""

    household = models.ForeignKey(
        "people.Household", on_delete=models.PROTECT, related_name="+", db_comment="Personal: whose basis this is"
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: who declared it; null: it holds for the household",
    )
    kind = CodeField(labels.LEGAL_BASES, verbose_name=_("kind"), db_comment="Personal: statute or consent")
    statute = models.CharField(_("statute"), max_length=200, blank=True, db_comment="Paragraph if kind is statute")
    purpose = CodeField(labels.PURPOSES, verbose_name=_("purpose"), db_comment="Personal: what the data are used for")
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
    language = models.CharField(
        _("language"), max_length=8, blank=True, db_comment="Personal: ISO 639 code of the language of the declaration"
    )
    wording = models.CharField(
        _("version of the wording"), max_length=40, blank=True, db_comment="Which text was signed"
    )
    release_from_secrecy = CodeField(
        labels.RELEASES,
        verbose_name=_("release from secrecy"),
        default=ReleaseFromSecrecy.NOT_NEEDED,
        db_comment="Personal: § 203 StGB towards the recipients",
    )
    withdrawn_at = models.DateTimeField(
        pgettext_lazy("consent", "withdrawn at"), null=True, blank=True, db_comment="Personal: moment of the withdrawal"
    )

    class Meta:
        ordering = ("-given_on", "-pk")
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="basis_period_not_empty"),
            models.CheckConstraint(
                condition=~Q(kind=LegalBasis.STATUTE) | ~Q(statute=""), name="basis_of_statute_names_it"
            ),
            models.CheckConstraint(
                condition=~Q(kind=LegalBasis.CONSENT) | (~Q(how="") & ~Q(language="") & ~Q(wording="")),
                name="basis_of_consent_can_be_shown",
            ),
            models.CheckConstraint(
                condition=~Q(kind=LegalBasis.CONSENT)
                | Q(given_on__lte=Func(F("valid"), function="lower", output_field=models.DateField())),
                name="basis_of_consent_does_not_work_backwards",
            ),
            models.CheckConstraint(
                condition=NOT_WITHDRAWN | Q(kind=LegalBasis.CONSENT), name="basis_only_consent_is_withdrawn"
            ),
        )
        indexes = (models.Index(fields=["household", "purpose"], name="basis_by_household"),)

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.get_kind_display()})"

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds if nobody withdraws it; None if unlimited."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None

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
