from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.procedures import labels
from kim.procedures.models.part import ProcedurePart
from kim.procedures.rules.codes import PaperState


class ChecklistLine(ProcedurePart):
    """One criterion of the pathway, in the words of the law on the day of the application, and how its papers are.

    `is_own`: the criterion reads what only the authority may hold; nothing is asked of the applicant.
    """

    criterion = models.CharField(max_length=60, db_comment="Personal: id of the criterion")
    position = models.PositiveSmallIntegerField(editable=False, db_comment="Personal: place in the list")
    name = models.CharField(_("criterion"), max_length=200, db_comment="Personal: the criterion in words")
    norm = models.CharField(_("norm"), max_length=200, blank=True, db_comment="Personal: where it stands in the law")
    needs = ArrayField(
        models.CharField(max_length=300),
        default=list,
        blank=True,
        verbose_name=_("papers"),
        db_comment="Personal: papers that show it",
    )
    is_own = models.BooleanField(
        _("the authority checks it"),
        default=False,
        editable=False,
        db_comment="Personal: whether only the authority may hold the answer",
    )
    state = CodeField(
        labels.PAPER_STATES,
        verbose_name=_("papers are"),
        default=PaperState.MISSING,
        db_comment="Personal: whether the papers are there",
    )
    dated_on = models.DateField(
        _("paper of"), null=True, blank=True, db_comment="Personal: date of the paper; null: not noted"
    )
    note = models.CharField(
        _("note"), max_length=120, blank=True, db_comment="Personal: what stands on the paper, in a few words"
    )
    asked_on = models.DateField(
        _("asked for on"), null=True, blank=True, db_comment="Personal: when it was last asked for; null: never"
    )
    prechecked = CodeField(
        labels.PRECHECK_VALUES,
        verbose_name=_("pre-check"),
        blank=True,
        editable=False,
        db_comment="Personal: how the pre-check in the packet found it; empty: no pre-check",
    )
    prechecked_on = models.DateField(
        _("pre-check of"), null=True, blank=True, editable=False, db_comment="Personal: day of the pre-check"
    )
    prechecked_lacks = ArrayField(
        models.CharField(max_length=300),
        default=list,
        blank=True,
        editable=False,
        verbose_name=_("evidence that was missing"),
        db_comment="Personal: evidence that was missing at the pre-check",
    )
    prechecked_version = models.CharField(
        max_length=80, blank=True, editable=False, db_comment="Personal: wording of the law that the pre-check used"
    )

    class Meta:
        ordering = ("position",)
        verbose_name = _("line of a checklist")
        verbose_name_plural = _("lines of checklists")
        constraints = (
            models.UniqueConstraint(fields=["procedure", "criterion"], name="checklistline_once_per_criterion"),
            # What only the authority may hold is a finding; no state of papers stands for it.
            models.CheckConstraint(
                condition=Q(is_own=False) | Q(state=PaperState.MISSING, note="", asked_on__isnull=True),
                name="checklistline_asks_nothing_of_its_own",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Finding(ProcedurePart):
    """The value that the authority gives to a criterion on a day. The newest counts; none is ever changed.

    It has no text on purpose: what was found stands in the authority's own file, and only the value ever leaves.
    """

    line = models.ForeignKey(
        ChecklistLine,
        on_delete=models.CASCADE,
        related_name="findings",
        editable=False,
        db_comment="Personal: which criterion",
    )
    value = CodeField(labels.FINDING_VALUES, verbose_name=_("value"), db_comment="Personal: met, not met, or open")
    found_on = models.DateField(_("found on"), db_comment="Personal: day of the finding")
    officer = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who found it"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("finding of the authority")
        verbose_name_plural = _("findings of the authority")

    def __str__(self) -> str:
        return str(self.get_value_display())
