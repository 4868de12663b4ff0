"""Forms of a meeting: when and where, points, who came, what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.steering import labels
from kim.steering.forms.base import ActionForm, UnitField, choices
from kim.steering.models import Body
from kim.steering.queries.meetings import SeatLine
from kim.steering.rules.codes import Attendance, DecisionManner
from kim.steering.rules.votes import Vote
from kim.ui.forms import Choice, DayField


class MeetingForm(ActionForm):
    """A new meeting."""

    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.none(), to_field_name="key", empty_label=_("please choose")
    )
    day = DayField(label=_("Date"))
    time = forms.TimeField(label=_("Time"), input_formats=["%H:%M", "%H.%M", "%H"], help_text=_("For example 14:00"))
    place = forms.CharField(label=_("Place"), max_length=120)
    number = forms.IntegerField(
        label=_("Number"), min_value=1, max_value=999, required=False, help_text=_("Empty: the next one of this body.")
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    @property
    def starts_at(self) -> datetime:
        """Day and time in the district's time zone."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


class ItemForm(ActionForm):
    """A point that is no issue."""

    title = forms.CharField(label=_("Point"), max_length=120)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, required=False)


class AttendanceForm(ActionForm):
    """One line per seat: whether it is filled, and by whom."""

    def __init__(self, *args: Any, lines: list[SeatLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"seat-{line.seat.public_id}"] = forms.ChoiceField(
                label=str(line.seat), choices=choices(labels.ATTENDANCES), initial=line.attendance, required=False
            )
            self.fields[f"name-{line.seat.public_id}"] = forms.CharField(
                label=_("Who came for %(seat)s") % {"seat": line.seat}, max_length=80, initial=line.name, required=False
            )

    def rows(self) -> list[tuple[SeatLine, forms.BoundField, forms.BoundField]]:
        """Seat, attendance and name, for the table."""
        return [(line, self[f"seat-{line.seat.public_id}"], self[f"name-{line.seat.public_id}"]) for line in self.lines]

    def seats(self) -> dict[Any, tuple[str, str]]:
        """What was typed, per seat."""
        return {
            line.seat: (
                self.cleaned_data[f"seat-{line.seat.public_id}"] or Attendance.NOT_RECORDED,
                self.cleaned_data[f"name-{line.seat.public_id}"],
            )
            for line in self.lines
        }


class DecisionForm(ActionForm):
    """What was decided. Without any number of votes it was decided by consensus."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=choices(labels.OUTCOMES), widget=Choice())
    yes = forms.IntegerField(label=_("Yes"), min_value=0, max_value=999, required=False)
    no = forms.IntegerField(label=_("No"), min_value=0, max_value=999, required=False)
    abstained = forms.IntegerField(label=_("Abstentions"), min_value=0, max_value=999, required=False)
    conditions = forms.CharField(label=_("Condition"), max_length=1000, required=False)
    referred_to = forms.ModelChoiceField(
        label=_("Referred to"),
        queryset=Body.objects.none(),
        to_field_name="key",
        required=False,
        empty_label=_("to nobody"),
    )
    reason = forms.CharField(
        label=_("Reason for the decision"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Case managers read it too, also when the answer is no."),
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["referred_to"].queryset = bodies  # type: ignore[attr-defined]
        for name in ("yes", "no", "abstained"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    @property
    def vote(self) -> Vote | None:
        """Counted votes; None if nobody counted."""
        typed = [self.cleaned_data[name] for name in ("yes", "no", "abstained")]
        return None if all(number is None for number in typed) else Vote(*(number or 0 for number in typed))

    @property
    def manner(self) -> DecisionManner:
        return DecisionManner.VOTE if self.vote else DecisionManner.CONSENSUS


class PartForm(forms.Form):
    """A numbered part: what, who, by when."""

    text = forms.CharField(label=_("Part"), max_length=300, required=False)
    owner = UnitField(label=_("responsible"), required=False)
    due = DayField(label=_("by"), required=False)


PartFormSet = forms.formset_factory(PartForm, extra=0, min_num=3, max_num=12)
