"""Forms of a meeting: when and where, points, who came, what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.steering import labels
from kim.steering.actions.decisions import TOGETHER
from kim.steering.forms.base import ActionForm, UnitField, VersionedForm, choices
from kim.steering.models import Body, Decision, Meeting
from kim.steering.queries.meetings import SeatLine
from kim.steering.rules.codes import Attendance, DecisionManner, Outcome
from kim.steering.rules.corrections import may_become
from kim.steering.rules.votes import Vote
from kim.ui.forms import Choice, DayField


class WhenAndWhere(forms.Form):
    """Day, time, length and place."""

    day = DayField(label=_("Date"))
    time = forms.TimeField(label=_("Time"), input_formats=["%H:%M", "%H.%M", "%H"], help_text=_("For example 14:00"))
    lasts = forms.IntegerField(label=_("Length in minutes"), min_value=15, max_value=720, initial=120)
    place = forms.CharField(label=_("Place"), max_length=120)

    @property
    def starts_at(self) -> datetime:
        """Day and time in the district's time zone."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


class MeetingForm(WhenAndWhere, ActionForm):
    """A new meeting."""

    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.none(), to_field_name="key", empty_label=_("please choose")
    )
    number = forms.IntegerField(
        label=_("Number"), min_value=1, max_value=999, required=False, help_text=_("Empty: the next one of this body.")
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.order_fields(["body"])


class ChangeForm(WhenAndWhere, VersionedForm):
    """Another day, time, length or place."""

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        starts = timezone.localtime(meeting.starts_at)
        kept = {"lasts": meeting.lasts, "place": meeting.place, "version": meeting.version}
        return kept | {"day": starts.date(), "time": f"{starts:%H:%M}"}


class DiscussionForm(VersionedForm):
    """What was said about a point."""

    discussion = forms.CharField(
        label=_("Minutes of this point"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What was said, without names of clients."),
    )


class ItemForm(ActionForm):
    """A point that is no issue."""

    title = forms.CharField(label=_("Point"), max_length=120)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, required=False)


class AttendanceForm(VersionedForm):
    """One line per seat: whether it is filled, and by whom. The list has the version of its meeting."""

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


class DecidedForm(forms.Form):
    """What was decided. Without any number of votes it was decided by consensus."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=choices(labels.OUTCOMES), widget=Choice())
    yes = forms.IntegerField(label=_("Yes"), min_value=0, max_value=999, required=False)
    no = forms.IntegerField(label=_("No"), min_value=0, max_value=999, required=False)
    abstained = forms.IntegerField(label=_("Abstentions"), min_value=0, max_value=999, required=False)
    conditions = forms.CharField(label=_("Condition"), max_length=1000, required=False)
    reason = forms.CharField(
        label=_("Reason for the decision"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Case managers read it too, also when the answer is no."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


class DecisionForm(DecidedForm, ActionForm):
    """A new decision, with the body that it is referred to."""

    referred_to = forms.ModelChoiceField(
        label=_("Referred to"),
        queryset=Body.objects.none(),
        to_field_name="key",
        required=False,
        empty_label=_("to nobody"),
    )
    mandate = forms.CharField(
        label=_("What the other body is asked"), max_length=600, required=False, widget=forms.Textarea({"rows": 2})
    )
    is_final = forms.BooleanField(label=_("The other body decides by itself"), required=False)

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["referred_to"].queryset = bodies  # type: ignore[attr-defined]


class TogetherForm(ActionForm):
    """One outcome and one reason for all points without discussion."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[(code, labels.OUTCOMES[code]) for code in TOGETHER], widget=Choice()
    )
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea({"rows": 2}))


class CorrectionForm(DecidedForm, VersionedForm):
    """A decision as it was really taken, and what was wrong with what stood there."""

    why = forms.CharField(
        label=_("What was wrong"),
        max_length=400,
        help_text=_("Everybody reads it beside both versions, for example: votes were counted twice."),
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = Outcome(decision.outcome)
        kept = [pair for pair in choices(labels.OUTCOMES) if may_become(before, Outcome(pair[0]))]
        self.fields["outcome"].choices = kept  # type: ignore[attr-defined]
        for part in decision.parts.all():
            self.fields[f"part-{part.number}"] = forms.CharField(
                label=_("Part %(n)s") % {"n": part.number}, max_length=300, initial=part.text
            )
        self.order_fields(["why"])

    @property
    def parts(self) -> dict[int, str]:
        """Texts of the parts by their number."""
        named = [(name.removeprefix("part-"), text) for name, text in self.cleaned_data.items() if "part-" in name]
        return {int(number): str(text) for number, text in named}

    @staticmethod
    def initial_of(decision: Decision) -> dict[str, Any]:
        names = ("version", "outcome", "yes", "no", "abstained", "conditions", "reason")
        return {name: getattr(decision, name) for name in names}


class PartForm(forms.Form):
    """A numbered part: what, who, by when."""

    text = forms.CharField(label=_("Part"), max_length=300, required=False)
    owner = UnitField(label=_("responsible"), required=False)
    due = DayField(label=_("by"), required=False)


PartFormSet = forms.formset_factory(PartForm, extra=0, min_num=3, max_num=12)
