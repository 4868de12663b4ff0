from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel import labels as core
from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.measure import Measure


class MeasureResult(Record):
    """What a measure became beside guidance: a changed template, responsibility or post, an agreement, a training."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="results")
    kind = CodeField(labels.RESULT_KINDS, verbose_name=_("kind"))
    title = models.CharField(_("title"), max_length=160)
    content = models.TextField(_("what is new"), max_length=3000)
    reference = models.CharField(_("where it stands"), max_length=200, blank=True)
    staff_part = CodeField(labels.STAFF_PARTS, verbose_name=_("kind of work"), blank=True)
    posts = models.DecimalField(_("posts"), max_digits=5, decimal_places=2, null=True, blank=True)
    life_area = CodeField(core.LIFE_AREAS, verbose_name=_("life area"), blank=True)
    municipality = models.ForeignKey(
        "organisations.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
    )
    # Where a share of posts is: the employer's unit. With its period the record is the position.
    unit = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("where the posts are"),
    )
    # What was changed where it lives: a version of a plan template, a correction of the responsibilities.
    template_key = models.SlugField(_("plan template"), max_length=60, blank=True, editable=False)
    template_number = models.PositiveSmallIntegerField(_("version"), null=True, editable=False)
    correction = models.OneToOneField(
        "directory.Correction", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    valid = DateRangeField(_("valid"))
    review_on = models.DateField(_("looked at again on"), null=True, blank=True)

    class Meta:
        ordering = ("kind", "title")
        verbose_name = _("result of a measure")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid__startswith__isnull=False), name="a_result_has_a_first_day"
            ),
            models.CheckConstraint(
                condition=models.Q(template_key="", template_number=None)
                | (~models.Q(template_key="") & models.Q(template_number__isnull=False)),
                name="a_changed_template_has_its_version",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("steering:result", args=[self.public_id])

    @property
    def until(self) -> date | None:
        """The last day, None without an end."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None


class AgreementParty(Record):
    """Who signs a cooperation agreement: an organisation of the district's data, or one by its name."""

    result = models.ForeignKey(MeasureResult, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    other = models.CharField(_("other organisation"), max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("party of an agreement")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False, other="")
                | models.Q(organisation=None) & ~models.Q(other=""),
                name="a_party_is_one_organisation",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation) if self.organisation else self.other


class SignedPaper(Record):
    """The agreement as it was signed: a file in the vault. Whoever deletes the row lets go of the file."""

    result = models.ForeignKey(MeasureResult, on_delete=models.PROTECT, related_name="signed_papers")
    signed_on = models.DateField(_("signed on"))
    file_name = models.CharField(_("name of the file"), max_length=120, editable=False)
    media_type = models.CharField(max_length=120, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    stored = models.OneToOneField("kernel.StoredFile", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ("-signed_on", "-pk")
        verbose_name = _("signed agreement")
        constraints = (models.UniqueConstraint(fields=["result", "sha256"], name="a_signed_paper_once"),)

    def __str__(self) -> str:
        return self.file_name
