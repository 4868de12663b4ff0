"""An entry of the directory as somebody writes it."""

from __future__ import annotations

from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _

from kim.directory.labels import ACCESSIBLE, AUDIENCES, COSTS, LANGUAGES, STAYS, VISITS
from kim.directory.models import Service
from kim.directory.models.service import leika_key
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations
from kim.organisations.models import Municipality, Organisation, Unit
from kim.ui.forms import Choice, ChoiceMultiple, Combobox

_DIRECT = [
    "name",
    "what",
    "life_areas",
    "audiences",
    "for_whom",
    "stays",
    "age_from",
    "age_to",
    "languages",
    "municipality",
    "street",
    "postal_code",
    "town",
    "accessible",
    "accessible_note",
    "visit",
    "hours",
    "hours_note",
    "costs",
    "costs_note",
    "waiting_days",
    "phone",
    "email",
    "website",
    "organisation",
    "holder",
    "holder_email",
    "is_public",
]


def language_name(code: str) -> str:
    """A language in German; the code itself if nobody knows it."""
    return str(Locale("de").languages.get(code, code))


def _several(label: Any, labels: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    options = [(str(code), words) for code, words in labels.items()]
    return forms.MultipleChoiceField(
        label=label, choices=options, widget=ChoiceMultiple, required=False, help_text=help_text
    )


def _one_of(label: Any, labels: Any) -> forms.ChoiceField:
    options = [(str(code), words) for code, words in labels.items()]
    return forms.ChoiceField(label=label, choices=options, widget=Choice(unknown="not_stated"))


def _line(label: Any, length: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, help_text=help_text)


class ServiceForm(forms.Form):
    """Everything that an entry says; what is left empty is shown as not stated, never as no."""

    name = forms.CharField(label=_("Name"), max_length=160)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), to_field_name="key", widget=Combobox, empty_label=""
    )
    what = forms.CharField(label=_("What is offered"), widget=forms.Textarea({"rows": 3}), max_length=2000)
    life_areas = _several(_("Topics"), LIFE_AREAS)
    audiences = _several(_("For whom"), AUDIENCES)
    for_whom = _line(_("For whom, in words"), 300)
    stays = _several(_("Only with this residence status"), STAYS, _("Choose nothing if the status does not matter."))
    age_from = forms.IntegerField(
        label=_("From age"), min_value=0, max_value=120, required=False, help_text=_("In completed years.")
    )
    age_to = forms.IntegerField(
        label=_("To age"),
        min_value=0,
        max_value=120,
        required=False,
        help_text=_("In completed years, included: until the 27th birthday is 26."),
    )
    languages = forms.MultipleChoiceField(label=_("Languages spoken there"), widget=ChoiceMultiple, required=False)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Where it is"), to_field_name="key", required=False, empty_label="–"
    )
    serves = forms.ModelMultipleChoiceField(
        Municipality.objects.none(),
        label=_("Whose residents may come"),
        to_field_name="key",
        widget=ChoiceMultiple,
        required=False,
        help_text=_("Choose nothing if it is not known."),
    )
    street = _line(_("Street"), 120)
    postal_code = forms.RegexField(
        r"^\d{5}$", label=_("Postal code"), required=False, error_messages={"invalid": _("Write five digits.")}
    )
    town = _line(_("Town"), 120)
    accessible = _one_of(_("Accessible with a wheelchair"), ACCESSIBLE)
    accessible_note = _line(_("About access"), 200, _("For example: bell at the side entrance."))
    visit = _one_of(_("How to get in"), VISITS)
    hours = forms.CharField(
        label=_("Opening hours"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=600,
        help_text=_("A line per span: Mo–Do 8:30–12:00. On holidays it is closed."),
    )
    hours_note = _line(_("About the hours"), 200)
    costs = _one_of(_("Costs"), COSTS)
    costs_note = _line(_("About the costs"), 200)
    waiting_days = forms.IntegerField(
        label=_("Usual waiting time in days"), min_value=0, max_value=2000, required=False
    )
    phone = _line(_("Phone"), 60)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    holder = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Who holds the entry"),
        to_field_name="key",
        widget=Combobox,
        required=False,
        empty_label="",
        help_text=_("This unit is asked every six months whether it is still right."),
    )
    holder_email = forms.EmailField(label=_("Ask the holder at"), required=False)
    leika = _line(_("LeiKa keys"), 300, _("Fourteen digits each, separated by commas, where known."))
    is_public = forms.BooleanField(label=_("May leave by the public interface"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = organisations.organisations()
        fields["holder"].queryset = organisations.units()
        fields["municipality"].queryset = fields["serves"].queryset = organisations.municipalities()
        known = {*LANGUAGES, *(self.initial.get("languages") or [])}
        fields["languages"].choices = sorted(((code, language_name(code)) for code in known), key=lambda one: one[1])
        for name in ("accessible", "visit", "costs"):
            self.initial.setdefault(name, "not_stated")

    def clean_leika(self) -> list[str]:
        keys = [part.strip() for part in self.cleaned_data["leika"].split(",") if part.strip()]
        for key in keys:
            leika_key(key)
        return keys

    def values(self) -> dict[str, Any]:
        """What the actions take; places and version stand apart."""
        return {name: self.cleaned_data[name] for name in (*_DIRECT, "leika")}


def form_of(service: Service, data: Any = None) -> ServiceForm:
    """The form with what is stored."""
    stored = {name: getattr(service, name) for name in _DIRECT}
    for name in ("organisation", "holder", "municipality"):
        stored[name] = stored[name].key if stored[name] else None
    places = [place.key for place in service.serves.all()]
    leika = ", ".join(service.leika)
    return ServiceForm(data, initial=stored | {"serves": places, "leika": leika, "version": service.version})
