from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels, plan_labels
from kim.casework.models.goal import Goal
from kim.casework.models.part import CasePart
from kim.casework.models.plan import Plan
from kim.casework.rules.codes import PartyKind, StepState
from kim.kernel.fields import CodeField
from kim.kernel.labels import LEGAL_DOMAINS, LIFE_AREAS


class Step(CasePart):
    """Somebody does something by a day. Ready, blocked and overdue follow from order and dates: `plan_order`."""

    number = models.PositiveSmallIntegerField(_("number"), editable=False, db_comment="Personal: number in the case")
    goal = models.ForeignKey(
        Goal,
        verbose_name=_("goal"),
        on_delete=models.PROTECT,
        related_name="steps",
        null=True,
        blank=True,
        db_comment="Personal: the goal it serves",
    )
    life_area = CodeField(LIFE_AREAS, verbose_name=_("life area"), db_comment="Personal: which area of life")
    title = models.CharField(_("step"), max_length=160, db_comment="Personal: what is to be done, in one line")
    description = models.TextField(
        _("description"), blank=True, max_length=2000, db_comment="Personal: what exactly is to be done"
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("for whom"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: whom it is for; null: the household",
    )
    party = CodeField(labels.PARTIES, verbose_name=_("who does it"), db_comment="Personal: kind of responsible party")
    office = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("responsible office"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: responsible office",
    )
    office_name = models.CharField(
        _("another office"),
        max_length=200,
        blank=True,
        db_comment="Personal: responsible office that the district's data do not know",
    )
    finder_topic = models.CharField(
        _("topic"), max_length=40, blank=True, db_comment="Personal: topic the office was found by"
    )
    finder_reason = models.CharField(
        _("reason for the responsibility"), max_length=500, blank=True, db_comment="Personal: why this office"
    )
    finder_basis = models.CharField(
        _("basis of the responsibility"), max_length=300, blank=True, db_comment="Personal: paragraph or decision"
    )
    contact_name = models.CharField(
        _("contact person"), max_length=120, blank=True, db_comment="Personal: official who works on it"
    )
    contact_phone = models.CharField(
        _("their phone"), max_length=60, blank=True, db_comment="Personal: phone of the official"
    )
    legal_domain = CodeField(
        LEGAL_DOMAINS, verbose_name=_("legal domain"), blank=True, db_comment="Personal: legal domain of the step"
    )
    due_on = models.DateField(_("due on"), null=True, blank=True, db_comment="Personal: by when")
    legal_end_on = models.DateField(
        _("too late by law after"), null=True, blank=True, db_comment="Personal: last day that the law names"
    )
    legal_end_kind = CodeField(
        plan_labels.LEGAL_END_KINDS,
        verbose_name=_("kind of end"),
        blank=True,
        db_comment="Personal: whether the end moves over a weekend",
    )
    legal_end_basis = models.CharField(
        _("paragraph"), max_length=120, blank=True, db_comment="Personal: paragraph that sets the end"
    )
    state = CodeField(
        labels.STEP_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=StepState.OPEN,
        db_comment="Personal: how far it is",
    )
    waiting_since = models.DateField(
        _("waiting since"), null=True, blank=True, db_comment="Personal: since when somebody else has to act"
    )
    reminded_on = models.DateField(
        _("reminded on"), null=True, blank=True, db_comment="Personal: when the office was asked last"
    )
    done_on = models.DateField(_("done on"), null=True, blank=True, db_comment="Personal: when it was done or dropped")
    result = models.TextField(_("result"), blank=True, max_length=1000, db_comment="Personal: what came of it")
    template = models.CharField(
        _("from template"),
        max_length=70,
        blank=True,
        editable=False,
        db_comment="Personal: template and version that the step came from",
    )
    agreed_in = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: version that agreed it first; null: not agreed yet",
    )

    class Meta:
        ordering = ("number",)
        default_related_name = "steps"
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="step_number_once_per_case"),
            models.CheckConstraint(condition=~Q(title=""), name="step_has_a_title"),
            models.CheckConstraint(
                condition=(Q(party=PartyKind.OFFICE) & (Q(office__isnull=False) ^ ~Q(office_name="")))
                | (~Q(party=PartyKind.OFFICE) & Q(office__isnull=True, office_name="")),
                name="step_party_is_named",
            ),
            models.CheckConstraint(
                condition=Q(party=PartyKind.OFFICE) | Q(contact_name="", contact_phone=""),
                name="step_contact_is_of_an_office",
            ),
            models.CheckConstraint(
                condition=Q(legal_end_on__isnull=True, legal_end_kind="", legal_end_basis="")
                | (Q(legal_end_on__isnull=False) & ~Q(legal_end_kind="") & ~Q(legal_end_basis="")),
                name="step_legal_end_with_paragraph",
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.WAITING) | Q(waiting_since__isnull=False), name="step_waits_since_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[StepState.DONE, StepState.DROPPED], done_on__isnull=False)
                | (Q(state__in=[StepState.OPEN, StepState.WAITING]) & Q(done_on__isnull=True)),
                name="step_done_on_a_day",
            ),
        )
        indexes = (
            models.Index(fields=["case", "due_on"], condition=Q(done_on__isnull=True), name="step_by_due"),
            models.Index(fields=["done_on"], name="step_by_end"),
            models.Index(fields=["case"], condition=Q(waiting_since__isnull=False), name="step_that_waited"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def party_name(self) -> str:
        """Who does it, for people: the office by its short name, the household or the case management."""
        return self.named_party(str(self.office) if self.office else "", self.office_name, self.party)

    @staticmethod
    def named_party(office: str, written: str, party: str) -> str:
        """The same from its parts: the name of an office of the district, that of another one, the kind of party."""
        return office or written or str(labels.PARTIES[PartyKind(party)])


class StepDependency(CasePart):
    """`step` can start only when `needs` is done. A circle is refused by the action."""

    step = models.ForeignKey(
        Step, on_delete=models.CASCADE, related_name="dependencies", db_comment="Personal: the step that is held up"
    )
    needs = models.ForeignKey(
        Step, on_delete=models.CASCADE, related_name="dependants", db_comment="Personal: the step that comes first"
    )

    class Meta:
        ordering = ("pk",)
        default_related_name = "step_dependencies"
        verbose_name = _("dependency of steps")
        verbose_name_plural = _("dependencies of steps")
        constraints = (
            models.UniqueConstraint(fields=("step", "needs"), name="stepdependency_once"),
            models.CheckConstraint(condition=~Q(step=F("needs")), name="stepdependency_not_itself"),
        )

    def __str__(self) -> str:
        return f"{self.step_id} ← {self.needs_id}"
