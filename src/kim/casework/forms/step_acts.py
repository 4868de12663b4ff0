"""The small forms on a step: done, waiting, another day, no longer needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.tasks import WEEK
from kim.casework.models import Step
from kim.kernel import clock
from kim.ui.forms import DayField


class DoneForm(ActionForm):
    """A step is done. Both fields may stay empty: a tick in a row sends neither."""

    result = forms.CharField(
        label=_("What came of it?"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    on = DayField(label=_("Done on"), required=False)


class WaitingForm(VersionedForm):
    """Somebody else has to act."""

    since = DayField(label=_("Waiting since"))

    @classmethod
    def of(cls, step: Step, data: Any = None) -> WaitingForm:
        """The form for a stored step; today is offered."""
        return cls(data, initial={"version": step.version, "since": step.waiting_since or clock.today()})


class PostponeStepForm(VersionedForm):
    """Another day; a week after the old one or after today is offered."""

    due_on = DayField(label=_("New day"))

    @classmethod
    def of(cls, step: Step, data: Any = None) -> PostponeStepForm:
        """The form for a stored step."""
        start = max(step.due_on or clock.today(), clock.today())
        return cls(data, initial={"version": step.version, "due_on": start + WEEK})

    @classmethod
    def stored(cls, step: Step) -> PostponeStepForm:
        """The day that is stored now, for the comparison of two versions."""
        return cls(initial={"version": step.version, "due_on": step.due_on})


class DropForm(VersionedForm):
    """A step is no longer needed."""

    reason = forms.CharField(
        label=_("Why is it no longer needed?"), max_length=1000, widget=forms.Textarea({"rows": 2})
    )

    @classmethod
    def of(cls, step: Step, data: Any = None) -> DropForm:
        """The form for a stored step."""
        return cls(data, initial={"version": step.version, "reason": step.result})
