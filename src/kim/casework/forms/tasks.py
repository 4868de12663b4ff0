"""Tasks of the case management: what, and by when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.models import Task
from kim.kernel import clock
from kim.ui.forms import DayField

WEEK = timedelta(days=7)


class TaskForm(ActionForm):
    """A new task."""

    title = forms.CharField(label=_("What is to be done?"), max_length=200)
    due_on = DayField(label=_("Due on"), required=False)


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
