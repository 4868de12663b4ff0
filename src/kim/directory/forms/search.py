"""The question to the directory. Nothing in it is about a known person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.directory.forms.service import language_name
from kim.directory.labels import AUDIENCES, STAYS
from kim.directory.queries.search import Wanted
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations

ANY = ("", _("does not matter"))
# German names of the parameters, so that an address can be read.
NAMES = {
    "area": "thema",
    "language": "sprache",
    "place": "ort",
    "audience": "fuer",
    "stay": "aufenthalt",
    "age": "alter",
    "words": "worte",
}


class SearchForm(forms.Form):
    """Everything may stay open."""

    thema = forms.ChoiceField(label=_("Topic"), required=False, choices=[ANY, *LIFE_AREAS.items()])
    sprache = forms.ChoiceField(label=_("Language"), required=False)
    ort = forms.ChoiceField(label=_("Place of residence"), required=False)
    fuer = forms.ChoiceField(label=_("For whom"), required=False, choices=[ANY, *AUDIENCES.items()])
    aufenthalt = forms.ChoiceField(label=_("Residence status"), required=False, choices=[ANY, *STAYS.items()])
    alter = forms.IntegerField(label=_("Age"), required=False, min_value=0, max_value=120)
    worte = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=60,
        help_text=_("For example: swimming, women. No names of people."),
    )

    def __init__(self, languages: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["sprache"].choices = [ANY, *((code, language_name(code)) for code in languages)]
        fields["ort"].choices = [ANY, *((place.key, place.name) for place in organisations.municipalities())]
        fields["alter"].widget.attrs |= {"inputmode": "numeric"}

    def wanted(self) -> Wanted:
        """The question; what could not be read is left open."""
        asked = {name: self.cleaned_data.get(german) for name, german in NAMES.items()}
        return Wanted(**{name: value for name, value in asked.items() if value not in ("", None)})
