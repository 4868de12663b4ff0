from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.casework import plan_labels
from kim.casework.models.part import CasePart
from kim.casework.models.plan import Plan
from kim.kernel.fields import CodeField


class PlanAgreement(CasePart):
    """One person agreed to one version of a plan: themselves, or somebody for them."""

    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        related_name="agreements",
        editable=False,
        db_comment="Personal: which version was agreed to",
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("who agrees"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Personal: who agreed, or for whom somebody agreed",
    )
    by_person = models.ForeignKey(
        "people.Person",
        verbose_name=_("who agreed for them"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: adult of the household who agreed for them; null: they themselves",
    )
    by_name = models.CharField(
        _("guardian"), max_length=160, blank=True, db_comment="Personal: guardian from outside who agreed for them"
    )
    agreed_on = models.DateField(_("agreed on"), db_comment="Personal: when they agreed")
    how = CodeField(plan_labels.HOW_AGREED, verbose_name=_("how"), db_comment="Personal: form of the agreement")
    with_interpreter = models.BooleanField(
        _("with an interpreter"), default=False, db_comment="Personal: whether somebody interpreted"
    )

    class Meta:
        ordering = ("pk",)
        default_related_name = "plan_agreements"
        verbose_name = _("agreement to a plan")
        verbose_name_plural = _("agreements to plans")
        constraints = (
            models.CheckConstraint(condition=~Q(person=F("by_person")), name="planagreement_not_by_oneself"),
            models.CheckConstraint(
                condition=Q(by_person__isnull=True) | Q(by_name=""), name="planagreement_one_guardian_at_most"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)

    @property
    def who(self) -> str:
        """Who spoke: the person, the adult of the household, or the guardian."""
        return str(self.by_person or self.by_name or self.person)

    @property
    def is_for_another(self) -> bool:
        """True if somebody agreed for the person."""
        return bool(self.by_person_id or self.by_name)
