"""Forms of what a measure became."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations
from kim.organisations.models import Municipality, Organisation
from kim.steering import labels
from kim.steering.forms.base import ActionForm, UnitField, VersionedForm, choices
from kim.steering.models import MeasureResult
from kim.steering.rules.results import CHANGED_ELSEWHERE
from kim.ui.forms import Choice, ComboboxMultiple, DayField

_SINGLE = ("title", "content", "reference", "staff_part", "posts", "life_area", "review_on")
_TYPED = [pair for pair in choices(labels.RESULT_KINDS) if pair[0] not in CHANGED_ELSEWHERE]


class ResultFields(forms.Form):
    """What is new, from when, until when; and what only some kinds have."""

    title = forms.CharField(label=_("Title"), max_length=160)
    content = forms.CharField(label=_("What is new"), max_length=3000, widget=forms.Textarea({"rows": 5}))
    first = DayField(label=_("Valid from"))
    until = DayField(label=_("Valid until"), required=False)
    review_on = DayField(
        label=_("Looked at again on"), required=False, help_text=_("An agreement needs this day; it is listed before.")
    )
    reference = forms.CharField(
        label=_("Where it stands"),
        max_length=200,
        required=False,
        help_text=_("For example place and day of a training."),
    )
    parties = forms.ModelMultipleChoiceField(
        label=_("Parties of the agreement"),
        queryset=Organisation.objects.none(),
        to_field_name="key",
        required=False,
        widget=ComboboxMultiple,
    )
    others = forms.CharField(
        label=_("Further parties, one in a line"), max_length=600, required=False, widget=forms.Textarea({"rows": 2})
    )
    staff_part = forms.ChoiceField(
        label=_("Posts for"), choices=[("", _("no posts")), *choices(labels.STAFF_PARTS)], required=False
    )
    posts = forms.DecimalField(
        label=_("Posts"),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        required=False,
        localize=True,
        help_text=_("Full-time posts, for example 0,5."),
    )
    unit = UnitField(label=_("Where the posts are"), required=False)
    life_area = forms.ChoiceField(
        label=_("Life area"), choices=[("", _("no life area")), *LIFE_AREAS.items()], required=False
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.none(),
        to_field_name="key",
        required=False,
        empty_label=_("whole district"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = organisations.municipalities()  # type: ignore[attr-defined]
        there = Organisation.objects.filter(valid__contains=clock.today()).order_by("name")
        self.fields["parties"].queryset = there  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "others", "kind")}
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        return typed | {"parties": [*self.cleaned_data["parties"], *lines]}


class ResultForm(ResultFields, ActionForm):
    """A new result."""

    kind = forms.ChoiceField(label=_("Kind"), choices=_TYPED, widget=Choice())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["kind"])


class ResultEditForm(ResultFields, VersionedForm):
    """Another text, end or day of review."""

    @staticmethod
    def initial_of(result: MeasureResult) -> dict[str, Any]:
        parties = list(result.parties.select_related("organisation"))
        return {name: getattr(result, name) for name in _SINGLE} | {
            "version": result.version,
            "first": result.valid.lower,
            "until": result.until,
            "municipality": result.municipality.key if result.municipality else None,
            "unit": result.unit.key if result.unit else None,
            "parties": [each.organisation.key for each in parties if each.organisation],
            "others": "\n".join(each.other for each in parties if each.other),
        }


class ReviewForm(VersionedForm):
    """It still holds: when somebody looks again."""

    again_on = DayField(label=_("Look again on"))
