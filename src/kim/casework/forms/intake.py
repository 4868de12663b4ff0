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
from kim.consent.rules.codes import HowGiven, LegalBasis, Purpose, ReleaseFromSecrecy
from kim.kernel import clock
from kim.organisations import api as organisations
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


class BasisForm(DeclarationFields, ActionForm):
    """A statute or a consent for one purpose; every sharing needs its own."""

    kind = forms.ChoiceField(
        label=_("On what basis?"), choices=choices(consent_labels.LEGAL_BASES), widget=Choice(joined=True)
    )
    purpose = forms.ChoiceField(label=_("For what?"), choices=choices(consent_labels.PURPOSES))
    statute = forms.CharField(
        label=_("Paragraph"),
        help_text=_("Only for a statute, for example § 9 TIntG NRW."),
        required=False,
        max_length=200,
    )
    person = forms.ChoiceField(label=_("Who agreed?"), required=False)
    offices = forms.MultipleChoiceField(
        label=_("Who may receive data?"), required=False, widget=forms.SelectMultiple({"size": 8})
    )
    other = forms.CharField(
        label=_("Somebody else who may receive data"),
        help_text=_("One name per line."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    data_areas = forms.MultipleChoiceField(
        label=_("Which data?"), required=False, choices=choices(consent_labels.DATA_AREAS), widget=ChoiceMultiple
    )
    first_day = DayField(label=_("Valid from"), required=False)
    last_day = DayField(label=_("Valid until"), required=False)
    release_from_secrecy = forms.ChoiceField(
        label=_("Release from secrecy (§ 203 StGB)"),
        choices=choices(consent_labels.RELEASES),
        initial=str(ReleaseFromSecrecy.NOT_NEEDED),
        widget=Choice(joined=True),
    )

    def __init__(self, residents: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._set("person", [("", _("the household")), *residents])
        self._set("offices", [(office.id, office.name) for office in organisations.offices()])
        # A statute is not declared by anybody, so these stay empty then; the rule asks for them with a consent.
        for name in ("how", "language", "wording"):
            self.fields[name].required = False

    @classmethod
    def new(cls, residents: list[tuple[str, str]], purpose: str, data: Any = None) -> BasisForm:
        return cls(
            residents,
            data,
            initial={
                "given_on": clock.today(),
                "language": GERMAN,
                "how": str(HowGiven.WRITTEN),
                "kind": str(LegalBasis.CONSENT),
                "purpose": purpose or str(Purpose.COUNSELLING),
            },
        )

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("person")
        given["offices"] = [organisations.unit(key) for key in given["offices"]]
        given["names"] = [line.strip() for line in given.pop("other").splitlines() if line.strip()]
        return given

    def _set(self, name: str, values: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = values
