"""Forms of a poll for a date."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.steering import labels
from kim.steering.forms.base import ActionForm, VersionedForm, choices
from kim.steering.models import Body, ProposedDate, Seat
from kim.steering.rules.polls import DateAnswer
from kim.ui.forms import Choice, DayField

MOST = 6
_CLOCK = ["%H:%M", "%H.%M", "%H"]


class PollForm(ActionForm):
    """Which body, where, and up to six dates."""

    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.none(), to_field_name="key", empty_label=_("please choose")
    )
    place = forms.CharField(label=_("Place"), max_length=120)
    lasts = forms.IntegerField(label=_("Length in minutes"), min_value=15, max_value=720, initial=120)
    answer_by = DayField(label=_("Answers asked for by"))

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        for number in range(1, MOST + 1):
            named = {"n": number}
            self.fields[f"day{number}"] = DayField(label=_("Date %(n)s") % named, required=number <= 2)
            self.fields[f"time{number}"] = forms.TimeField(
                label=_("Time %(n)s") % named, input_formats=_CLOCK, required=number <= 2
            )

    def dates_to_fill(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Day and time side by side."""
        return [(self[f"day{number}"], self[f"time{number}"]) for number in range(1, MOST + 1)]

    def rest(self) -> list[forms.BoundField]:
        """The other fields."""
        return [self[name] for name in ("body", "place", "lasts", "answer_by")]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, MOST + 1):
            day, time = cleaned.get(f"day{number}"), cleaned.get(f"time{number}")
            missing = f"time{number}" if day and not time else f"day{number}" if time and not day else ""
            if missing and missing not in self.errors:
                self.add_error(missing, _("Please give day and time."))
        return cleaned

    @property
    def dates(self) -> list[datetime]:
        """The dates that were typed, in the district's time zone."""
        pairs = [(self.cleaned_data[f"day{n}"], self.cleaned_data[f"time{n}"]) for n in range(1, MOST + 1)]
        return [timezone.make_aware(datetime.combine(day, time)) for day, time in pairs if day and time]


class AnswerForm(ActionForm):
    """One answer per date."""

    def __init__(self, *args: Any, dates: list[ProposedDate], said: dict[int, DateAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dates = dates
        for each in dates:
            self.fields[each.public_id] = forms.ChoiceField(
                label=str(each),
                choices=choices(labels.DATE_ANSWERS),
                widget=Choice(joined=True),
                initial=said.get(each.pk),
            )

    @property
    def said(self) -> dict[ProposedDate, DateAnswer]:
        """What was answered, by date."""
        return {each: DateAnswer(self.cleaned_data[each.public_id]) for each in self.dates}


class SeatAnswerForm(AnswerForm):
    """What a seat told the secretariat."""

    seat = forms.ChoiceField(label=_("Seat"))

    def __init__(self, *args: Any, seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, said={}, **kwargs)
        self.seats = {seat.public_id: seat for seat in seats}
        self.fields["seat"].choices = [(key, str(seat)) for key, seat in self.seats.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Seat:
        """Which seat."""
        return self.seats[self.cleaned_data["seat"]]


class FixForm(VersionedForm):
    """The date that it becomes."""

    proposed = forms.CharField(widget=forms.HiddenInput, max_length=40)
