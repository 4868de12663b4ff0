"""Steps from a template: the day they are counted from, and each step to keep, change or leave out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.actions.step_fields import FromTemplate
from kim.casework.forms.base import ActionForm
from kim.casework.queries.step_offer import Offer
from kim.casework.queries.template_offer import OfferedStep
from kim.casework.rules.codes import PartyKind
from kim.casework.rules.plan_codes import LegalEndKind
from kim.kernel import clock
from kim.organisations import api as organisations
from kim.organisations.api import Template
from kim.people.models import Person
from kim.ui.forms import Combobox, DayField

FURTHEST = date(2199, 12, 31)


class AnchorForm(ActionForm):
    """From which day, for whom and for which goal."""

    anchor = DayField()
    person = forms.ChoiceField(label=_("For whom?"), required=False)
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)

    def __init__(self, template: Template, offer: Offer, data: Any = None, day: str = "", person: str = "") -> None:
        super().__init__(data, initial={"anchor": _from(day), "person": person})
        self.offer = offer
        self.fields["anchor"].label = template.anchor
        whom: Any = self.fields["person"]
        whom.choices = [("", _("the household")), *((one.public_id, str(one)) for one in offer.persons)]
        goal: Any = self.fields["goal"]
        goal.choices = [("", _("no goal")), *((one.public_id, one.own_words) for one in offer.goals)]

    def clean_anchor(self) -> date:
        day: date = self.cleaned_data["anchor"]
        if not 1990 <= day.year <= FURTHEST.year:
            raise forms.ValidationError(_("Choose a day between 1990 and 2199."))
        return day

    @property
    def day(self) -> date:
        """The day typed; the one that it begins with as long as it is no day."""
        first: date = self.initial["anchor"]
        return self.cleaned_data.get("anchor") or first if self.is_bound and self.is_valid() else first

    @property
    def chosen_person(self) -> Person | None:
        """For whom."""
        return next((one for one in self.offer.persons if one.public_id == self["person"].value()), None)


def _from(day: str) -> date:
    """The day that another page proposes as an ISO date; today if it is none or has passed."""
    try:
        return max(clock.today(), date.fromisoformat(day))
    except ValueError:
        return clock.today()


class ChosenSteps(ActionForm):
    """The steps of the preview. Fields carry the place of their step: use_3, title_3, due_on_3, office_3 …"""

    def __init__(self, offered: Sequence[OfferedStep], offer: Offer, data: Any = None) -> None:
        super().__init__(data)
        self.offered = offered
        self.offer = offer
        for one in offered:
            self._add(one)

    def _add(self, one: OfferedStep) -> None:
        at, step = one.place, one.step
        self.fields[f"use_{at}"] = forms.BooleanField(
            label=_("Add step %(number)s") % {"number": at}, required=False, initial=True
        )
        self.fields[f"title_{at}"] = forms.CharField(label=_("Step"), max_length=160, initial=step.title)
        self.fields[f"due_on_{at}"] = DayField(label=_("By when?"), required=False, initial=one.due_on)
        if step.party == PartyKind.OFFICE:
            office = forms.ChoiceField(
                label=_("Responsible office"), required=False, initial=one.office_key, widget=Combobox
            )
            office.choices = [("", _("please choose")), *self.offer.offices]
            self.fields[f"office_{at}"] = office
            self.fields[f"office_name_{at}"] = forms.CharField(
                label=_("Or another office"), required=False, max_length=200, initial=step.office_name
            )

    @property
    def rows(self) -> list[tuple[OfferedStep, list[forms.BoundField]]]:
        """Each step with its fields, the tick first."""
        return [
            (one, [self[name] for name in self.fields if name.rsplit("_", 1)[1] == str(one.place)])
            for one in self.offered
        ]

    def chosen(self, anchor: AnchorForm) -> list[FromTemplate]:
        """The steps to add, in order; those left out pass on what they need."""
        cleaned = self.cleaned_data
        used = {one.place for one in self.offered if cleaned[f"use_{one.place}"]}
        needs = organisations.needs_among([one.step for one in self.offered], used)
        goal = next((one for one in anchor.offer.goals if one.public_id == anchor.cleaned_data["goal"]), None)
        shared = {"goal": goal, "person": anchor.chosen_person}
        return [
            FromTemplate(one.place, {**self._given(one), **shared}, needs[one.place])
            for one in self.offered
            if one.place in used
        ]

    def _given(self, one: OfferedStep) -> dict[str, Any]:
        cleaned, step, at = self.cleaned_data, one.step, one.place
        law = step.legal_end
        given: dict[str, Any] = {
            "title": cleaned[f"title_{at}"],
            "due_on": cleaned[f"due_on_{at}"],
            "life_area": step.life_area,
            "party": step.party,
            "legal_domain": step.legal_domain,
            "description": step.description,
        }
        if law:
            kind = LegalEndKind.DEADLINE if law.moves else LegalEndKind.FIXED
            given |= {"legal_end_on": one.legal_end_on, "legal_end_basis": law.basis, "legal_end_kind": str(kind)}
        return given | self._office(one) if step.party == PartyKind.OFFICE else given

    def _office(self, one: OfferedStep) -> dict[str, Any]:
        key = self.cleaned_data[f"office_{one.place}"]
        name = "" if key else self.cleaned_data[f"office_name_{one.place}"]
        given: dict[str, Any] = {"office": organisations.unit(key) if key else None, "office_name": name}
        found = one.proposal.of_office(key) if one.proposal else None
        if found is None:
            return given
        return given | {
            "finder_topic": one.step.topic,
            "finder_reason": str(found.reason),
            "finder_basis": str(found.basis),
        }
