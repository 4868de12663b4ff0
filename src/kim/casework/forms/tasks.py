"""Tasks of the case management: what, who, by when, and whether it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.accounts.models import Membership
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.models import Task
from kim.casework.rules.repetition import MOST
from kim.casework.rules.talk_codes import Repeat
from kim.kernel import clock
from kim.ui.forms import Choice, DayField

WEEK = timedelta(days=7)
COMES_BACK = [
    ("", pgettext_lazy("repeat", "once")),
    (str(Repeat.WEEKS), pgettext_lazy("repeat", "weekly")),
    (str(Repeat.MONTHS), pgettext_lazy("repeat", "monthly")),
]


class TaskFields(forms.Form):
    """What a new and a stored task have in common. `owners` are those who work on the case today."""

    title = forms.CharField(label=_("What is to be done?"), max_length=200)
    due_on = DayField(label=_("Due on"), required=False)
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    repeat = forms.ChoiceField(label=_("Comes back"), required=False, choices=COMES_BACK, widget=Choice(joined=True))
    repeat_every = forms.IntegerField(
        label=_("Every how many weeks or months?"),
        help_text=_("1 means every week or every month. It is there again when it is done."),
        required=False,
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )

    def __init__(self, owners: Sequence[Membership], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = owners
        field: Any = self.fields["owner"]
        field.choices = [(owner.public_id, owner.user.name) for owner in owners]
        if len(owners) < 2:
            del self.fields["owner"]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        chosen = self.cleaned_data.get("owner")
        owner = next((each for each in self.owners if each.public_id == chosen), None)
        return {**self.cleaned_data, "owner": owner}


class TaskForm(TaskFields, ActionForm):
    """A new task."""


class TaskChange(TaskFields, VersionedForm):
    """A stored task."""

    @classmethod
    def of(cls, task: Task, owners: Sequence[Membership], data: Any = None) -> TaskChange:
        """The form of a stored task; its owner stays among the choices."""
        offered = [*owners, *([task.owner] if task.owner not in owners else [])]
        names = ("version", "title", "due_on", "repeat", "repeat_every")
        initial = {name: getattr(task, name) for name in names} | {"owner": task.owner.public_id}
        return cls(offered, data, initial=initial)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name != "version"}


class PostponeForm(VersionedForm):
    """Another day for a task; a week later is offered."""

    due_on = DayField(label=_("New day"))

    @classmethod
    def of(cls, task: Task, data: Any = None) -> PostponeForm:
        """The form for a stored task."""
        return cls(data, initial={"version": task.version, "due_on": clock.today() + WEEK})

    @classmethod
    def stored(cls, task: Task) -> PostponeForm:
        """The day that is stored now, for the comparison of two versions."""
        return cls(initial={"version": task.version, "due_on": task.due_on})
