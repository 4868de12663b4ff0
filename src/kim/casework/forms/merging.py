"""Putting two records of one person together: which value stays, and why the two are one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm
from kim.kernel.partial_date import PartialDate
from kim.people.labels import GENDERS
from kim.people.models import Person
from kim.ui.forms import Choice

KEPT, OTHER = "kept", "other"
_LABELS = {
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "birth": _("Date of birth"),
    "gender": _("Gender"),
}


class MergeForm(ActionForm):
    """One choice per field in which the two differ; the other value stays as a further name or a date in papers."""

    reason = forms.CharField(
        label=_("How do you know that the two are one person?"),
        help_text=_("For example: the same passport was shown twice"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, kept: Person, other: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in _LABELS.items():
            mine, theirs = _read(kept, name), _read(other, name)
            if mine != theirs and mine and theirs:
                self.fields[name] = forms.ChoiceField(
                    label=label, widget=Choice, choices=[(KEPT, mine), (OTHER, theirs)], initial=KEPT
                )
        self.order_fields([*_LABELS, "reason"])

    @property
    def taken(self) -> list[str]:
        """The fields whose value comes from the record that is given up."""
        values: Mapping[str, Any] = getattr(self, "cleaned_data", {})
        return [name for name in _LABELS if values.get(name) == OTHER]


def _read(person: Person, name: str) -> str:
    value = getattr(person, name)
    if name == "birth":
        return PartialDate.from_iso(value).display()
    return str(GENDERS[value]) if name == "gender" and value != "not_asked" else "" if name == "gender" else str(value)


class UndoMergeForm(ActionForm):
    """Why the two are two persons after all."""

    reason = forms.CharField(
        label=_("Why are they two persons after all?"), max_length=500, widget=forms.Textarea({"rows": 2})
    )


class PersonSearch(forms.Form):
    """Who else it might be, by name; sent by POST."""

    q = forms.CharField(
        label=_("Name or date of birth"),
        max_length=80,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )
