"""One group of facts about a person: an answer for each, the value in its parts, and the paper behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.forms.base import ActionForm
from kim.casework.forms.fact_fields import field_of, shown
from kim.casework.forms.rows import Fields, Rows, RowsForm
from kim.people import labels, periods
from kim.people.actions.facts import Answer
from kim.people.models import Fact
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactGroup, FactKind, FactSpec, FactState
from kim.ui.forms import Choice, DayField

_PAPER = ("evidence", "document", "document_date", "first_day", "last_day")
_LEVELS = [(str(code), words) for code, words in labels.EVIDENCE.items()]


@dataclass(frozen=True)
class FactFields:
    """The bound fields of one fact, for the page."""

    spec: FactSpec
    state: forms.BoundField
    parts: list[forms.BoundField]
    rows: list[list[forms.BoundField]]
    paper: list[forms.BoundField]

    @property
    def has_errors(self) -> bool:
        """True if something of this fact has to be put right."""
        fields = [self.state, *self.parts, *self.paper, *(field for row in self.rows for field in row)]
        return any(field.errors for field in fields)


class FactsForm(RowsForm, ActionForm):
    """A group of the fact catalogue. `version` says how often it had been saved when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    understood = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, group: FactGroup, *args: Any, **kwargs: Any) -> None:
        self.group = group
        self.ROWS = tuple(_rows_of(spec) for spec in group.facts if spec.kind is FactKind.LIST)
        super().__init__(*args, **kwargs)
        for spec in group.facts:
            self._add(spec)

    @classmethod
    def of(cls, group: FactGroup, stored: Mapping[str, Fact], version: int, data: Any = None) -> FactsForm:
        """The form of the last answers, by key."""
        initial: dict[str, Any] = {"version": version}
        for spec in group.facts:
            if spec.key in stored:
                initial |= _initial(spec, stored[spec.key])
        return cls(group, data, initial=initial)

    def _add(self, spec: FactSpec) -> None:
        states = [(str(state), labels.FACT_STATES[state]) for state in spec.states]
        self.fields[f"{spec.key}-answer"] = forms.ChoiceField(
            label=_("Answer"),
            choices=states,
            initial=str(FactState.NOT_ASKED),
            required=False,
            widget=Choice(joined=True, unknown=str(FactState.NOT_ASKED)),
        )
        if spec.kind not in (FactKind.LIST, FactKind.FINDING):
            for part in spec.parts:
                self.fields[f"{spec.key}-{part.key}"] = field_of(part)
        if spec.kind is not FactKind.FINDING:
            self._add_paper(spec)

    def _add_paper(self, spec: FactSpec) -> None:
        key = spec.key
        self.fields[f"{key}-evidence"] = forms.ChoiceField(
            label=_("How it is known"), choices=_LEVELS, initial=str(Evidence.CLAIMED), required=False
        )
        self.fields[f"{key}-document"] = forms.CharField(
            label=pgettext_lazy("evidence", "Paper"), required=False, max_length=120
        )
        self.fields[f"{key}-document_date"] = DayField(label=_("Date of the paper"), required=False)
        if spec.kind is not FactKind.LIST:
            self.fields[f"{key}-first_day"] = DayField(label=_("Holds from"), required=False)
            self.fields[f"{key}-last_day"] = DayField(label=_("Holds until"), required=False)

    @property
    def facts(self) -> list[FactFields]:
        """The facts in the order of the catalogue."""
        return [self._fields_of(spec) for spec in self.group.facts]

    def _fields_of(self, spec: FactSpec) -> FactFields:
        names = [f"{spec.key}-{part.key}" for part in spec.parts]
        paper = [f"{spec.key}-{name}" for name in _PAPER]
        return FactFields(
            spec,
            self[f"{spec.key}-answer"],
            [self[name] for name in names if name in self.fields],
            self.rows(spec.key) if spec.kind is FactKind.LIST else [],
            [self[name] for name in paper if name in self.fields],
        )

    def answers(self) -> dict[str, Answer]:
        """What is said about each fact. A value that was typed counts as the answer, whatever stood there before."""
        entries = self.entries()
        return {spec.key: self._answer(spec, entries.get(spec.key)) for spec in self.group.facts}

    def _answer(self, spec: FactSpec, entries: list[Any] | None) -> Answer:
        cleaned = self.cleaned_data
        state = FactState(cleaned.get(f"{spec.key}-answer") or FactState.NOT_ASKED)
        value: Any = entries
        if spec.kind is not FactKind.LIST:
            given = {part.key: cleaned.get(f"{spec.key}-{part.key}") for part in spec.parts}
            value = {key: part for key, part in given.items() if part not in (None, "")}
        if value and state in (FactState.NOT_ASKED, FactState.ASKED_UNKNOWN):
            state = FactState.VALUE
        known = {name: cleaned.get(f"{spec.key}-{name}") for name in _PAPER}
        return Answer(
            state,
            value or None,
            Evidence(known["evidence"] or Evidence.CLAIMED),
            known["document"] or "",
            known["document_date"],
            known["first_day"],
            known["last_day"],
        )

    def clean(self) -> dict[str, Any]:
        """ "None" and a value contradict each other: nobody may guess which of them was meant."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            for key, answer in self.answers().items():
                if answer.state is FactState.NONE and answer.value:
                    self.add_error(f"{key}-answer", _("Choose “none” or enter a value, not both."))
        return cleaned

    def beside(self, stored: FactsForm) -> FactsForm:
        """Prepare both versions for the comparison: the same rows, and each line says which fact it belongs to."""
        self.meet(stored)
        for spec in self.group.facts:
            for name in [name for name in self.fields if name.startswith(f"{spec.key}-")]:
                self[name].label = f"{spec.label}: {self.fields[name].label}"
        return stored


def _rows_of(spec: FactSpec) -> Rows:
    parts = {part.key: f"{spec.key}-{part.key}" for part in spec.parts}

    def fields() -> Fields:
        return {f"{spec.key}-{part.key}": field_of(part) for part in spec.parts}

    return Rows(spec.key, parts, fields, least=1)


def _initial(spec: FactSpec, fact: Fact) -> dict[str, Any]:
    known: dict[str, Any] = {
        "answer": fact.state,
        "evidence": fact.evidence,
        "document": fact.document,
        "document_date": fact.document_date,
        "first_day": fact.valid.lower,
        "last_day": periods.last_day(fact.valid),
    }
    initial = {f"{spec.key}-{name}": value for name, value in known.items()}
    if spec.kind is FactKind.LIST:
        return initial | {spec.key: [_parts(spec, row) for row in fact.value or ()]}
    return initial | {f"{spec.key}-{key}": value for key, value in _parts(spec, fact.value or {}).items()}


def _parts(spec: FactSpec, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {part.key: shown(part, stored[part.key]) for part in spec.parts if part.key in stored}
