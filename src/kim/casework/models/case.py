from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.casework import desk_labels, labels
from kim.casework.models.part import CasePart
from kim.casework.rules.codes import CasePhase
from kim.casework.rules.desk_codes import CaseForm, Lacked
from kim.kernel.fields import CodeField
from kim.kernel.models import new_public_id
from kim.organisations.walled import WalledRecord

IS_CLOSED = Q(phase=CasePhase.CLOSED)


def new_number() -> str:
    """A random case number such as 7K2-M4P: can be read over the phone and says nothing."""
    letters = new_public_id()
    return f"{letters[:3]}-{letters[3:6]}"


def nameless(number: str) -> str:
    """What a short counselling is called where nobody gave a name. German, because it is stored."""
    return f"Ohne Namen, {number}"


class Case(WalledRecord):
    """Work for one household: deep case management, or a short counselling without a plan. The unit works on it now.

    `form` tells the two apart. A short counselling has no phases, no indication and no plan; it stays in `ACCESS` until
    it ends. Whoever counts, counts each form by its own name.
    """

    number = models.CharField(
        _("case number"),
        max_length=7,
        unique=True,
        default=new_number,
        editable=False,
        db_comment="Personal: random number, stands for the household on paper",
    )
    household = models.ForeignKey(
        "people.Household",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Personal: whose case this is",
    )
    assigned_to = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("case manager"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who works on the case",
    )
    form = CodeField(
        desk_labels.CASE_FORMS,
        verbose_name=_("form"),
        default=CaseForm.DEEP,
        db_comment="Personal: deep case management or short counselling",
    )
    topics = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("topics"),
        default=list,
        blank=True,
        db_comment="Personal: life areas that a short counselling was about",
    )
    phase = CodeField(
        labels.PHASES, verbose_name=_("phase"), default=CasePhase.ACCESS, db_comment="Personal: where the case stands"
    )
    access_path = CodeField(
        labels.ACCESS_PATHS,
        verbose_name=_("access path"),
        blank=True,
        db_comment="Personal: how they found the way; empty: not known yet",
    )
    indication = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("indication"),
        default=list,
        blank=True,
        db_comment="Personal: why deep case management",
    )
    indication_note = models.TextField(
        _("reasons for the indication"), blank=True, max_length=2000, db_comment="Personal: reasons in words"
    )
    indicated_on = models.DateField(
        _("indication decided on"), null=True, blank=True, db_comment="Personal: when it was decided"
    )
    counts_as = models.BigIntegerField(
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: key of the case that this one goes on with, so that figures count both once",
    )
    opened_on = models.DateField(_("opened on"), db_comment="Personal: first day of the case")
    is_sealed = models.BooleanField(
        _("sealed"), default=False, db_comment="Nobody but the assigned case manager opens it"
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True, db_comment="Personal: last day of the case")
    closing_reason = CodeField(
        labels.CLOSING_REASONS, verbose_name=_("closing reason"), blank=True, db_comment="Personal: why it was closed"
    )
    closing_note = models.TextField(
        _("note on the closing"),
        blank=True,
        max_length=2000,
        db_comment="Personal: how it ended, which service goes on",
    )
    lacked = CodeField(
        desk_labels.LACKED,
        verbose_name=_("what was missing"),
        default=Lacked.NOT_ASKED,
        db_comment="Personal: whether the system lacked something, said at the closing",
    )
    # The state's own database has no public interface: people type there, and mark here that they did.
    is_entered_at_state = models.BooleanField(
        _("entered in the state's database"), default=False, db_comment="Personal: entered in the state's database"
    )
    entered_at_state_on = models.DateField(
        _("entered on"), null=True, blank=True, db_comment="Personal: when it was entered there; null: day not known"
    )

    read_log_kind = "case"
    shown_with = ("household__municipality", "assigned_to__user")

    class Meta:
        ordering = ("-opened_on", "-pk")
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = (
            models.CheckConstraint(
                condition=(IS_CLOSED & Q(closed_on__isnull=False) & ~Q(closing_reason=""))
                | (~IS_CLOSED & Q(closed_on__isnull=True) & Q(closing_reason="")),
                name="case_closed_with_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("opened_on")),
                name="case_closed_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(indicated_on__isnull=True) | Q(indication__len__gt=0),
                name="case_indication_has_a_criterion",
            ),
            models.CheckConstraint(
                condition=Q(entered_at_state_on__isnull=True) | Q(is_entered_at_state=True),
                name="case_entered_at_state_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(form=CaseForm.SHORT) | Q(phase__in=[CasePhase.ACCESS, CasePhase.CLOSED]),
                name="case_short_counselling_has_no_phases",
            ),
            models.UniqueConstraint(fields=("household",), condition=~IS_CLOSED, name="case_one_open_per_household"),
        )
        indexes = (models.Index(fields=["unit", "assigned_to"], name="case_by_assigned"),)

    def __str__(self) -> str:
        return self.number

    def read_log_subject(self) -> str:
        # People ask and answer by case number; the number says nothing about anybody.
        return self.number

    @property
    def is_short(self) -> bool:
        """Advice without a plan; never counted as a case."""
        return bool(self.form == CaseForm.SHORT)

    @property
    def is_nameless(self) -> bool:
        """Nobody gave a name; the number stands for it."""
        return bool(self.household.label == nameless(self.number))

    @property
    def is_closed(self) -> bool:
        """True from the closing until it is taken up again."""
        return bool(self.phase == CasePhase.CLOSED)


class PhaseChange(CasePart):
    """When a case came into a phase. The last row is the phase it is in."""

    phase = CodeField(labels.PHASES, verbose_name=_("phase"), db_comment="Personal: phase that began")
    began_on = models.DateField(_("began on"), db_comment="Personal: first day in the phase")
    reason = models.TextField(
        _("reason"), blank=True, max_length=1000, db_comment="Personal: why a closed case was taken up again"
    )

    class Meta:
        ordering = ("began_on", "pk")
        default_related_name = "phase_changes"
        verbose_name = _("change of phase")
        verbose_name_plural = _("changes of phase")

    def __str__(self) -> str:
        return f"{self.get_phase_display()} {self.began_on}"


class Assignment(CasePart):
    """Who worked on the case from when, and why it was handed over. The last row is who does now."""

    manager = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("case manager"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who works on the case from then on",
    )
    began_on = models.DateField(_("began on"), db_comment="Personal: first day with this case manager")
    reason = models.TextField(
        _("reason"), blank=True, max_length=1000, db_comment="Personal: why the case was handed over"
    )

    class Meta:
        ordering = ("began_on", "pk")
        default_related_name = "assignments"
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return f"{self.manager} {self.began_on}"
