from __future__ import annotations

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.partial_date import PartialDate
from kim.organisations.walled import WalledRecord
from kim.people import labels
from kim.people.models.person import Person
from kim.people.rules.codes import Evidence


class FamilyRelation(WalledRecord):
    """What a relative is to a person: somebody on record, or somebody of whom only the name is held."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="relations", db_comment="Personal: whose relative it is"
    )
    relative = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        related_name="relations_of_others",
        null=True,
        blank=True,
        db_comment="Personal: the relative, where on record",
    )
    relative_name = models.CharField(
        _("name of the relative"), max_length=120, blank=True, db_comment="Personal: the relative, where not on record"
    )
    relative_birth = models.CharField(
        _("date of birth"), max_length=10, blank=True, db_comment="Personal: as far as it is known"
    )
    lives_in = models.CharField(
        _("lives in"), max_length=120, blank=True, db_comment="Personal: where a relative who is not on record lives"
    )
    kind = CodeField(
        labels.KINSHIPS, verbose_name=_("relation"), db_comment="Personal: what the relative is to the person"
    )
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when, open if nobody knows")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("family relation")
        verbose_name_plural = _("family relations")
        constraints = (
            models.CheckConstraint(
                condition=Q(relative__isnull=False, relative_name="")
                | (Q(relative__isnull=True) & ~Q(relative_name="")),
                name="familyrelation_on_record_or_by_name",
            ),
            models.CheckConstraint(
                condition=Q(relative__isnull=True) | ~Q(relative=F("person")), name="familyrelation_not_to_oneself"
            ),
            models.CheckConstraint(condition=Q(valid__isempty=False), name="familyrelation_period_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.valid}"

    @property
    def birth_date(self) -> PartialDate:
        """The relative's date of birth as far as it is known."""
        return self.relative.birth_date if self.relative else PartialDate.from_iso(self.relative_birth)


class Guardianship(WalledRecord):
    """Who decides for a person, about what, from when until when: a person of the household, an office, or a name."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="guardians", db_comment="Personal: for whom is decided"
    )
    guardian = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: who decides, where a person of the household",
    )
    office = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: who decides, where an office",
    )
    name = models.CharField(
        _("name"), max_length=120, blank=True, db_comment="Personal: who decides, or who does so at the office"
    )
    kind = CodeField(labels.GUARDIAN_KINDS, verbose_name=_("on what basis"), db_comment="Personal: on what basis")
    scope = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("about what"),
        default=list,
        blank=True,
        db_comment="Personal: what they decide about; empty: not known yet",
    )
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when, open if nobody knows")
    evidence = CodeField(
        labels.EVIDENCE,
        verbose_name=_("how it is known"),
        default=Evidence.CLAIMED,
        db_comment="Personal: told, paper seen or confirmed",
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("guardianship")
        verbose_name_plural = _("guardianships")
        constraints = (
            models.CheckConstraint(
                condition=Q(guardian__isnull=False, office__isnull=True, name="")
                | (Q(guardian__isnull=True) & (Q(office__isnull=False) | ~Q(name=""))),
                name="guardianship_says_who",
            ),
            models.CheckConstraint(
                condition=Q(guardian__isnull=True) | ~Q(guardian=F("person")), name="guardianship_not_of_oneself"
            ),
            models.CheckConstraint(condition=Q(valid__isempty=False), name="guardianship_period_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.valid}"

    @property
    def who(self) -> str:
        """Who decides, in words."""
        if self.guardian:
            return str(self.guardian)
        return ", ".join(part for part in (str(self.office) if self.office else "", self.name) if part)
