"""Goals in the household's own words, and looking back on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework import labels
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Goal
from kim.casework.rules.codes import GoalState
from kim.kernel.labels import LIFE_AREAS
from kim.people.models import Person
from kim.ui.forms import Choice

ATTAINED = [(str(code), label) for code, label in labels.GOAL_STATES.items() if code is not GoalState.OPEN]


class GoalFields(forms.Form):
    """What they want to reach, in which area, for whom."""

    own_words = forms.CharField(
        label=_("What do they want to reach?"),
        help_text=_("In their own words."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
    how_seen = forms.CharField(
        label=_("How will you see it?"),
        help_text=_("A sign that everybody can see, for example: the child goes to day-care every day."),
        required=False,
        max_length=300,
    )
    life_area = forms.ChoiceField(label=_("Life area"), choices=choices(LIFE_AREAS))
    person = forms.ChoiceField(label=_("Whose goal is it?"), required=False)

    def __init__(self, residents: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._residents = {person.public_id: person for person in residents}
        field: Any = self.fields["person"]
        field.choices = [("", _("of the whole household")), *((key, str(who)) for key, who in self._residents.items())]

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("own_words", "how_seen", "life_area")}
        return {**given, "person": self._residents.get(self.cleaned_data["person"])}


class GoalForm(GoalFields, ActionForm):
    """A new goal."""


class GoalCorrection(GoalFields, VersionedForm):
    """A stored goal."""

    @classmethod
    def of(cls, residents: list[Person], goal: Goal, data: Any = None) -> GoalCorrection:
        initial = {
            "version": goal.version,
            "own_words": goal.own_words,
            "how_seen": goal.how_seen,
            "life_area": goal.life_area,
            "person": goal.person.public_id if goal.person else "",
        }
        return cls(residents, data, initial=initial)


class EvaluationForm(VersionedForm):
    """How far they came."""

    state = forms.ChoiceField(
        label=_("How far did they come?"),
        widget=Choice,
        choices=ATTAINED,
    )
    looked_back_with = forms.CharField(
        label=_("Who looked back with you?"),
        help_text=_("For example mother and son, with an interpreter."),
        required=False,
        max_length=200,
    )
    looking_back = forms.CharField(
        label=_("Looking back"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )

    @classmethod
    def of(cls, goal: Goal, data: Any = None) -> EvaluationForm:
        state = goal.state if goal.state != GoalState.OPEN else None
        kept = {"looking_back": goal.looking_back, "looked_back_with": goal.looked_back_with}
        return cls(data, initial={"version": goal.version, "state": state, **kept})
