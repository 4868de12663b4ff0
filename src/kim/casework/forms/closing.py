"""Closing a case, taking it up again, moving it to another phase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import desk_labels, labels
from kim.casework.actions.closings import Missing
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.goals import ATTAINED
from kim.casework.forms.people import choices, unchosen
from kim.casework.models import Case, Goal
from kim.casework.rules.closing import suggested_reason
from kim.casework.rules.codes import CasePhase, GoalState
from kim.casework.rules.desk_codes import Lacked
from kim.kernel import clock
from kim.kernel.labels import LIFE_AREAS, OBSTACLE_KINDS
from kim.ui.forms import Choice, DayField

# The whole scale: whoever may only choose among some of it writes down something else than what was said.
LOOKED_BACK = [*ATTAINED, ("", _("not looked back on"))]

# What is asked where something was missing in the system.
OF_WHAT_LACKED = ("missing", "obstacle_kind", "life_area")


class CloseForm(VersionedForm):
    """Why, since when, who goes on; how far they came with each goal; what was missing."""

    reason = forms.ChoiceField(
        label=_("Why is the case closed?"), choices=choices(labels.CLOSING_REASONS), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("After a hand-over: which service goes on."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    closed_on = DayField(label=_("Last day"))
    lacked = forms.ChoiceField(
        label=_("Was anything missing in the system?"),
        help_text=_("An offer, a rule, an answer: not in this family, but in the district."),
        choices=choices(desk_labels.LACKED),
        required=False,
        widget=Choice(unknown=Lacked.NOT_ASKED),
    )
    missing = forms.CharField(
        label=_("What was missing?"),
        help_text=_(
            "It becomes an obstacle of this case and the draft of a note to steering, which you can finish next."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    obstacle_kind = forms.ChoiceField(label=_("Kind of obstacle"), required=False, choices=unchosen(OBSTACLE_KINDS))
    life_area = forms.ChoiceField(label=_("Life area"), required=False, choices=unchosen(LIFE_AREAS))

    def __init__(self, *args: Any, goals: Sequence[Goal] = (), is_short: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_goals = {f"goal_{goal.public_id}": goal for goal in goals if goal.state == GoalState.OPEN}
        for name, goal in self.open_goals.items():
            self.fields[name] = forms.ChoiceField(
                label=f"„{goal.own_words}“", required=False, choices=LOOKED_BACK, widget=Choice(unknown="")
            )
        for name in OF_WHAT_LACKED:
            asked: Any = self.fields[name]
            asked.is_asked_for = True
        if is_short:
            self._shorten()

    def _shorten(self) -> None:
        field: Any = self.fields["reason"]
        field.label = _("Why does it end?")
        field.choices = choices(desk_labels.SHORT_ENDINGS)
        for name in ("lacked", *OF_WHAT_LACKED):
            del self.fields[name]

    @classmethod
    def of(cls, case: Case, data: Any = None, goals: Sequence[Goal] = ()) -> CloseForm:
        """The form for `case`; a reason that the goals speak for is chosen already."""
        suggested = suggested_reason([GoalState(goal.state) for goal in goals])
        usual = {"closed_on": clock.today(), "lacked": case.lacked, "reason": suggested or ""}
        return cls(data, initial=usual | {"version": case.version}, goals=goals, is_short=case.is_short)

    @property
    def goal_fields(self) -> list[Any]:
        """The fields of the goals that nobody has looked back on."""
        return [self[name] for name in self.open_goals]

    def clean(self) -> dict[str, Any]:
        """Something that was missing needs words, and is counted by what it was."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("lacked") == Lacked.SOMETHING:
            said = (_("Write what was missing."), _("Choose what kind it was."), _("Choose the life area."))
            for name, message in zip(OF_WHAT_LACKED, said, strict=True):
                if not cleaned.get(name):
                    self.add_error(name, message)
        return cleaned

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        given = self.cleaned_data
        said = {name: given[name] for name in ("reason", "note", "closed_on")}
        said["attained"] = {goal: given[name] for name, goal in self.open_goals.items() if given[name]}
        if "lacked" in given:
            said["lacked"] = given["lacked"] or Lacked.NOT_ASKED
            said["missing"] = Missing(given["missing"], given["obstacle_kind"], given["life_area"])
        return said


class EvaluationForm(VersionedForm):
    """Few questions, each with the answer in own words. Not asked is an answer of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in desk_labels.QUESTIONS.items():
            self.fields[str(code)] = forms.ChoiceField(
                label=str(label),
                required=False,
                choices=[*choices(desk_labels.ANSWERS), ("", _("not asked"))],
                widget=Choice(joined=True, unknown=""),
            )
            self.fields[f"{code}_words"] = forms.CharField(
                label=_("In own words"),
                required=False,
                max_length=1000,
                widget=forms.Textarea({"rows": 2}),
            )

    @classmethod
    def of(cls, case: Case, data: Any = None) -> EvaluationForm:
        known: dict[str, Any] = {"version": case.version}
        for each in case.evaluations.all():
            known |= {each.question: each.answer, f"{each.question}_words": each.own_words}
        return cls(data, initial=known)

    def answers(self) -> dict[str, tuple[str, str]]:
        """Question → answer and own words."""
        given = self.cleaned_data
        return {str(code): (given[str(code)], given[f"{code}_words"]) for code in desk_labels.QUESTIONS}


class StateEntryForm(VersionedForm):
    """Entered in the state's database or not, and when."""

    entered = forms.ChoiceField(
        label=_("Is the case entered in the state's database?"),
        choices=[("no", _("no, not yet")), ("yes", pgettext_lazy("state entry", "yes"))],
        widget=Choice,
    )
    on = DayField(label=_("Entered on"), help_text=_("Leave it empty if the day is not known."), required=False)

    @classmethod
    def of(cls, case: Case, data: Any = None) -> StateEntryForm:
        known = case.is_entered_at_state
        return cls(
            data,
            initial={
                "version": case.version,
                "entered": "yes" if known else "no",
                "on": case.entered_at_state_on if known else clock.today(),
            },
        )

    def values(self) -> dict[str, Any]:
        return {"entered": self.cleaned_data["entered"] == "yes", "on": self.cleaned_data["on"]}


class ReopenForm(ActionForm):
    """Why it is taken up again."""

    reason = forms.CharField(
        label=_("Why do you take it up again?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class PhaseForm(ActionForm):
    """Another phase; closing has a page of its own."""

    phase = forms.ChoiceField(label=_("Phase"), widget=Choice)

    def __init__(self, names: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["phase"]
        field.choices = [(str(code), names[code]) for code in CasePhase if code is not CasePhase.CLOSED]
