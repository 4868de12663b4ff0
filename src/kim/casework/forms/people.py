"""Household, persons, residence status. A date of birth may be known in part; "not asked yet" is an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, PlaceField, VersionedForm
from kim.casework.forms.person_rows import PERSON_ROWS
from kim.casework.forms.rows import RowsForm
from kim.kernel import clock
from kim.people import labels
from kim.people.models import Household, HouseholdMember, Person
from kim.people.rules.codes import Gender, HouseholdRelation
from kim.ui.forms import Choice, DayField, PartialDateField

KNOWN = (
    "given_name", "family_name", "birth", "birth_disputed", "gender",
    "nationalities", "languages", "other_names", "birth_versions", "contact_ways",
)  # fmt: skip


def choices(table: labels.Labels) -> list[tuple[str, Any]]:
    """Code and words, in the order in which people read them."""
    return [(str(code), label) for code, label in table.items()]


def unchosen(table: labels.Labels) -> list[tuple[str, Any]]:
    """The same where nothing is chosen before somebody has: what stands first would be counted as if it were said."""
    return [("", _("please choose")), *choices(table)]


class HouseholdForm(VersionedForm):
    """How the household is called and where it lives."""

    label = forms.CharField(label=_("Name of the household"), help_text=_("For example: Familie Nowak"), max_length=120)
    municipality = PlaceField(label=_("Place of residence"))
    address = forms.CharField(
        label=_("Address"), required=False, max_length=300, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )

    @classmethod
    def of(cls, household: Household, data: Any = None) -> HouseholdForm:
        """The form of a stored household."""
        place = household.municipality
        return cls(
            data,
            initial={
                "version": household.version,
                "label": household.label,
                "municipality": place.key if place else "",
                "address": household.address,
            },
        )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("label", "municipality", "address")}


class PersonFields(RowsForm):
    """What is known of a person. Religion, reasons for asylum and diagnoses have no field."""

    ROWS = PERSON_ROWS

    given_name = forms.CharField(label=_("Given name"), required=False, max_length=120)
    family_name = forms.CharField(label=_("Family name"), required=False, max_length=120)
    birth = PartialDateField(label=_("Date of birth"), required=False)
    birth_disputed = forms.BooleanField(label=_("Papers name different dates of birth"), required=False)
    gender = forms.ChoiceField(
        label=_("Gender"),
        choices=choices(labels.GENDERS),
        initial=str(Gender.NOT_ASKED),
        widget=Choice(unknown=str(Gender.NOT_ASKED)),
    )

    def shown_rows(self) -> dict[str, Any]:
        """The rows in the order of the page, by the names that the template knows."""
        shown = ("nationalities", "languages", "contact_ways", "other_names", "birth_versions")
        return {f"{name}_rows": self.rows(name) for name in shown}

    def details(self) -> dict[str, Any]:
        """The arguments of the action."""
        plain = ("given_name", "family_name", "birth", "birth_disputed", "gender")
        return {**{name: self.cleaned_data[name] for name in plain}, **self.entries()}


class PersonForm(PersonFields, ActionForm):
    """A person who is added to a household."""

    relation = forms.ChoiceField(
        label=_("Relation to the reference person"),
        choices=choices(labels.RELATIONS),
        initial=str(HouseholdRelation.NOT_ASKED),
    )
    since = DayField(label=_("Lives in the household since"), required=False)
    field_order = ("given_name", "family_name", "relation", "birth", "birth_disputed", "gender")
    SAYS_WHO = ("given_name", "birth", "other_name_1", "contact_1")

    def clean(self) -> dict[str, Any]:
        """The family name stands there already, so sending the form as it came says nothing about anybody."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        says_who = any(cleaned.get(name) for name in self.SAYS_WHO) or "family_name" in self.changed_data
        if not self.errors and not says_who:
            self.add_error("given_name", _("Enter at least what the person is called."))
        return cleaned


class PersonCorrection(PersonFields, VersionedForm):
    """A stored person."""

    @classmethod
    def of(cls, person: Person, data: Any = None) -> PersonCorrection:
        """The form of a stored person."""
        known = {name: getattr(person, name) for name in KNOWN}
        return cls(data, initial={"version": person.version, **known})

    def beside(self, person: Person) -> PersonCorrection:
        """The form of what somebody else stored meanwhile, with the same rows as this one."""
        stored = self.of(person)
        self.meet(stored)
        return stored


class RelationForm(VersionedForm):
    """What a person is to the reference person."""

    relation = forms.ChoiceField(label=_("Relation to the reference person"), choices=choices(labels.RELATIONS))
    since = DayField(label=_("Lives in the household since"), required=False)

    @classmethod
    def of(cls, membership: HouseholdMember, data: Any = None) -> RelationForm:
        """The form of a stored membership."""
        known = {"relation": membership.relation, "since": membership.valid.lower}
        return cls(data, initial={"version": membership.version, **known})

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: self.cleaned_data[name] for name in ("relation", "since")}


class MoveOutForm(ActionForm):
    """A person no longer lives in the household."""

    last_day = DayField(label=_("Last day in the household"), initial=clock.today)
