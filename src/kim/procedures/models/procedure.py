from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.core_codes import ProcedureOutcome
from kim.kernel.fields import CodeField
from kim.kernel.labels import PROCEDURE_AREAS, PROCEDURE_OUTCOMES, STAGE_KINDS
from kim.kernel.models import new_public_id
from kim.organisations.walled import WalledRecord
from kim.procedures import labels
from kim.procedures.models.part import ProcedurePart
from kim.procedures.rules.codes import Origin
from kim.procedures.rules.stages import Lasted

IS_OPEN = Q(outcome=ProcedureOutcome.APPLIED)


def new_number() -> str:
    """A random number such as 7K2-M4P: can be read over the phone and says nothing."""
    letters = new_public_id()
    return f"{letters[:3]}-{letters[3:6]}"


class Procedure(WalledRecord):
    """One application on one pathway. The applicant is a record of this context, as given or entered."""

    number = models.CharField(
        _("number of the procedure"),
        max_length=7,
        unique=True,
        default=new_number,
        editable=False,
        db_comment="Personal: random number, stands for the applicant on paper",
    )
    area = CodeField(
        PROCEDURE_AREAS,
        verbose_name=_("kind of procedure"),
        editable=False,
        db_comment="Personal: stay or naturalisation",
    )
    pathway = models.CharField(
        _("applied for"), max_length=20, db_comment="Personal: id of the rule of law that was applied for"
    )
    applicant_name = models.CharField(_("applicant"), max_length=120, db_comment="Personal: name of the applicant")
    born_on = models.DateField(_("born on"), null=True, blank=True, db_comment="Personal: birth date; null: not known")
    applied_on = models.DateField(_("applied on"), db_comment="Personal: day of the application")
    question = models.TextField(
        _("question"), max_length=1000, blank=True, db_comment="Personal: what was asked with the file"
    )
    origin = CodeField(
        labels.ORIGINS,
        verbose_name=_("how it came"),
        default=Origin.DIRECT,
        editable=False,
        db_comment="Personal: entered at the authority, or by a packet",
    )
    packet = models.OneToOneField(
        "referrals.Packet",
        verbose_name=_("packet"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the packet that it came with; null: entered here",
    )
    about = models.CharField(
        max_length=20,
        blank=True,
        editable=False,
        db_comment="Personal: of whom of the packet, by the packet's own mark; empty: it does not say",
    )
    officer = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("officer"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who works on it",
    )
    outcome = CodeField(
        PROCEDURE_OUTCOMES,
        verbose_name=_("outcome"),
        default=ProcedureOutcome.APPLIED,
        db_comment="Personal: what became of it",
    )
    decided_on = models.DateField(
        _("ended on"), null=True, blank=True, db_comment="Personal: day of the outcome; null: still open"
    )
    moved_to = models.CharField(
        _("goes on as"), max_length=20, blank=True, db_comment="Personal: id of the rule that it goes on with"
    )

    read_log_kind = "procedure"

    class Meta:
        ordering = ("applied_on", "pk")
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        constraints = (
            models.CheckConstraint(condition=~Q(applicant_name=""), name="procedure_has_an_applicant"),
            models.CheckConstraint(
                condition=(IS_OPEN & Q(decided_on__isnull=True)) | (~IS_OPEN & Q(decided_on__isnull=False)),
                name="procedure_ended_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("applied_on")),
                name="procedure_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=(Q(outcome=ProcedureOutcome.MOVED_ON) & ~Q(moved_to=""))
                | (~Q(outcome=ProcedureOutcome.MOVED_ON) & Q(moved_to="")),
                name="procedure_moved_on_to_something",
            ),
        )

    def __str__(self) -> str:
        return self.applicant_name

    def get_absolute_url(self) -> str:
        return reverse("procedures:procedure", args=[self.public_id])

    def read_log_subject(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return bool(self.outcome == ProcedureOutcome.APPLIED)


class ProcedureStage(ProcedurePart):
    """A stage that a procedure went through, called as the district called it then."""

    key = models.CharField(max_length=80, db_comment="Personal: which stage, by the district's key")
    name = models.CharField(_("stage"), max_length=80, db_comment="Personal: what the district called it")
    kind = CodeField(STAGE_KINDS, verbose_name=_("kind of stage"), db_comment="Personal: the core code of the stage")
    began_on = models.DateField(_("since"), db_comment="Personal: first day")
    ended_on = models.DateField(
        _("until"), null=True, blank=True, db_comment="Personal: day on which it ended; null: it runs"
    )

    class Meta:
        ordering = ("began_on", "pk")
        verbose_name = _("stage of a procedure")
        verbose_name_plural = _("stages of procedures")
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")), name="procedurestage_ends_later"
            ),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(ended_on__isnull=True), name="procedurestage_one_runs"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def lasted(self) -> Lasted:
        """This stage as the rules read it."""
        return Lasted(self.key, self.name, self.kind, self.began_on, self.ended_on)
