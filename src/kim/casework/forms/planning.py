"""A planning conference, a theme of it, and a training need: nothing in them names anybody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import unchosen
from kim.casework.models import PlanningConference, Theme
from kim.casework.rules.codes import ObservationKind
from kim.casework.rules.talk_codes import Urgency
from kim.casework.talk_labels import AUDIENCES, TRAINING_TOPICS, URGENCIES
from kim.kernel import clock
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSTACLE_KINDS, OFFICE_KINDS
from kim.organisations import api as organisations
from kim.ui.forms import Choice, ChoiceMultiple, ComboboxMultiple, DayField


class PlanningFields(forms.Form):
    """What a new and a stored planning conference have in common."""

    topic = forms.CharField(label=_("What is it about?"), help_text=_("The theme, never a household."), max_length=160)
    held_on = DayField(label=_("Held on"))
    case_count = forms.IntegerField(
        label=_("How many cases were looked at?"), required=False, min_value=2, max_value=500
    )
    offices = forms.MultipleChoiceField(label=_("Which offices took part?"), required=False, widget=ComboboxMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["offices"]
        field.choices = [(office.id, office.name) for office in organisations.offices()]


class PlanningForm(PlanningFields, ActionForm):
    """A new planning conference."""

    @classmethod
    def new(cls, data: Any = None) -> PlanningForm:
        """Today, unless said otherwise."""
        return cls(data, initial={"held_on": clock.today()})


class PlanningChange(PlanningFields, VersionedForm):
    """A stored planning conference."""

    @classmethod
    def of(cls, conference: PlanningConference, data: Any = None) -> PlanningChange:
        """The form of what is stored."""
        names = ("version", "topic", "held_on", "case_count", "offices")
        return cls(data, initial={name: getattr(conference, name) for name in names})

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ThemeFields(forms.Form):
    """Two neutral lines with their codes."""

    text = forms.CharField(
        label=_("What do the cases have in common?"),
        help_text=_("Two sentences. No name, no place, no date."),
        max_length=400,
        widget=forms.Textarea({"rows": 4}),
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=list(OBSERVATION_KINDS.items()),
        initial=ObservationKind.OBSTACLE,
        widget=Choice(joined=True),
    )
    obstacle_kind = forms.ChoiceField(label=_("Kind"), choices=unchosen(OBSTACLE_KINDS))
    life_area = forms.ChoiceField(label=_("Life area"), choices=unchosen(LIFE_AREAS))
    office_kinds = forms.MultipleChoiceField(
        label=_("Offices concerned"), choices=list(OFFICE_KINDS.items()), widget=ChoiceMultiple(), required=False
    )
    is_grave = forms.BooleanField(label=_("Rare but grave"), required=False)


class ThemeForm(ThemeFields, ActionForm):
    """A new theme."""


class ThemeChange(ThemeFields, VersionedForm):
    """A stored theme."""

    @classmethod
    def of(cls, theme: Theme, data: Any = None) -> ThemeChange:
        """The form of what is stored."""
        names = ("version", "text", "kind", "obstacle_kind", "life_area", "office_kinds", "is_grave")
        return cls(data, initial={name: getattr(theme, name) for name in names})

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class TrainingNeedForm(ActionForm):
    """What training is missing, for whom, how urgent."""

    topic = forms.ChoiceField(label=_("Topic"), choices=[("", _("please choose")), *TRAINING_TOPICS.items()])
    audience = forms.ChoiceField(label=_("For whom?"), choices=list(AUDIENCES.items()), widget=Choice())
    urgency = forms.ChoiceField(
        label=_("How urgent?"),
        choices=list(URGENCIES.items()),
        initial=str(Urgency.THIS_YEAR),
        widget=Choice(joined=True),
    )
    text = forms.CharField(
        label=_("What is missing?"),
        help_text=_("No name, no place, no case. The coordination reads it without your name."),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )
    looked_at_guesses = forms.BooleanField(label=_("I looked at the marked places. They name nobody."), required=False)
