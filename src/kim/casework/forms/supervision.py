"""A question to supervision, and what the coordination answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import desk_labels
from kim.casework.forms.base import ActionForm
from kim.casework.rules.desk_codes import SupervisionKind
from kim.organisations.models import Unit
from kim.ui.forms import Choice


class QuestionForm(ActionForm):
    """The text that leaves the case. The writer reads it once more before it does."""

    to = forms.ChoiceField(label=_("Whom do you ask?"), widget=Choice)
    text = forms.CharField(
        label=_("Your question"),
        help_text=_("Without names, places, days and numbers. Write “the mother”, “the office”, “for months”."),
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
    )
    confirmed = forms.BooleanField(
        label=_("I have read the text once more. It tells nobody who it is about."), required=False
    )

    def __init__(self, *args: Any, units: Sequence[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.public_id: unit for unit in units}
        if len(self.units) > 1:
            field: Any = self.fields["to"]
            field.choices = [(key, str(unit)) for key, unit in self.units.items()]
        else:
            del self.fields["to"]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        given = self.cleaned_data
        return {"text": given["text"], "confirmed": given["confirmed"], "to": self.units.get(given.get("to", ""))}


class FurtherForm(QuestionForm):
    """The answer to a question back, or a further question: it goes where the first one went."""

    def values(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "confirmed": self.cleaned_data["confirmed"]}


class AdviceForm(ActionForm):
    """Advice or a question back."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("supervision", "What do you write?"),
        choices=[
            (str(kind), desk_labels.SUPERVISION_KINDS[kind])
            for kind in (SupervisionKind.ADVICE, SupervisionKind.BACK_QUESTION)
        ],
        initial=str(SupervisionKind.ADVICE),
        widget=Choice,
    )
    text = forms.CharField(label=_("Your answer"), max_length=2000, widget=forms.Textarea({"rows": 6}))
