"""Forms of an obstacle, of the two lines for steering, and of the second person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import unchosen
from kim.casework.models import Obstacle, Step
from kim.casework.rules.codes import ObservationKind
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSTACLE_KINDS, OFFICE_KINDS
from kim.steering import api as steering
from kim.ui.forms import Choice, ChoiceMultiple


class ObstacleForm(ActionForm):
    """What happened in this case."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=list(OBSERVATION_KINDS.items()),
        widget=Choice(joined=True),
        initial=ObservationKind.OBSTACLE,
    )
    text = forms.CharField(label=_("What happened?"), max_length=2000, widget=forms.Textarea({"rows": 4}))
    obstacle_kind = forms.ChoiceField(label=_("Kind"), choices=unchosen(OBSTACLE_KINDS))
    life_area = forms.ChoiceField(label=_("Life area"), choices=unchosen(LIFE_AREAS))
    office_kinds = forms.MultipleChoiceField(
        label=_("Offices concerned"), choices=list(OFFICE_KINDS.items()), widget=ChoiceMultiple(), required=False
    )
    steps = forms.ModelMultipleChoiceField(
        label=_("Holds up"),
        queryset=Step.objects.none(),
        to_field_name="public_id",
        widget=ChoiceMultiple(),
        required=False,
    )

    def __init__(self, *args: Any, steps: QuerySet[Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = steps
        field = self.fields["steps"]
        field.queryset = steps  # type: ignore[attr-defined]
        field.label_from_instance = lambda step: f"{step.number} {step.title}"  # type: ignore[attr-defined]
        if not steps:
            del self.fields["steps"]

    @property
    def chosen_offices(self) -> str:
        """What is chosen now, in words, for the folded line."""
        return ", ".join(str(OFFICE_KINDS.get(code, code)) for code in self["office_kinds"].value() or [])

    @property
    def chosen_steps(self) -> str:
        """Numbers of the chosen steps, for the folded line."""
        wanted = set(self["steps"].value() or []) if "steps" in self.fields else set()
        return ", ".join(str(step.number) for step in self.offered if step.public_id in wanted)

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ObstacleEditForm(VersionedForm, ObstacleForm):
    """An obstacle that was noted already."""

    @staticmethod
    def initial_of(obstacle: Obstacle) -> dict[str, Any]:
        names = ("version", "kind", "text", "obstacle_kind", "life_area", "office_kinds")
        held_up = [row.step.public_id for row in obstacle.held_up.select_related("step")]
        return {name: getattr(obstacle, name) for name in names} | {"steps": held_up}


class ProposalForm(ActionForm):
    """Two neutral lines."""

    text = forms.CharField(label=_("Your draft"), max_length=400, widget=forms.Textarea({"rows": 4}))
    suggested_issue = forms.ChoiceField(label=_("Already known as an issue"), widget=Choice(), required=False)
    is_grave = forms.BooleanField(
        label=_("Rare but grave"),
        required=False,
        help_text=_("Steering reads it also if too few cases are known to show a number."),
    )

    def __init__(self, *args: Any, known: Iterable[steering.KnownIssue], **kwargs: Any) -> None:
        # Stands on one page with the obstacle, which has a text of its own.
        super().__init__(*args, **{**kwargs, "auto_id": "note_%s"})
        offered = [(issue.id, f"{issue.title} · {issue.state_label}") for issue in known]
        self.fields["suggested_issue"].choices = [("", _("none of these")), *offered]  # type: ignore[attr-defined]
        if not offered:
            del self.fields["suggested_issue"]


class ReleaseForm(ActionForm):
    """The second person lets the text go."""

    looked_at_guesses = forms.BooleanField(label=_("I looked at the marked places. They name nobody."), required=False)


class ReturnForm(ActionForm):
    """The second person sends the text back."""

    comment = forms.CharField(label=_("What should be changed?"), max_length=600, widget=forms.Textarea({"rows": 2}))
