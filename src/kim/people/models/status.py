from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.people import labels
from kim.people.models.person import Person
from kim.people.rules.codes import Evidence, ResidenceObligation, WorkPermission

HAS_TO_LIVE = (ResidenceObligation.SECTION_12A, ResidenceObligation.SECTION_61, ResidenceObligation.ASYLUM)


class ResidenceStatus(WalledRecord):
    """A status of the catalogue for a period: first day inclusive, end exclusive; open where not known or unlimited."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="statuses", db_comment="Personal: whose status"
    )
    key = models.CharField(_("status"), max_length=80, db_comment="Personal: key of the status catalogue")
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when")
    evidence = CodeField(
        labels.EVIDENCE,
        verbose_name=_("how it is known"),
        default=Evidence.CLAIMED,
        db_comment="Personal: told, paper seen or confirmed",
    )
    office = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("issued by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: office of the district that issued the paper",
    )
    issued_by = models.CharField(
        _("issued by another office"), max_length=120, blank=True, db_comment="Personal: office elsewhere"
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True, db_comment="Personal: day of issue")
    document_number = models.CharField(
        _("document number"), max_length=40, blank=True, db_comment="Personal: number of the paper"
    )
    work = CodeField(
        labels.WORK_PERMISSIONS,
        verbose_name=_("work"),
        default=WorkPermission.NOT_KNOWN,
        db_comment="Personal: what the paper says about work",
    )
    obligation = CodeField(
        labels.RESIDENCE_OBLIGATIONS,
        verbose_name=_("residence obligation"),
        default=ResidenceObligation.NOT_KNOWN,
        db_comment="Personal: on which paragraph they have to live somewhere",
    )
    obligation_municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("has to live in"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: municipality of the obligation",
    )
    obligation_area = models.CharField(
        _("has to live in another area"), max_length=120, blank=True, db_comment="Personal: district or place elsewhere"
    )
    obligation_until = models.DateField(
        _("obligation until"), null=True, blank=True, db_comment="Personal: last day of the obligation"
    )
    conditions = models.CharField(
        _("further conditions"), max_length=300, blank=True, db_comment="Personal: other side conditions on the paper"
    )

    class Meta:
        ordering = ("valid", "pk")
        verbose_name = _("residence status")
        verbose_name_plural = _("residence statuses")
        constraints = (
            models.CheckConstraint(condition=~Q(key=""), name="residencestatus_has_a_key"),
            models.CheckConstraint(condition=Q(valid__isempty=False), name="residencestatus_period_not_empty"),
            models.CheckConstraint(
                condition=Q(obligation__in=HAS_TO_LIVE)
                | Q(obligation_municipality__isnull=True, obligation_area="", obligation_until__isnull=True),
                name="residencestatus_place_needs_obligation",
            ),
            ExclusionConstraint(
                name="residencestatus_does_not_overlap",
                expressions=[("person", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.valid}"

    @property
    def first_day(self) -> date | None:
        """The first day of the status; None if not known."""
        first: date | None = self.valid.lower
        return first

    @property
    def last_day(self) -> date | None:
        """The last day on which the status holds; None if unlimited or not known."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None

    @property
    def issuer(self) -> str:
        """Who issued the paper; empty if nobody noted it."""
        return str(self.office) if self.office else str(self.issued_by)

    @property
    def has_to_live_in(self) -> str:
        """Where the person has to live; empty if there is no obligation or nobody noted the place."""
        return self.obligation_municipality.name if self.obligation_municipality else str(self.obligation_area)
