"""Forms of a letter to a ministry and of the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.steering.forms.base import ActionForm, VersionedForm
from kim.steering.models import Escalation
from kim.ui.forms import DayField


class LetterFields(forms.Form):
    """What a letter says."""

    addressee = forms.CharField(label=_("Addressee"), max_length=300, widget=forms.Textarea({"rows": 3}))
    subject = forms.CharField(label=_("Subject"), max_length=160)
    text = forms.CharField(
        label=_("Text"),
        max_length=4000,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("The evidence table and the greeting are added below. No single case, no name."),
    )
    answer_by = DayField(label=_("Answer asked for by"), required=False)


class LetterForm(LetterFields, ActionForm):
    """A new letter."""


class LetterEditForm(LetterFields, VersionedForm):
    """A draft."""

    @staticmethod
    def initial_of(row: Escalation) -> dict[str, Any]:
        names = ("version", "addressee", "subject", "text", "answer_by")
        return {name: getattr(row, name) for name in names}


class AnswerForm(VersionedForm):
    """What came back."""

    answered_on = DayField(label=_("Answered on"))
    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea({"rows": 6}))

    @staticmethod
    def initial_of(row: Escalation) -> dict[str, Any]:
        return {"version": row.version, "answer": row.answer, "answered_on": row.answered_on or clock.today()}
