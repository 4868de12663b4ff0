from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.body import Body, Seat
from kim.steering.models.meeting import Meeting
from kim.steering.rules.polls import PollState


class DatePoll(Record):
    """When a body meets is asked before it is fixed: several dates, answers by those who sit there."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="polls", verbose_name=_("body"))
    place = models.CharField(_("place"), max_length=120)
    lasts = models.PositiveSmallIntegerField(_("minutes"), default=120)
    answer_by = models.DateField(_("answers asked for by"))
    reminded_on = models.DateField(_("last reminded on"), null=True, editable=False)
    state = CodeField(labels.POLL_STATES, verbose_name=_("state"), default=PollState.OPEN, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, null=True, editable=False, related_name="poll")

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("poll for a date")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=PollState.FIXED, meeting__isnull=False)
                | ~models.Q(state=PollState.FIXED) & models.Q(meeting=None),
                name="a_fixed_poll_has_its_meeting",
            ),
        )

    def __str__(self) -> str:
        return str(self.body)

    def get_absolute_url(self) -> str:
        return reverse("steering:poll", args=[self.public_id])


class ProposedDate(Record):
    """One of the dates that are asked."""

    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField(_("date and time"))

    class Meta:
        ordering = ("starts_at",)
        verbose_name = _("proposed date")
        constraints = (models.UniqueConstraint(fields=["poll", "starts_at"], name="a_date_is_proposed_once"),)

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}"


class DateAnswer(Record):
    """Whether somebody can come: by the official address of who sits there, or a seat that told the secretariat."""

    date = models.ForeignKey(ProposedDate, on_delete=models.CASCADE, related_name="answers")
    address = models.EmailField(_("e-mail address"), blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    answer = CodeField(labels.DATE_ANSWERS, verbose_name=_("answer"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("answer to a proposed date")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(address="", seat__isnull=False) | ~models.Q(address="") & models.Q(seat=None),
                name="an_answer_is_of_a_member_or_a_seat",
            ),
            models.UniqueConstraint(
                fields=["date", "address", "seat"], name="one_answer_per_date", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.date}: {self.answer}"
