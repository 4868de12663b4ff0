"""Short counselling in one form: what it was about, where, and the contact itself. Nothing but the topic is needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels
from kim.casework.actions.short_counselling import About
from kim.casework.forms.base import ActionForm, PlaceField, VersionedForm
from kim.casework.forms.contacts import minutes_field
from kim.casework.forms.people import choices
from kim.casework.models import Case, Enquiry
from kim.casework.queries.telling import PICTURES
from kim.casework.rules.codes import ContactKind
from kim.kernel import clock
from kim.kernel.labels import LIFE_AREAS
from kim.ui.forms import Choice, ChoiceMultiple, DayField


class AboutFields(forms.Form):
    """Who, where, what about. Leaving the name empty is an answer: advice may be anonymous."""

    topics = forms.MultipleChoiceField(label=_("What is it about?"), choices=choices(LIFE_AREAS), widget=ChoiceMultiple)
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Leave it empty if somebody asks without a name."),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    municipality = PlaceField(label=_("Place of residence"))
    access_path = forms.ChoiceField(
        label=_("How did they find you?"),
        required=False,
        choices=[("", _("not known yet")), *choices(labels.ACCESS_PATHS)],
    )

    @property
    def about(self) -> About:
        return About(**{name: self.cleaned_data[name] for name in ("name", "municipality", "access_path", "topics")})


class ShortCounsellingForm(AboutFields, ActionForm):
    """A new counselling with its first contact."""

    took_place_on = DayField(label=_("Date"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("contact", "Kind"),
        choices=choices(labels.CONTACT_KINDS),
        widget=Choice(icons=PICTURES, digits=True),
    )
    minutes = minutes_field()
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Only what the next conversation needs. Diagnoses do not belong here."),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )
    goes_on = forms.ChoiceField(
        label=_("Does it go on?"),
        choices=[
            ("done", _("No, the question is settled")),
            ("service", _("No, another service goes on")),
            ("open", _("Yes, more is to come")),
        ],
        widget=Choice,
    )
    service = forms.CharField(label=_("Which service?"), required=False, max_length=200)

    @classmethod
    def of(cls, enquiry: Enquiry | None, data: Any = None) -> ShortCounsellingForm:
        """Filled from the enquiry, so that nothing is typed twice."""
        usual = {"took_place_on": clock.today(), "kind": ContactKind.CONSULTING_HOUR, "goes_on": "done"}
        if enquiry is None:
            return cls(data, initial=usual)
        place = enquiry.municipality
        known = {"name": enquiry.name, "municipality": place.key if place else "", "access_path": enquiry.access_path}
        return cls(data, initial=usual | known | {"note": enquiry.concern})

    def clean(self) -> dict[str, Any]:
        """Who goes on has to be named."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("goes_on") == "service" and not cleaned.get("service"):
            self.add_error("service", _("Please name the service."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        given = self.cleaned_data
        return {
            "about": self.about,
            "contact": {name: given[name] for name in ("took_place_on", "kind", "minutes", "note")},
            "finished": given["goes_on"] != "open",
            "service": given["service"] if given["goes_on"] == "service" else "",
        }


class ShortCounsellingCorrection(AboutFields, VersionedForm):
    """What is known of a counselling, put right."""

    @classmethod
    def of(cls, case: Case, data: Any = None) -> ShortCounsellingCorrection:
        place = case.household.municipality
        return cls(
            data,
            initial={
                "version": case.version,
                "topics": case.topics,
                "name": "" if case.is_nameless else case.household.label,
                "municipality": place.key if place else "",
                "access_path": case.access_path,
            },
        )


class ToCaseForm(VersionedForm):
    """What a case needs beyond a counselling: an indication and a household."""

    criteria = forms.MultipleChoiceField(
        label=_("Why case management?"), choices=choices(labels.INDICATIONS), widget=ChoiceMultiple
    )
    note = forms.CharField(
        label=_("In a few words"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    label = forms.CharField(label=_("Name of the household"), help_text=_("For example: Familie Nowak"), max_length=120)
    municipality = PlaceField(label=_("Place of residence"))
    address = forms.CharField(
        label=_("Address"), required=False, max_length=300, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )

    @classmethod
    def of(cls, case: Case, data: Any = None) -> ToCaseForm:
        place = case.household.municipality
        return cls(
            data,
            initial={
                "version": case.version,
                "label": "" if case.is_nameless else case.household.label,
                "municipality": place.key if place else "",
                "address": case.household.address,
            },
        )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("criteria", "note", "label", "municipality", "address")}


class ToShortForm(VersionedForm):
    """Why no plan is needed."""

    reason = forms.CharField(label=_("Why is no plan needed?"), max_length=1000, widget=forms.Textarea({"rows": 3}))

    @classmethod
    def of(cls, case: Case, data: Any = None) -> ToShortForm:
        return cls(data, initial={"version": case.version})
