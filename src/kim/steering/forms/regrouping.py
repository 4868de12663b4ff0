"""Forms that put issues together, apart, and in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kim.steering.forms.base import ActionForm, VersionedForm
from kim.steering.forms.issues import IssueForm
from kim.steering.models import Observation, StructuralIssue
from kim.ui.forms import ChoiceMultiple


class MergeForm(ActionForm):
    """The issue that goes on."""

    into = forms.ModelChoiceField(
        label=_("Goes on as"),
        queryset=StructuralIssue.objects.none(),
        to_field_name="public_id",
        empty_label=_("please choose"),
    )

    def __init__(self, *args: Any, issues: QuerySet[StructuralIssue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        field.queryset = issues  # type: ignore[attr-defined]
        field.label_from_instance = lambda issue: f"{issue.number} {issue.title}"  # type: ignore[attr-defined]


class SplitForm(IssueForm):
    """The new issue, and which observations it is about."""

    observations = forms.ModelMultipleChoiceField(
        label=_("Observations of the new issue"),
        queryset=Observation.objects.none(),
        to_field_name="public_id",
        widget=ChoiceMultiple(),
    )
    field_order = ("observations", "title", "problem")

    def __init__(self, *args: Any, observations: QuerySet[Observation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observations"].queryset = observations  # type: ignore[attr-defined]


class OrderForm(VersionedForm):
    """A rank for each issue that waits for a decision; empty: no rank yet. The order as a whole has a version."""

    def __init__(self, *args: Any, issues: Sequence[StructuralIssue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issues = issues
        for issue in issues:
            name = _("Rank of “%(issue)s”") % {"issue": issue.title}
            self.fields[issue.public_id] = forms.IntegerField(
                label=name,
                min_value=1,
                max_value=99,
                required=False,
                initial=issue.rank,
                # It stands in a table, below the head of its column.
                widget=forms.NumberInput({"aria-label": name}),
            )

    def clean(self) -> dict[str, Any]:
        """Two issues with one rank are said at both."""
        data = super().clean() or {}
        given = {name: rank for name, rank in data.items() if name != "version"}
        ranks = [rank for rank in given.values() if rank]
        for name, rank in given.items():
            if rank and ranks.count(rank) > 1:
                self.add_error(
                    name, _("Rank %(rank)s is given twice. Give every issue a rank of its own.") % {"rank": rank}
                )
        return data

    @property
    def ranks(self) -> list[tuple[StructuralIssue, int]]:
        """What is to be saved: issues with a rank that they did not have before."""
        given = [(issue, self.cleaned_data.get(issue.public_id)) for issue in self.issues]
        return [(issue, rank) for issue, rank in given if rank and rank != issue.rank]
