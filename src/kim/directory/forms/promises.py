"""How soon an office answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.directory.models import PromisedTime
from kim.directory.rules.promises import LEAST, MOST


class PromiseForm(forms.Form):
    """A number of working days, or nothing."""

    days = forms.IntegerField(
        label=_("Working days until you answer"),
        help_text=_("Leave it empty if nothing is promised."),
        min_value=LEAST,
        max_value=MOST,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def form_of(said: PromisedTime | None, data: Any = None) -> PromiseForm:
    """The form with what is stored."""
    return PromiseForm(data, initial={"days": said.days if said else None, "version": said.version if said else 0})
