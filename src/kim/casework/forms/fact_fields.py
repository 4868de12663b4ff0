"""Form fields for the parts of a fact, and values on their way between a form and what is stored."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.people import labels
from kim.people.rules.facts import Part, PartType
from kim.ui.forms import Combobox, DayField

YES, NO = "yes", "no"
# More choices than this are searched, not scanned.
LONG = 20
_TRUTH = {True: YES, False: NO}


def field_of(part: Part) -> forms.Field:
    """The field of one part; nothing is required, because every fact may be asked or not."""
    label = f"{part.label} ({part.unit})" if part.unit else part.label
    match part.type:
        case PartType.DATE:
            return DayField(label=label, required=False)
        case PartType.BOOL:
            return forms.TypedChoiceField(
                label=label,
                required=False,
                choices=[("", "–"), (YES, _("yes")), (NO, _("no"))],
                coerce=lambda answer: answer == YES,
                empty_value=None,
            )
        case PartType.CHOICE:
            widget = Combobox if len(part.choices) > LONG else forms.Select
            return forms.ChoiceField(
                label=label, required=False, widget=widget, choices=[("", "–"), *part.choices.items()]
            )
        case PartType.COUNTRY:
            return forms.ChoiceField(
                label=label, required=False, widget=Combobox, choices=[("", "–"), *labels.countries()]
            )
        case PartType.NUMBER | PartType.PERCENT:
            return forms.DecimalField(
                label=label,
                required=False,
                min_value=0,
                max_digits=10,
                decimal_places=2,
                localize=True,
                widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
            )
        case PartType.TEXT:
            return forms.CharField(
                label=label, required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"})
            )


def shown(part: Part, stored: Any) -> Any:
    """A stored value as its field begins with it."""
    if stored is None:
        return None
    if part.type is PartType.DATE:
        return date.fromisoformat(stored)
    return _TRUTH[stored] if part.type is PartType.BOOL else stored
