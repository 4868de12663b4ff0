from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.body import Body, Seat
from kim.steering.models.issue import StructuralIssue
from kim.steering.rules.codes import AgendaItemState, MeetingState
from kim.steering.rules.codes import Attendance as AttendanceCode


class Meeting(Record):
    """A meeting of a body, counted through by body."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("body"))
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    starts_at = models.DateTimeField(_("date and time"))
    lasts = models.PositiveSmallIntegerField(_("minutes"), default=120)
    place = models.CharField(_("place"), max_length=120)
    is_public = models.BooleanField(_("public"), default=False, editable=False)
    # Grows with every invitation, change and cancellation that goes out (RFC 5545, 3.8.7.4); 0: nobody was invited yet.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    # Stays the same for the life of the entry in the calendars of those who were invited (RFC 5546, 2.2).
    organiser = models.EmailField(_("official address of whoever invited"), blank=True, editable=False)
    state = CodeField(labels.MEETING_STATES, verbose_name=_("state"), default=MeetingState.PLANNED, editable=False)

    class Meta:
        ordering = ("-starts_at",)
        constraints = (models.UniqueConstraint(fields=["body", "number"], name="meeting_number_is_unique"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("steering:meeting", args=[self.public_id])


class AgendaItem(Record):
    """A point of a meeting: an issue, or something else with a title."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("point"))
    issue = models.ForeignKey(
        StructuralIssue, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    title = models.CharField(_("title"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    is_public = models.BooleanField(_("public"), default=False, editable=False)
    is_consent = models.BooleanField(_("without discussion"), default=False)
    discussion = models.TextField(_("minutes of the meeting"), max_length=4000, blank=True)
    state = CodeField(labels.AGENDA_ITEM_STATES, verbose_name=_("state"), default=AgendaItemState.OPEN)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "position"], name="agenda_position_is_unique"),
            models.UniqueConstraint(
                fields=["meeting", "issue"], condition=models.Q(issue__isnull=False), name="issue_once_per_agenda"
            ),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("steering:agenda-item", args=[self.meeting.public_id, self.public_id])


class Attendance(Record):
    """Whether a seat was filled in a meeting. Without a row nothing was recorded yet, which is not absence.

    A unit that has to come without a seat (case management in the project group) has a row by its `unit` instead.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    attendance = CodeField(labels.ATTENDANCES, verbose_name=_("attendance"), default=AttendanceCode.NOT_RECORDED)
    name = models.CharField(_("who came"), max_length=80, blank=True)

    class Meta:
        ordering = ("seat",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_per_seat"),
            models.UniqueConstraint(fields=["meeting", "unit"], name="attendance_once_per_unit"),
            models.CheckConstraint(
                condition=models.Q(seat__isnull=True) ^ models.Q(unit__isnull=True), name="attendance_of_seat_or_unit"
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat or self.unit}: {self.attendance}"


class Invited(Record):
    """An official address that got the invitation, so that whoever loses the seat is told that it is off for them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invited")
    name = models.CharField(_("name"), max_length=200)
    address = models.EmailField(_("e-mail address"))

    class Meta:
        ordering = ("name",)
        verbose_name = _("sent invitation")
        constraints = (models.UniqueConstraint("meeting", Lower("address"), name="one_invitation_per_address"),)

    def __str__(self) -> str:
        return self.address
