"""One life area of an assessment. "Not known yet" stands apart from the scale."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework import labels, plan_labels
from kim.casework.forms.base import ActionForm
from kim.casework.forms.people import choices
from kim.casework.models import AreaEntry
from kim.casework.rules.codes import Need, Resource
from kim.casework.rules.plan_codes import StatementSource
from kim.ui.forms import Choice, ChoiceMultiple

FIELDS = ("need", "resources", "own_words", "sources", "source")


class AreaForm(ActionForm):
    """Need, resources, own words. `version` is missing where nothing was stored yet."""

    need = forms.ChoiceField(
        label=_("Need"),
        choices=choices(labels.NEEDS),
        initial=str(Need.NOT_ASKED),
        widget=Choice(joined=True, unknown=str(Need.NOT_ASKED)),
    )
    resources = forms.ChoiceField(
        label=_("Resources"),
        choices=choices(labels.RESOURCES),
        initial=str(Resource.NOT_ASKED),
        widget=Choice(joined=True, unknown=str(Resource.NOT_ASKED)),
    )
    own_words = forms.CharField(
        label=_("In their own words"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    sources = forms.MultipleChoiceField(
        label=_("Where does this come from?"),
        choices=choices(plan_labels.STATEMENT_SOURCES),
        initial=[str(StatementSource.CLIENT)],
        required=False,
        widget=ChoiceMultiple,
    )
    source = forms.CharField(
        label=_("Who or what exactly?"),
        help_text=_("For example the school, or a notice with its date."),
        required=False,
        max_length=120,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    @classmethod
    def of(cls, entry: AreaEntry | None, data: Any = None) -> AreaForm:
        """The form of a stored entry, or an empty one."""
        if entry is None:
            return cls(data)
        return cls(data, initial={"version": entry.version, **{name: getattr(entry, name) for name in FIELDS}})

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*FIELDS, "version")}
