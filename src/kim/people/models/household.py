from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.people import labels
from kim.people.rules.codes import HouseholdRelation


class Household(WalledRecord):
    """People who live together, or one person alone, as one unit knows them."""

    label = models.CharField(
        _("name of the household"), max_length=120, db_comment="Personal: how the unit calls the household"
    )
    label_key = models.CharField(max_length=240, editable=False, db_comment="Personal: label folded for the filter")
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("place of residence"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: municipality of residence; null: not known yet",
    )
    address = models.TextField(_("address"), blank=True, max_length=300, db_comment="Personal: street, number, place")

    class Meta:
        ordering = ("label_key", "pk")
        verbose_name = _("household")
        verbose_name_plural = _("households")
        constraints = (models.CheckConstraint(condition=~Q(label=""), name="household_has_a_label"),)
        indexes = (models.Index(fields=["unit", "label_key"], name="household_by_label"),)

    def __str__(self) -> str:
        return self.label


class HouseholdMember(WalledRecord):
    """A person in a household for a period (open start: not known since when)."""

    household = models.ForeignKey(
        Household,
        on_delete=models.PROTECT,
        related_name="memberships",
        db_comment="Personal: the household the person lives in",
    )
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="memberships",
        db_comment="Personal: who lives in the household",
    )
    relation = CodeField(
        labels.RELATIONS,
        verbose_name=_("relation"),
        default=HouseholdRelation.NOT_ASKED,
        db_comment="Personal: what the person is to the reference person",
    )
    valid = DateRangeField(_("lives here"), db_comment="Personal: since when and until when")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("member of a household")
        verbose_name_plural = _("members of households")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="householdmember_period_not_empty"),
            ExclusionConstraint(
                name="householdmember_once_at_a_time",
                expressions=[
                    ("household", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="household_has_one_reference_person",
                expressions=[("household", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(relation=HouseholdRelation.REFERENCE),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.valid}"


class HouseholdStanding(WalledRecord):
    """Another unit sees the people of this household for a time. `source` names what it follows from."""

    household = models.ForeignKey(
        Household,
        on_delete=models.CASCADE,
        related_name="standings",
        db_comment="Personal: whose people may be seen",
    )
    holder = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="+", db_comment="Personal: unit that may see them"
    )
    source = models.CharField(
        max_length=10, unique=True, editable=False, db_comment="Personal: public id of what it follows from"
    )
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("standing in a household")
        verbose_name_plural = _("standings in households")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="householdstanding_period_not_empty"),
        )
        indexes = (models.Index(fields=["holder", "household"], name="householdstanding_by_holder"),)

    def __str__(self) -> str:
        return f"{self.source} {self.valid}"
