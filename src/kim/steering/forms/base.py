"""What the forms of steering share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel.labels import OFFICE_KINDS, Labels
from kim.organisations import api as organisations
from kim.organisations.models import Unit
from kim.ui.forms import ChoiceMultiple, Combobox, acting
from kim.ui.forms.acting import ActionForm

__all__ = ["ActionForm", "OfficeKindsField", "UnitField", "VersionedForm", "choices"]


def choices(labels: Labels) -> list[tuple[str, Any]]:
    """The pairs that a choice field wants."""
    return list(labels.items())


class VersionedForm(acting.VersionedForm):
    """Edits something that somebody else may edit at the same time."""

    def changes(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class OfficeKindsField(forms.MultipleChoiceField):
    """Kinds of offices concerned."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Offices concerned"))
        super().__init__(choices=choices(OFFICE_KINDS), widget=ChoiceMultiple(), required=False, **options)


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only for type checkers
    """A unit of the district, by its key."""

    widget = Combobox

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Unit.objects.none(), to_field_name="key", **options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        # Units have validity, so the list is asked when a form is made and not when the module is read.
        self.queryset = organisations.units()
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> Any:
        self.queryset = organisations.units()
        return super().clean(value)
