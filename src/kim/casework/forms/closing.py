"""Closing a case, taking it up again, moving it to another phase."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework import desk_labels, labels
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Case
from kim.casework.rules.codes import CasePhase
from kim.kernel import clock
from kim.ui.forms import Choice, DayField


class CloseForm(VersionedForm):
    """Why, since when, and who goes on."""

    reason = forms.ChoiceField(
        label=_("Why is the case closed?"), choices=choices(labels.CLOSING_REASONS), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("After a hand-over: which service goes on."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    closed_on = DayField(label=_("Last day"))

    @classmethod
    def of(cls, case: Case, data: Any = None) -> CloseForm:
        form = cls(data, initial={"version": case.version, "closed_on": clock.today()})
        if case.is_short:
            field: Any = form.fields["reason"]
            field.label = _("Why does it end?")
            field.choices = choices(desk_labels.SHORT_ENDINGS)
        return form

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("reason", "note", "closed_on")}


class ReopenForm(ActionForm):
    """Why it is taken up again."""

    reason = forms.CharField(
        label=_("Why do you take it up again?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class PhaseForm(ActionForm):
    """Another phase; closing has a page of its own."""

    phase = forms.ChoiceField(label=_("Phase"), widget=Choice)

    def __init__(self, names: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["phase"]
        field.choices = [(str(code), names[code]) for code in CasePhase if code is not CasePhase.CLOSED]
