"""Household, persons, residence status. A date of birth may be known in part; "not asked yet" is an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.kernel import clock
from kim.organisations import api as organisations
from kim.organisations.models import Municipality
from kim.people import labels
from kim.people.models import Household, HouseholdMember, Person
from kim.people.rules.codes import Gender, HouseholdRelation, LanguageLevel, LanguageUse, NameKind
from kim.ui.forms import Choice, Combobox, DayField, PartialDateField

LANGUAGE_ROWS = 3


def choices(table: labels.Labels) -> list[tuple[str, Any]]:
    """Code and words, in the order in which people read them."""
    return [(str(code), label) for code, label in table.items()]


class HouseholdForm(VersionedForm):
    """How the household is called and where it lives."""

    label = forms.CharField(
        label=_("Name of the household"), help_text=_("For example: Familie Al-Saadi"), max_length=120
    )
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=_("Place of residence"),
        to_field_name="key",
        required=False,
        empty_label=_("not known yet"),
    )
    address = forms.CharField(
        label=_("Address"), required=False, max_length=300, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset = organisations.municipalities()

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


class PersonFields(forms.Form):
    """What is known of a person. Religion, reasons for asylum and diagnoses have no field."""

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
    nationality_1 = forms.ChoiceField(label=_("Nationality"), required=False, widget=Combobox)
    nationality_2 = forms.ChoiceField(label=_("Second nationality"), required=False, widget=Combobox)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=60, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label=_("E-mail address"), required=False)
    former_name = forms.CharField(label=_("Name at birth or former name"), required=False, max_length=120)
    spelling = forms.CharField(
        label=_("Name in the original script or in another spelling"), required=False, max_length=120
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("nationality_1", "nationality_2"):
            self._fill(name, [("", _("not known yet")), *labels.countries()])
        for row in range(1, LANGUAGE_ROWS + 1):
            self._add_language(row)

    def _fill(self, name: str, offered: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = offered

    def _add_language(self, row: int) -> None:
        self.fields[f"language_{row}"] = forms.ChoiceField(
            label=_("Language"), required=False, widget=Combobox, choices=[("", ""), *labels.languages()]
        )
        self.fields[f"level_{row}"] = forms.ChoiceField(
            label=_("Level"),
            choices=choices(labels.LANGUAGE_LEVELS),
            initial=str(LanguageLevel.NOT_ASKED),
            required=False,
        )
        self.fields[f"use_{row}"] = forms.ChoiceField(
            label=_("Talking"),
            choices=choices(labels.LANGUAGE_USES),
            initial=str(LanguageUse.NOT_ASKED),
            required=False,
        )

    @property
    def language_rows(self) -> list[list[forms.BoundField]]:
        """The three fields of each language, for the page."""
        return [[self[f"{part}_{row}"] for part in ("language", "level", "use")] for row in range(1, LANGUAGE_ROWS + 1)]

    def details(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        plain = ("given_name", "family_name", "birth", "birth_disputed", "gender", "phone", "email")
        return {
            **{name: cleaned[name] for name in plain},
            "nationalities": [code for code in (cleaned["nationality_1"], cleaned["nationality_2"]) if code],
            "languages": [entry for row in range(1, LANGUAGE_ROWS + 1) if (entry := self._language(row))["language"]],
            "other_names": [
                {"kind": NameKind.FORMER.value, "text": cleaned["former_name"]},
                {"kind": NameKind.ORIGINAL_SCRIPT.value, "text": cleaned["spelling"]},
            ],
        }

    def _language(self, row: int) -> dict[str, str]:
        cleaned = self.cleaned_data
        return {
            "language": cleaned[f"language_{row}"],
            "level": cleaned[f"level_{row}"] or LanguageLevel.NOT_ASKED.value,
            "use": cleaned[f"use_{row}"] or LanguageUse.NOT_ASKED.value,
        }


class PersonForm(PersonFields, ActionForm):
    """A person who is added to a household."""

    relation = forms.ChoiceField(
        label=_("Relation to the reference person"),
        choices=choices(labels.RELATIONS),
        initial=str(HouseholdRelation.NOT_ASKED),
    )
    since = DayField(label=_("Lives in the household since"), required=False)
    field_order = ("given_name", "family_name", "relation", "birth", "birth_disputed", "gender")
    SAYS_WHO = ("given_name", "birth", "former_name", "spelling", "phone", "email")

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
        return cls(data, initial={"version": person.version, **known_of(person)})


def known_of(person: Person) -> dict[str, Any]:
    """Initial values of a person's form."""
    known = {name: getattr(person, name) for name in ("given_name", "family_name", "birth", "gender", "phone", "email")}
    nations = [*person.nationalities, "", ""]
    names = {entry["kind"]: entry["text"] for entry in person.other_names}
    known |= {"birth_disputed": person.birth_disputed, "nationality_1": nations[0], "nationality_2": nations[1]}
    known |= {"former_name": names.get(NameKind.FORMER, ""), "spelling": names.get(NameKind.ORIGINAL_SCRIPT, "")}
    for row, entry in enumerate(person.languages[:LANGUAGE_ROWS], start=1):
        known |= {f"language_{row}": entry["language"], f"level_{row}": entry["level"], f"use_{row}": entry["use"]}
    return known


class RelationForm(VersionedForm):
    """What a person is to the reference person."""

    relation = forms.ChoiceField(label=_("Relation to the reference person"), choices=choices(labels.RELATIONS))

    @classmethod
    def of(cls, membership: HouseholdMember, data: Any = None) -> RelationForm:
        """The form of a stored membership."""
        return cls(data, initial={"version": membership.version, "relation": membership.relation})


class MoveOutForm(ActionForm):
    """A person no longer lives in the household."""

    last_day = DayField(label=_("Last day in the household"), initial=clock.today)
