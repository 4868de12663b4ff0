"""Forms of an issue: the paper, its possibilities, the agenda, the inbox."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel.core_codes import ObservationKind
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSTACLE_KINDS, OFFICE_KINDS
from kim.steering import labels
from kim.steering.forms.base import ActionForm, OfficeKindsField, VersionedForm, choices
from kim.steering.models import IssueOption, Meeting, Observation, StructuralIssue
from kim.ui.forms import Choice

AREA = forms.Textarea({"rows": 4})


class IssueForm(ActionForm):
    """A new issue, or the fields of its paper."""

    title = forms.CharField(label=_("Title"), max_length=120)
    problem = forms.CharField(
        label=_("Problem, or what works"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("What goes wrong or works well, for whom, why, with what consequence. No single case."),
    )
    obstacle_kind = forms.ChoiceField(label=_("Kind"), choices=choices(OBSTACLE_KINDS))
    life_area = forms.ChoiceField(label=_("Life area"), choices=choices(LIFE_AREAS))
    office_kinds = OfficeKindsField()
    level = forms.ChoiceField(label=_("Level of the issue"), choices=choices(labels.ISSUE_LEVELS))
    influence = forms.ChoiceField(label=_("Influence"), choices=choices(labels.INFLUENCES), widget=Choice())
    who_can_solve = forms.CharField(label=_("Who can solve it"), required=False, max_length=1000, widget=AREA)
    proposal = forms.CharField(label=_("Proposal"), required=False, max_length=2000, widget=AREA)
    why_grave = forms.CharField(
        label=_("Why it is grave although rare"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Needed only where fewer cases are known than may be shown."),
    )
    is_public = forms.BooleanField(label=_("The paper is public"), required=False)


class NewIssueForm(IssueForm):
    """An issue that is described for the first time: whether it hinders or works is said once."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=choices(OBSERVATION_KINDS),
        widget=Choice(joined=True),
        initial=ObservationKind.OBSTACLE,
        required=False,
    )
    field_order = ("kind",)

    def clean_kind(self) -> str:
        """What was chosen; else what the observations are that start the issue."""
        return str(self.cleaned_data["kind"] or self.initial.get("kind") or ObservationKind.OBSTACLE)


class IssueEditForm(VersionedForm, IssueForm):
    """The paper of an issue that exists."""

    @staticmethod
    def initial_of(issue: StructuralIssue) -> dict[str, Any]:
        return {"version": issue.version} | {name: getattr(issue, name) for name in StructuralIssue.EDITABLE}


class OptionForm(forms.Form):
    """One possibility."""

    title = forms.CharField(label=_("Possibility"), max_length=80, required=False)
    text = forms.CharField(label=_("What would happen"), max_length=600, required=False)
    effort = forms.CharField(label=_("Start and cost"), max_length=120, required=False)
    is_preferred = forms.BooleanField(label=_("proposed"), required=False)


OptionFormSet = forms.formset_factory(OptionForm, extra=0, min_num=3, max_num=5)


def initial_options(issue: StructuralIssue) -> list[dict[str, Any]]:
    """The stored possibilities, and one empty line more."""
    fields = ("title", "text", "effort", "is_preferred")
    stored: list[IssueOption] = list(issue.options.all())
    return [{name: getattr(option, name) for name in fields} for option in stored] + [{}]


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Choice of a meeting, by the day that one knows it by."""

    def label_from_instance(self, obj: Meeting) -> str:
        return f"{date_format(localtime(obj.starts_at), 'SHORT_DATE_FORMAT')} · {obj}"


class AgendaForm(ActionForm):
    """Put an issue on the agenda of a coming meeting."""

    meeting = MeetingField(
        label=_("Meeting"),
        queryset=Meeting.objects.none(),
        to_field_name="public_id",
        empty_label=_("Choose a meeting"),
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=480, required=False)

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class RankForm(VersionedForm):
    """The place among those that wait."""

    rank = forms.IntegerField(label=_("Rank"), min_value=1, max_value=99)

    @staticmethod
    def initial_of(issue: StructuralIssue) -> dict[str, Any]:
        return {"version": issue.version, "rank": issue.rank}


class QuestionForm(ActionForm):
    """A question to those who noted the issue."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=300,
        widget=forms.Textarea(
            {"rows": 2},
        ),
        help_text=_("No question about a single case."),
    )


class ClusterForm(ActionForm):
    """Observations that are put together under one issue."""

    observations = forms.ModelMultipleChoiceField(
        label=_("Observations"), queryset=Observation.objects.none(), to_field_name="public_id"
    )
    issue = forms.ModelChoiceField(
        label=_("Issue"),
        queryset=StructuralIssue.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("New issue"),
    )

    def __init__(
        self, *args: Any, inbox: QuerySet[Observation], issues: QuerySet[StructuralIssue], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observations"].queryset = inbox  # type: ignore[attr-defined]
        self.fields["issue"].queryset = issues  # type: ignore[attr-defined]


def _all(name: Any, labels_: Any) -> list[tuple[str, Any]]:
    return [("", name), *labels_.items()]


class BoardFilter(forms.Form):
    """Narrow the board. Codes only, so that an address can be shared."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=_all(pgettext_lazy("filter", "Both"), OBSERVATION_KINDS), required=False
    )
    obstacle_kind = forms.ChoiceField(label=_("Kind"), choices=_all(_("All kinds"), OBSTACLE_KINDS), required=False)
    life_area = forms.ChoiceField(label=_("Life area"), choices=_all(_("All areas"), LIFE_AREAS), required=False)
    office_kind = forms.ChoiceField(label=_("Office"), choices=_all(_("All offices"), OFFICE_KINDS), required=False)
    level = forms.ChoiceField(
        label=_("Level of the issue"), choices=_all(_("All levels"), labels.ISSUE_LEVELS), required=False
    )

    def narrow(self, issues: QuerySet[StructuralIssue]) -> QuerySet[StructuralIssue]:
        """Only issues with the chosen codes; nonsense in the address narrows nothing."""
        chosen = dict(self.cleaned_data) if self.is_valid() else {}
        office = chosen.pop("office_kind", "")
        issues = issues.filter(**{name: value for name, value in chosen.items() if value})
        return issues.filter(office_kinds__contains=[office]) if office else issues
