"""Forms of titles that the authority has issued."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.pathways import api as pathways
from kim.procedures.models import HeldTitle
from kim.ui.forms import Combobox, DayField
from kim.ui.forms.acting import ActionForm, VersionedForm

NAMES = ("holder_name", "born_on", "key", "valid_to")


def title_choices() -> list[tuple[str, str]]:
    """The titles of the catalogue that end on a day, in its order."""
    return [(each.key, each.label) for each in pathways.statuses("authority") if each.expires]


class TitleFields(forms.Form):
    """Whose title, which one, until when."""

    holder_name = forms.CharField(label=_("Holder"), help_text=_("First name and family name"), max_length=120)
    born_on = DayField(label=_("Born on"), required=False, help_text=_("Empty: not known"))
    key = forms.ChoiceField(label=_("Title"), widget=Combobox)
    valid_to = DayField(label=_("Last day"), help_text=_("As it stands on the card"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["key"]
        field.choices = [("", ""), *title_choices()]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: self.cleaned_data[name] for name in NAMES}


class TitleForm(TitleFields, ActionForm):
    """A title that is not on the list yet."""


class TitleCorrection(TitleFields, VersionedForm):
    """A title on the list."""

    @classmethod
    def of(cls, title: HeldTitle, data: Any = None) -> TitleCorrection:
        return cls(data, initial={name: getattr(title, name) for name in ("version", *NAMES)})
