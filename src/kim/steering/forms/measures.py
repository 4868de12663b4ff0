"""Forms of measures and guidance."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kim.kernel.labels import CHILD_AGE_BANDS, LEGAL_DOMAINS, LIFE_AREAS, OBSTACLE_KINDS, OFFICE_KINDS
from kim.organisations import api as organisations
from kim.steering import labels
from kim.steering.forms.base import ActionForm, UnitField, VersionedForm, choices
from kim.steering.models import Guidance, Measure, StructuralIssue
from kim.steering.queries.resources import position_choices, positions_of, scheme_choices, used_by
from kim.steering.rules.codes import MeasureState
from kim.ui.forms import Choice, ChoiceMultiple, DayField


def _reportable() -> list[tuple[str, Any]]:
    """The effect is checked on a page of its own, beside the figures."""
    return [pair for pair in choices(labels.MEASURE_STATES) if pair[0] != MeasureState.EFFECT_CHECKED]


class MeasureForm(VersionedForm):
    """How far a measure is."""

    state = forms.ChoiceField(label=_("State"), choices=_reportable, widget=Choice())
    due = DayField(label=_("Due"))
    result = forms.CharField(
        label=_("What came of it"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )

    @staticmethod
    def initial_of(measure: Measure) -> dict[str, Any]:
        return {"version": measure.version, "state": measure.state, "due": measure.due, "result": measure.result}


class PlanForm(VersionedForm):
    """What a measure takes, and how one will see that it helped."""

    positions = forms.MultipleChoiceField(label=_("Positions that it uses"), required=False, widget=ChoiceMultiple())
    schemes = forms.MultipleChoiceField(
        label=_("Support schemes that it uses"), required=False, widget=ChoiceMultiple()
    )
    resources = forms.CharField(
        label=_("Further posts and money"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Posts and grants that do not stand in the district's data, and shares."),
    )
    hypothesis = forms.CharField(
        label=_("How we will see the effect"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: fewer than five cases in a quarter."),
    )
    check_on = DayField(label=_("Effect is checked on"), required=False)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("positions", position_choices(measure)), ("schemes", scheme_choices(measure))):
            if offered:
                self.fields[name].choices = offered  # type: ignore[attr-defined]
            else:
                # The district's data name none: then there are words alone.
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return self.changes() | {"positions": positions_of(self.cleaned_data.get("positions", []))}

    @staticmethod
    def initial_of(measure: Measure) -> dict[str, Any]:
        names, used = ("version", "resources", "hypothesis", "check_on"), used_by(measure)
        return {name: getattr(measure, name) for name in names} | {
            "positions": [position.public_id for position, _name in used.positions],
            "schemes": [scheme.key for scheme in used.schemes],
        }


class StepForm(ActionForm):
    """One more step of a measure."""

    text = forms.CharField(label=_("Step"), max_length=200)
    due = DayField(label=_("Due"), required=False)


class EffectForm(VersionedForm):
    """What effect was seen."""

    effect = forms.CharField(
        label=_("Effect that was seen"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What the figures and the people say. “No effect” is an answer, too."),
    )


class LaunchForm(ActionForm):
    """A further measure on a decision."""

    title = forms.CharField(label=_("Measure"), max_length=300)
    owner = UnitField(label=_("Responsible"))
    due = DayField(label=_("Due"))


def _many(label: Any, options: Any = ()) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=list(options), widget=ChoiceMultiple(), required=False)


class GuidanceForm(ActionForm):
    """What case managers can do, for which situations, until when."""

    title = forms.CharField(label=_("Title"), max_length=120)
    text = forms.CharField(
        label=_("Text"),
        max_length=1200,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What can be done now, with whom, how long an answer takes."),
    )
    measure = forms.ModelChoiceField(
        label=_("Measure"),
        queryset=Measure.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("no measure"),
    )
    valid_from = DayField(label=_("Valid from"))
    valid_until = DayField(label=_("Valid until"), help_text=_("Guidance ends. You can publish it anew."))
    life_areas = _many(_("Life areas"), LIFE_AREAS.items())
    obstacle_kinds = _many(_("Kinds of obstacle"), OBSTACLE_KINDS.items())
    office_kinds = _many(_("Offices concerned"), OFFICE_KINDS.items())
    legal_domains = _many(_("Legal domains"), LEGAL_DOMAINS.items())
    municipalities = _many(_("Municipalities"))
    child_age_bands = _many(_("Age of a child in the household"), CHILD_AGE_BANDS.items())

    def __init__(self, *args: Any, issue: StructuralIssue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures: QuerySet[Measure] = Measure.objects.filter(issue=issue)
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]
        towns = [(town.official_key, town.name) for town in organisations.municipalities()]
        self.fields["municipalities"].choices = towns  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The end lies before the beginning."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Fields of the record; the last day becomes the day after it."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        first, last = typed.pop("valid_from"), typed.pop("valid_until")
        return typed | {"valid": DateRange(first, last + timedelta(days=1), "[)")}


class GuidanceEditForm(VersionedForm, GuidanceForm):
    """A draft of guidance."""

    @staticmethod
    def initial_of(guidance: Guidance) -> dict[str, Any]:
        return {
            "version": guidance.version,
            "title": guidance.title,
            "text": guidance.text,
            "measure": guidance.measure.public_id if guidance.measure else None,
            "valid_from": guidance.valid.lower,
            "valid_until": guidance.valid.upper - timedelta(days=1),
        } | {name: getattr(guidance, name) for name in Guidance.TRAITS}
