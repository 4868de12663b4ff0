"""Proposing a correction, and deciding about it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.organisations import api as organisations
from kim.organisations.labels import TOPIC_LABELS, choices
from kim.organisations.models import Municipality
from kim.ui.forms import Choice, Combobox

YES, NO = "accepted", "declined"


class ProposalForm(forms.Form):
    """What is not right, about an entry."""

    text = forms.CharField(
        label=_("What is not right, and how is it right?"),
        widget=forms.Textarea({"rows": 4}),
        max_length=1000,
        help_text=_("About the offer or the office only. Name no client."),
    )


class ResponsibilityProposalForm(ProposalForm):
    """What is not right, about who is responsible."""

    topic = forms.ChoiceField(label=_("Topic"), choices=[("", ""), *choices(TOPIC_LABELS)], widget=Combobox)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Place of residence"), to_field_name="key", empty_label=""
    )
    field_order = ("topic", "municipality", "text")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["municipality"].queryset = organisations.municipalities()  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """Taken over or not; a refusal needs a reason."""

    decision = forms.ChoiceField(
        label=_("Is it taken over?"), choices=[(YES, _("yes, it is taken over")), (NO, _("no"))], widget=Choice
    )
    answer = forms.CharField(
        label=_("Answer"),
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        required=False,
        help_text=_("Whoever proposed it reads it. A refusal needs a reason."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
