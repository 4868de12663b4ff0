from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.kernel.periods import Period
from kim.steering import labels


class ClosedPeriod(Record):
    """Figures of one closed quarter, or of several that had to be joined. Added once, never changed."""

    period = models.CharField(_("period"), max_length=18)
    last_quarter = models.CharField(_("last quarter"), max_length=7, editable=False)
    k = models.PositiveSmallIntegerField(_("smallest count shown"))
    footnote = models.CharField(_("footnote"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ("last_quarter",)

    def as_period(self) -> Period:
        """The stored key as a period."""
        return Period.from_key(self.period)


class EvidenceTable(ClosedPeriod):
    """Cases that showed this issue in a closed period, for the whole district. A correction is a footnote.

    `others` is the sum of the municipalities without a cell of their own; null where all have one, or none has.
    """

    issue = models.ForeignKey("steering.StructuralIssue", on_delete=models.PROTECT, related_name="evidence")
    total = models.PositiveIntegerField(_("cases"))
    others = models.PositiveIntegerField(_("other municipalities"), null=True)
    reach = CodeField(labels.REACHES, verbose_name=_("reach"))

    class Meta(ClosedPeriod.Meta):
        constraints = (
            models.UniqueConstraint(fields=["issue", "last_quarter"], name="evidence_once_per_issue_and_quarter"),
            models.CheckConstraint(
                condition=models.Q(k__gte=3)
                & models.Q(total__gte=models.F("k"))
                & (models.Q(others__isnull=True) | models.Q(others__gte=models.F("k"))),
                name="evidence_is_never_below_k",
            ),
        )

    def __str__(self) -> str:
        return f"{self.issue} {self.period}: {self.total}"


class EvidenceCell(Record):
    """A municipality whose number may be shown. What is suppressed has no row: nought looks like four.

    Without a municipality: households whose place is not known.
    """

    table = models.ForeignKey(EvidenceTable, on_delete=models.PROTECT, related_name="cells")
    municipality = models.ForeignKey(
        "organisations.Municipality", on_delete=models.PROTECT, null=True, related_name="+"
    )
    total = models.PositiveIntegerField(_("cases"))
    k = models.PositiveSmallIntegerField(_("smallest count shown"))

    class Meta:
        ordering = ("municipality__name",)
        constraints = (
            models.UniqueConstraint(
                fields=["table", "municipality"], name="evidence_cell_once_per_place", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(k__gte=3) & models.Q(total__gte=models.F("k")), name="evidence_cell_is_never_below_k"
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.municipality or ''}: {self.total}"


class FeedbackTable(ClosedPeriod):
    """In how many cases guidance helped, did not, or was not tried. Null: not shown, any number below k is possible."""

    guidance = models.ForeignKey("steering.Guidance", on_delete=models.PROTECT, related_name="feedback")
    helped = models.PositiveIntegerField(_("helped"), null=True)
    did_not_help = models.PositiveIntegerField(_("did not help"), null=True)
    not_tried = models.PositiveIntegerField(_("not tried"), null=True)

    class Meta(ClosedPeriod.Meta):
        constraints = (
            models.UniqueConstraint(fields=["guidance", "last_quarter"], name="feedback_once_per_guidance_and_quarter"),
            models.CheckConstraint(
                condition=models.Q(k__gte=3)
                & (models.Q(helped__isnull=True) | models.Q(helped__gte=models.F("k")))
                & (models.Q(did_not_help__isnull=True) | models.Q(did_not_help__gte=models.F("k")))
                & (models.Q(not_tried__isnull=True) | models.Q(not_tried__gte=models.F("k"))),
                name="feedback_is_never_below_k",
            ),
        )

    def __str__(self) -> str:
        return f"{self.guidance} {self.period}"
