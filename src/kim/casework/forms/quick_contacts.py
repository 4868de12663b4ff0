"""A contact in one line or on a card: kind, note, duration. Everything else has a default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels
from kim.casework.forms.base import ActionForm
from kim.casework.forms.contacts import USUAL_MINUTES
from kim.casework.queries.telling import PICTURES
from kim.casework.rules.codes import ContactKind
from kim.ui.forms import Choice, Flat, LongCombobox

KINDS = (ContactKind.PHONE, ContactKind.OFFICE_APPOINTMENT, ContactKind.HOME_VISIT, ContactKind.MESSAGE)
MINUTES = (10, 20, 45, 60)


class QuickContactForm(ActionForm):
    """One line: kind, note, duration. Everything else has a default."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("contact", "Kind"),
        choices=[(str(kind), labels.CONTACT_KINDS[kind]) for kind in KINDS],
        initial=str(ContactKind.PHONE),
        widget=Choice(icons=PICTURES),
    )
    note = forms.CharField(label=_("Note for the plan"), max_length=4000, widget=forms.Textarea({"rows": 2}))
    minutes = forms.ChoiceField(
        label=_("Duration in minutes"),
        choices=[(str(each), str(each)) for each in MINUTES],
        initial=str(USUAL_MINUTES),
        widget=Choice(joined=True),
    )


class DeskContactForm(QuickContactForm):
    """The card on the desk: the same, and the case."""

    case = forms.ChoiceField(label=_("Case"), widget=LongCombobox({"data-onward": "kind"}))
    field_order = ("case",)


def for_desk(cases: Sequence[tuple[str, str]]) -> DeskContactForm:
    """The card with the cases to choose from."""
    form = DeskContactForm(auto_id="desk_%s")
    field: Any = form.fields["case"]
    field.choices = Flat([("", ""), *cases])
    return form
