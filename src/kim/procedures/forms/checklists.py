"""Forms of the checklist: the papers of a criterion, and the value that the authority gives it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.procedures import labels
from kim.procedures.models import ChecklistLine
from kim.procedures.rules.codes import FindingValue
from kim.ui.forms import Choice, DayField
from kim.ui.forms.acting import ActionForm, VersionedForm


class PapersForm(VersionedForm):
    """Whether the papers of a criterion are there."""

    state = forms.ChoiceField(label=_("The papers are"), widget=Choice(joined=True))
    dated_on = DayField(label=_("Date of the paper"), required=False)
    note = forms.CharField(
        label=_("What stands on it"),
        required=False,
        max_length=120,
        help_text=_("A few words, for example: valid until 2034, 35 hours. No diagnosis, no offence."),
    )

    @classmethod
    def of(cls, line: ChecklistLine, data: Any = None) -> PapersForm:
        names = ("version", "state", "dated_on", "note")
        form = cls(data, initial={name: getattr(line, name) for name in names})
        field: Any = form.fields["state"]
        field.choices = [(str(code), label) for code, label in labels.PAPER_STATES.items()]
        return form

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: self.cleaned_data[name] for name in ("state", "dated_on", "note")}


class FindingForm(ActionForm):
    """The value of a criterion, and the day. No reason: that stands in the authority's own file."""

    value = forms.ChoiceField(label=_("The criterion is"), widget=Choice(joined=True))
    found_on = DayField(label=_("Found on"))

    @classmethod
    def of(cls, line: ChecklistLine, data: Any = None) -> FindingForm:
        newest = line.findings.last()
        initial = {"found_on": clock.today(), "value": newest.value if newest else FindingValue.OPEN}
        form = cls(data, initial=initial)
        field: Any = form.fields["value"]
        field.choices = [(str(code), label) for code, label in labels.FINDING_VALUES.items()]
        return form
