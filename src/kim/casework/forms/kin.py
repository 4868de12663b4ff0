"""Where a household lives, relatives, and who decides for a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.forms.base import ActionForm, PlaceField, VersionedForm
from kim.casework.forms.people import choices
from kim.organisations import api as organisations
from kim.people import labels, periods
from kim.people.models import Address, FamilyRelation, Guardianship, Person
from kim.people.rules.codes import Evidence
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField, PartialDateField

Offered = list[tuple[str, Any]]


class PlaceFields(forms.Form):
    """A place of the district, or an address elsewhere."""

    municipality = PlaceField(label=_("Place of residence"), empty_label=_("not in this district, or not known yet"))
    address = forms.CharField(
        label=_("Address"), required=False, max_length=300, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )


class MoveForm(PlaceFields, ActionForm):
    """The household moved."""

    since = DayField(label=_("Lives there since"))
    field_order = ("since", "municipality", "address")

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: self.cleaned_data[name] for name in ("since", "municipality", "address")}


class AddressCorrection(PlaceFields, VersionedForm):
    """An address of the history that is put right."""

    first_day = DayField(label=_("First day"), required=False)
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Empty: still lives there"))
    field_order = ("first_day", "last_day", "municipality", "address")

    @classmethod
    def of(cls, address: Address, data: Any = None) -> AddressCorrection:
        """The form of a stored address."""
        place = address.municipality
        known = {
            "version": address.version,
            "first_day": address.valid.lower,
            "last_day": periods.last_day(address.valid),
            "municipality": place.key if place else "",
            "address": address.address,
        }
        return cls(data, initial=known)

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        named = ("first_day", "last_day", "municipality")
        return {**{name: cleaned[name] for name in named}, "text": cleaned["address"]}


class RelativeFields(forms.Form):
    """What the relative is to the person, and what is known of a relative who lives elsewhere."""

    kind = forms.ChoiceField(
        label=_("What the relative is to the person"), choices=[("", _("please choose")), *choices(labels.KINSHIPS)]
    )
    name = forms.CharField(
        label=_("Name of somebody who is not on record"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    birth = PartialDateField(label=_("Their date of birth"), required=False)
    lives_in = forms.CharField(label=_("Where they live"), required=False, max_length=120)
    first_day = DayField(label=_("Since"), required=False)
    last_day = DayField(label=_("Until"), required=False)

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        named = ("kind", "name", "birth", "lives_in", "first_day", "last_day")
        return {name: self.cleaned_data[name] for name in named}


class RelativeForm(RelativeFields, ActionForm):
    """A relative: somebody on record, or a name."""

    relative = forms.ChoiceField(label=_("Somebody on record"), required=False, widget=Combobox)
    field_order = ("kind", "relative", "name", "birth", "lives_in", "first_day", "last_day")

    @classmethod
    def new(cls, persons: Offered, data: Any = None) -> RelativeForm:
        """The form with those who may be chosen."""
        form = cls(data)
        field: Any = form.fields["relative"]
        field.choices = [("", _("nobody of them")), *persons]
        return form


class RelativeCorrection(RelativeFields, VersionedForm):
    """A stored relation; who the two are stays."""

    @classmethod
    def of(cls, relation: FamilyRelation, data: Any = None) -> RelativeCorrection:
        """The form of a stored relation."""
        known = {
            "version": relation.version,
            "kind": relation.kind,
            "name": relation.relative_name,
            "birth": relation.relative_birth,
            "lives_in": relation.lives_in,
            "first_day": relation.valid.lower,
            "last_day": periods.last_day(relation.valid),
        }
        form = cls(data, initial=known)
        if relation.relative_id:
            for name in ("name", "birth", "lives_in"):
                form.fields[name].widget = forms.HiddenInput()
        return form


class GuardianFields(forms.Form):
    """Who decides, on what basis, about what."""

    kind = forms.ChoiceField(label=_("On what basis"), choices=choices(labels.GUARDIAN_KINDS))
    guardian = forms.ChoiceField(label=_("A person of the household"), required=False)
    office = forms.ChoiceField(label=_("An office"), required=False, widget=Combobox)
    name = forms.CharField(
        label=_("Somebody else, or who acts at the office"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    scope = forms.MultipleChoiceField(
        label=_("About what"), required=False, choices=choices(labels.GUARDIAN_SCOPES), widget=ChoiceMultiple
    )
    first_day = DayField(label=_("Since"), required=False)
    last_day = DayField(label=_("Until"), required=False)
    evidence = forms.ChoiceField(
        label=_("How it is known"),
        choices=choices(labels.EVIDENCE),
        initial=str(Evidence.CLAIMED),
        widget=Choice(joined=True),
    )

    def offer(self, persons: list[Person]) -> None:
        """Those of the household who may decide, and the offices of the district."""
        of_household: Any = self.fields["guardian"]
        nobody = pgettext_lazy("guardian", "nobody of them")
        of_household.choices = [("", nobody), *((one.public_id, str(one)) for one in persons)]
        offices: Any = self.fields["office"]
        offices.choices = [("", _("none")), *((office.id, office.name) for office in organisations.offices())]
        self.persons = {one.public_id: one for one in persons}

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        return {
            **{name: cleaned[name] for name in ("kind", "name", "scope", "first_day", "last_day", "evidence")},
            "guardian": self.persons.get(cleaned["guardian"]),
            "office": organisations.unit(cleaned["office"]) if cleaned["office"] else None,
        }


class GuardianForm(GuardianFields, ActionForm):
    """Somebody who decides for a person."""

    @classmethod
    def new(cls, persons: list[Person], data: Any = None) -> GuardianForm:
        """The form with those who may be chosen."""
        form = cls(data)
        form.offer(persons)
        return form


class GuardianCorrection(GuardianFields, VersionedForm):
    """A stored guardianship."""

    @classmethod
    def of(cls, guardianship: Guardianship, persons: list[Person], data: Any = None) -> GuardianCorrection:
        """The form of a stored guardianship."""
        known = {
            "version": guardianship.version,
            "kind": guardianship.kind,
            "guardian": guardianship.guardian.public_id if guardianship.guardian else "",
            "office": guardianship.office.key if guardianship.office else "",
            "name": guardianship.name,
            "scope": guardianship.scope,
            "first_day": guardianship.valid.lower,
            "last_day": periods.last_day(guardianship.valid),
            "evidence": guardianship.evidence,
        }
        form = cls(data, initial=known)
        form.offer(persons)
        return form


class MoveInForm(ActionForm):
    """Somebody on record lives in the household again."""

    since = DayField(label=_("Lives in the household since"))
    relation = forms.ChoiceField(label=_("Relation to the reference person"), choices=choices(labels.RELATIONS))
