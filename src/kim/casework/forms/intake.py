"""Intake: why case management, what the household was told, on what basis data are held and shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework import labels
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Case
from kim.consent import labels as consent_labels
from kim.consent.rules.codes import HowGiven
from kim.kernel import clock
from kim.people import labels as people_labels
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField

GERMAN = "de"


class IndicationForm(VersionedForm):
    """Why deep case management. Consent is no criterion."""

    criteria = forms.MultipleChoiceField(
        label=_("Why case management?"),
        choices=choices(labels.INDICATIONS),
        widget=ChoiceMultiple,
    )
    note = forms.CharField(
        label=_("In a few words"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    @classmethod
    def of(cls, case: Case, data: Any = None) -> IndicationForm:
        return cls(data, initial={"version": case.version, "criteria": case.indication, "note": case.indication_note})

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("criteria", "note")}


class DeclarationFields(forms.Form):
    """How and in which language something was said or signed, and with which text."""

    given_on = DayField(label=_("Given on"))
    how = forms.ChoiceField(label=_("How?"), choices=choices(consent_labels.HOW_GIVEN), widget=Choice)
    language = forms.ChoiceField(label=_("In which language?"), widget=Combobox)
    wording = forms.CharField(
        label=_("Version of the text"),
        help_text=_("It stands at the foot of the sheet, for example 2026-01."),
        max_length=40,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = [("", _("please choose")), *people_labels.languages()]


class NoticeForm(DeclarationFields, ActionForm):
    """The notice under Art. 13 DSGVO."""

    names_deputies = forms.BooleanField(label=_("The sheet names who stands in for you"), required=False)

    @classmethod
    def new(cls, data: Any = None) -> NoticeForm:
        return cls(data, initial={"given_on": clock.today(), "language": GERMAN, "how": str(HowGiven.WRITTEN)})

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
