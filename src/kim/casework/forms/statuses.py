"""Residence status of a person: an entry of the catalogue, its days, and how it is known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.pathways import api as pathways
from kim.people import labels
from kim.people.models import ResidenceStatus
from kim.people.rules.codes import Evidence
from kim.ui.forms import Choice, Combobox, DayField


class StatusFields(forms.Form):
    """A residence status of the catalogue and its period."""

    key = forms.ChoiceField(label=_("Residence status"), widget=Combobox)
    first_day = DayField(label=_("Valid from"), required=False)
    last_day = DayField(label=_("Valid until"), help_text=_("Empty: unlimited, or not known yet"), required=False)
    evidence = forms.ChoiceField(
        label=_("How it is known"),
        choices=choices(labels.EVIDENCE),
        initial=str(Evidence.CLAIMED),
        widget=Choice(joined=True),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["key"]
        field.choices = [("", ""), *((status.key, status.label) for status in pathways.statuses())]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("key", "first_day", "last_day", "evidence")}


class StatusForm(StatusFields, ActionForm):
    """A status that is recorded. `understood` is ticked on the page that names the duty to report."""

    understood = forms.BooleanField(required=False, widget=forms.HiddenInput)


class StatusCorrection(StatusFields, VersionedForm):
    """A stored status that is put right."""

    understood = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, status: ResidenceStatus, data: Any = None) -> StatusCorrection:
        """The form of a stored status."""
        return cls(
            data,
            initial={
                "version": status.version,
                "key": status.key,
                "first_day": status.first_day,
                "last_day": status.last_day,
                "evidence": status.evidence,
            },
        )
