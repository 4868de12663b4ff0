"""The filter above the case list, and the search of the top bar. Both go by POST: names are no part of an address."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm
from kim.kernel.labels import LIFE_AREAS


class CaseFilter(forms.Form):
    """What the list is narrowed down to, all optional. The keys are those of the address, but for the name."""

    CODES = ("ort", "phase", "stelle", "bereich")

    name = forms.CharField(
        label=_("Name or case number"),
        required=False,
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    ort = forms.ChoiceField(label=_("Place of residence"), required=False)
    phase = forms.ChoiceField(label=_("Phase"), required=False)
    stelle = forms.ChoiceField(label=_("Waits for"), required=False)
    bereich = forms.ChoiceField(label=_("Life area"), required=False)

    def __init__(
        self,
        *args: Any,
        phases: dict[str, str],
        offices: list[tuple[str, str]],
        places: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("ort", _("All places"), places)
        self._offer("phase", _("All phases"), list(phases.items()))
        self._offer("stelle", _("All offices"), offices)
        self._offer("bereich", _("All areas"), [(str(code), str(label)) for code, label in LIFE_AREAS.items()])

    def _offer(self, name: str, everything: Any, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", everything), *choices]

    @cached_property
    def drawn(self) -> dict[str, str]:
        """Each field with its label as it stands on the page."""
        return {name: self[name].as_field_group() for name in self.fields}

    def draw(self) -> dict[str, str]:
        """The same now, before it is needed."""
        return self.drawn

    def chosen(self) -> dict[str, str]:
        """What may stand in an address: codes, never the name."""
        return {key: self.cleaned_data[key] for key in self.CODES if self.cleaned_data.get(key)}

    def words_of(self, key: str, value: str) -> str:
        """How a chosen filter reads: "Place of residence: Neustadt"."""
        field: Any = self.fields[key]
        return f"{field.label}: {dict(field.choices).get(value, value)}"


class SaveFilterForm(ActionForm):
    """What a filter of one's own is called."""

    name = forms.CharField(
        label=_("Name of the view"),
        help_text=_("For example: waits for day-care. No name of a person or a family: the name stands on your pages."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class SearchForm(forms.Form):
    """The words of the top bar."""

    q = forms.CharField(
        label=_("Person, case or office"),
        max_length=80,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "spellcheck": "false", "autofocus": True}),
    )
