"""What the forms of this context share: a status for the answer, the version against lost updates, a place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.organisations import api as organisations
from kim.organisations.models import Municipality
from kim.ui.forms.acting import INVALID, OK, ActionForm, VersionedForm

__all__ = ["INVALID", "OK", "ActionForm", "PlaceField", "VersionedForm"]


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only for type checkers
    """A municipality of the district, by its key, or "not known yet"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("empty_label", _("not known yet"))
        super().__init__(Municipality.objects.none(), to_field_name="key", required=False, **options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        # Municipalities have validity, so the list is asked when a form is made and not when the module is read.
        self.queryset = organisations.municipalities()
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> Any:
        self.queryset = organisations.municipalities()
        return super().clean(value)
