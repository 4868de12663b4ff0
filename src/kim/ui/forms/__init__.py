"""One renderer for all fields, and the fields and widgets that Django lacks for German casework.

A field group is label, hint, input, error, wired with `aria-describedby` and `aria-invalid` by Django itself. Put
`{{ form.name.as_field_group }}` into a template of your own, or `<c-form :form="form">` for the whole.
"""

from kim.ui.forms.fields import DayField, PartialDateField
from kim.ui.forms.renderer import KernRenderer
from kim.ui.forms.widgets import Choice, ChoiceMultiple, Combobox, ComboboxMultiple, DayInput, Flat, LongCombobox

__all__ = [
    "Choice",
    "ChoiceMultiple",
    "Combobox",
    "ComboboxMultiple",
    "DayField",
    "DayInput",
    "Flat",
    "KernRenderer",
    "LongCombobox",
    "PartialDateField",
]
