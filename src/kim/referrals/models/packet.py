from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.referrals import labels
from kim.referrals.rules.codes import DeclineReason, PacketKind, PacketState, Side, Urgency, Way
from kim.referrals.rules.course import CLOSED_TO_RECIPIENT, OPEN, Course

# In a fixed order, so that the constraint does not change with every start.
IS_OPEN = Q(state__in=sorted(state.value for state in OPEN))


def nothing() -> dict[str, Any]:
    """No choice."""
    return {}


class Packet(WalledRecord):
    """The outside of a packet: from whom, to whom, how far. What it says stands in `PacketContent`.

    The recipient's unit sees this row from the sending on, also when the packet was withdrawn; nobody is named in it.
    """

    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Personal: the case that it left",
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False, db_comment="Personal: number in the case")
    mark = models.CharField(
        _("mark"), max_length=12, editable=False, db_comment="Personal: case number and number, as it stands on paper"
    )
    kind = CodeField(labels.KINDS, verbose_name=_("kind"), db_comment="Personal: what the packet is for")
    holder = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("recipient"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: unit that it is addressed to",
    )
    recipient_name = models.CharField(
        _("another recipient"),
        max_length=200,
        blank=True,
        db_comment="Personal: recipient that the district's data do not know",
    )
    recipient_mail = models.EmailField(
        _("their e-mail address"), blank=True, db_comment="Where the one-time link goes; never with personal data"
    )
    way = CodeField(labels.WAYS, verbose_name=_("way"), default=Way.ACCOUNT, db_comment="How it reaches the recipient")
    sender = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Who composed it, and then who sent it",
    )
    owner = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("contact person"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Who has the case in hand now, and is told of answers",
    )
    offered_to = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("case manager who is asked"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: case manager of another employer who is asked to take the case over",
    )
    trusted = models.ForeignKey(
        "referrals.TrustedPerson",
        verbose_name=_("person of trust"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: the volunteer who is asked for one errand",
    )
    step = models.ForeignKey(
        "casework.Step",
        verbose_name=_("step"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: the step that waits for the answer",
    )
    urgency = CodeField(
        labels.URGENCIES, verbose_name=_("urgency"), default=Urgency.NORMAL, db_comment="Personal: how soon"
    )
    chosen = models.JSONField(
        default=nothing, editable=False, db_comment="Personal: what the draft chose, until it is sent"
    )
    state = CodeField(
        labels.STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=PacketState.DRAFTED,
        editable=False,
        db_comment="Personal: how far it is",
    )
    acts_next = CodeField(
        labels.SIDES, verbose_name=_("who acts next"), blank=True, editable=False, db_comment="Who has to act"
    )
    next_on = models.DateField(
        _("next date"), null=True, blank=True, editable=False, db_comment="By when somebody acts"
    )
    answer_by = models.DateField(_("answer by"), db_comment="Personal: when an answer was promised")
    result_by = models.DateField(
        _("result by"), null=True, blank=True, db_comment="Personal: when the recipient wants to be done"
    )
    sent_at = models.DateTimeField(
        _("sent at"), null=True, blank=True, editable=False, db_comment="Personal: when it was frozen and sent"
    )
    valid_until = models.DateField(
        _("open until"), null=True, blank=True, editable=False, db_comment="Personal: last day of what it rests on"
    )
    rests_on = ArrayField(
        models.CharField(max_length=10),
        default=list,
        blank=True,
        editable=False,
        db_comment="Personal: public ids of the declarations that it rests on",
    )
    areas = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        editable=False,
        db_comment="Personal: codes of DataArea that were handed over",
    )
    taken_by = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("worked on by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Who works on it at the recipient",
    )
    decline_reason = CodeField(
        labels.DECLINE_REASONS, verbose_name=_("reason"), blank=True, db_comment="Personal: why it was declined"
    )
    nudged_on = models.DateField(
        null=True, blank=True, editable=False, db_comment="When the recipient was reminded before the time"
    )
    reminded_on = models.DateField(
        null=True, blank=True, editable=False, db_comment="When the sender was told that the time has passed"
    )
    lead_told_on = models.DateField(
        null=True, blank=True, editable=False, db_comment="When the lead was told that nobody answers"
    )
    taken_in_on = models.DateField(
        _("taken over on"), null=True, blank=True, db_comment="Personal: when the answer became part of the case"
    )

    read_log_kind = "packet"

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("packet")
        verbose_name_plural = _("packets")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="packet_number_once_per_case"),
            models.CheckConstraint(
                condition=(Q(holder__isnull=False) & Q(recipient_name=""))
                | (Q(holder__isnull=True) & ~Q(recipient_name="")),
                name="packet_to_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) | ~Q(way=Way.ACCOUNT), name="packet_in_an_inbox_of_a_unit"
            ),
            models.CheckConstraint(condition=~Q(way=Way.LINK) | ~Q(recipient_mail=""), name="packet_link_has_a_mail"),
            models.CheckConstraint(
                condition=(IS_OPEN & Q(next_on__isnull=False) & ~Q(acts_next=""))
                | (~IS_OPEN & Q(next_on__isnull=True, acts_next="")),
                name="packet_open_has_a_date_and_somebody",
            ),
            models.CheckConstraint(
                condition=Q(trusted__isnull=True) | Q(kind=PacketKind.STEP_CARD, way=Way.PAPER, holder__isnull=True),
                name="packet_to_a_person_of_trust_is_one_errand",
            ),
            models.CheckConstraint(
                condition=Q(offered_to__isnull=True) | Q(kind=PacketKind.HAND_OVER),
                name="packet_offered_in_a_hand_over",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[PacketState.DRAFTED, PacketState.WITHDRAWN]) | Q(sent_at__isnull=False),
                name="packet_sent_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=PacketState.DECLINED) | ~Q(decline_reason=""), name="packet_declined_with_a_reason"
            ),
        )
        indexes = (
            models.Index(fields=["case", "-number"], name="packet_by_case"),
            models.Index(fields=["holder", "state"], name="packet_by_holder"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.mark}"

    def get_absolute_url(self) -> str:
        return reverse("referrals:packet", args=[self.case.public_id, self.public_id])

    def read_log_subject(self) -> str:
        # By the number of the case, as every look is asked for; the recipient cannot ask the case itself.
        return str(self.mark).partition("/")[0]

    @property
    def recipient(self) -> str:
        """To whom it goes."""
        return str(self.holder) if self.holder else str(self.recipient_name)

    @property
    def course(self) -> Course:
        """Where it stands, for the rules."""
        side = Side(self.acts_next) if self.acts_next else None
        return Course(PacketState(self.state), self.answer_by, side, self.next_on, self.result_by)

    @property
    def is_draft(self) -> bool:
        return bool(self.state == PacketState.DRAFTED)

    @property
    def is_open(self) -> bool:
        """Somebody still has to act."""
        return self.state in OPEN

    @property
    def is_closed_to_recipient(self) -> bool:
        """The recipient no longer reads what it says: withdrawn, expired, or its grounds have ended."""
        return self.state in CLOSED_TO_RECIPIENT or (self.valid_until is not None and self.valid_until < clock.today())

    @property
    def days_late(self) -> int:
        """Days since the next date has passed; 0 if it has not."""
        next_on: date | None = self.next_on
        return max(0, (clock.today() - next_on).days) if next_on else 0

    @property
    def is_not_responsible(self) -> bool:
        """Declined by an office that says that it is another one's affair."""
        return bool(self.decline_reason == DeclineReason.NOT_RESPONSIBLE)
