"""Residence status of a person: an entry of the catalogue, its days, and how it is known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, PlaceField, VersionedForm
from kim.casework.forms.people import choices
from kim.organisations import api as organisations
from kim.pathways import api as pathways
from kim.people import labels
from kim.people.models import ResidenceStatus
from kim.people.rules.codes import Evidence, ResidenceObligation, WorkPermission
from kim.ui.forms import Choice, Combobox, DayField

# Taken from the form as they are.
PLAIN = (
    "issued_by", "issued_on", "document_number", "conditions",
    "obligation_municipality", "obligation_area", "obligation_until",
)  # fmt: skip


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

    office = forms.ChoiceField(label=_("Issued by"), required=False, widget=Combobox)
    issued_by = forms.CharField(label=_("Office elsewhere"), required=False, max_length=120)
    issued_on = DayField(label=_("Issued on"), required=False)
    document_number = forms.CharField(
        label=_("Document number"), required=False, max_length=40, widget=forms.TextInput({"autocomplete": "off"})
    )
    work = forms.ChoiceField(
        label=_("Work, as the paper says"),
        choices=choices(labels.WORK_PERMISSIONS),
        initial=str(WorkPermission.NOT_KNOWN),
        required=False,
    )
    obligation = forms.ChoiceField(
        label=_("Has to live somewhere"),
        choices=choices(labels.RESIDENCE_OBLIGATIONS),
        initial=str(ResidenceObligation.NOT_KNOWN),
        required=False,
    )
    obligation_municipality = PlaceField(
        label=_("In the municipality"), empty_label=_("not in this district, or not known yet")
    )
    obligation_area = forms.CharField(label=_("In another district or place"), required=False, max_length=120)
    obligation_until = DayField(label=_("Obligation until"), required=False)
    conditions = forms.CharField(label=_("Further conditions on the paper"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("key", [("", ""), *((status.key, status.label) for status in pathways.statuses())])
        offices = [(office.id, office.name) for office in organisations.offices()]
        self._offer("office", [("", _("not known yet")), *offices])

    def _offer(self, name: str, offered: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = offered

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        return {
            **{name: cleaned[name] for name in ("key", "first_day", "last_day", "evidence", *PLAIN)},
            "office": organisations.unit(cleaned["office"]) if cleaned["office"] else None,
            "work": cleaned["work"] or WorkPermission.NOT_KNOWN,
            "obligation": cleaned["obligation"] or ResidenceObligation.NOT_KNOWN,
        }


class StatusForm(StatusFields, ActionForm):
    """A status that is recorded. `understood` is ticked on the page that names the duty to report."""

    ends_earlier = forms.BooleanField(
        label=_("It takes the place of the status before"),
        help_text=_("Whatever would go on longer ends the day before."),
        required=False,
    )
    understood = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        return {**super().values(), "ends_earlier": self.cleaned_data["ends_earlier"]}


class StatusCorrection(StatusFields, VersionedForm):
    """A stored status that is put right."""

    understood = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, status: ResidenceStatus, data: Any = None) -> StatusCorrection:
        """The form of a stored status."""
        named = ("version", "key", "first_day", "last_day", "evidence", "work", "obligation", *PLAIN)
        place = status.obligation_municipality
        known = {name: getattr(status, name) for name in named} | {
            "office": status.office.key if status.office else "",
            "obligation_municipality": place.key if place else "",
        }
        return cls(data, initial=known)
