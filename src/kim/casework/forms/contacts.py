"""Recording and correcting a contact. The fields follow the dialog: who, how, how long, what matters, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.models import Contact, Step
from kim.casework.queries.contacts import Company
from kim.casework.queries.telling import PICTURES
from kim.casework.rules.codes import ContactKind, Interpreting
from kim.kernel import clock
from kim.people.labels import languages
from kim.people.models import Person
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField

MINUTES = (10, 20, 30, 45, 60, 90)
USUAL_MINUTES = 20
FOLLOWS = {"step": pgettext_lazy("contact", "Step done"), "obstacle": _("Obstacle")}
FOLLOW_ICONS = {"step": "tick", "obstacle": "flag"}


def minutes_field(chosen: int | None = None) -> forms.TypedChoiceField:
    """The usual durations as segments, and the one that is stored if it is another."""
    offered = sorted({*MINUTES, *([chosen] if chosen else [])})
    return forms.TypedChoiceField(
        label=_("Duration in minutes"),
        choices=[(str(each), str(each)) for each in offered],
        coerce=int,
        empty_value=None,
        required=False,
        initial=str(USUAL_MINUTES),
        widget=Choice(joined=True, key="d"),
    )


class ContactFields(forms.Form):
    """What recording and correcting have in common. `company` says who may have taken part."""

    took_place_on = DayField(label=_("Date"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("contact", "Kind"),
        choices=[(str(kind), label) for kind, label in labels.CONTACT_KINDS.items()],
        initial=str(ContactKind.PHONE),
        widget=Choice(icons=PICTURES, digits=True),
    )
    persons = forms.MultipleChoiceField(label=_("With"), required=False, widget=ChoiceMultiple)
    offices = forms.MultipleChoiceField(label=_("Offices"), required=False, widget=ChoiceMultiple)
    names = forms.CharField(
        label=_("Others who took part, parted by commas"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    minutes = minutes_field()
    interpreting = forms.ChoiceField(
        label=_("Interpreting"),
        choices=[(str(code), label) for code, label in labels.INTERPRETING.items()],
        initial=str(Interpreting.NONE),
        widget=Choice(joined=True),
    )
    interpreted_language = forms.ChoiceField(label=_("Language of the interpreting"), required=False, widget=Combobox)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Only what matters for the plan. Diagnoses do not belong here."),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 2, "data-key": "n", "aria-keyshortcuts": "n"}),
    )
    step = forms.ChoiceField(label=_("It was about this step"), required=False)

    company: Company

    def offer(self, company: Company, minutes: int | None = None) -> None:
        """Fill the choices with those who may have taken part in a contact of this case."""
        self.company = company
        self._choose("persons", [(person.public_id, _called(person)) for person in company.persons])
        self._choose("offices", [(office.public_id, str(office)) for office in company.offices])
        self._choose("step", [("", _("none")), *((step.public_id, str(step)) for step in company.steps)])
        self._choose("interpreted_language", [("", ""), *languages()])
        if minutes and minutes not in MINUTES:
            self.fields["minutes"] = minutes_field(minutes)

    def _choose(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = list(choices)
        if len(field.choices) == 0:
            field.widget = forms.MultipleHiddenInput()

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        interpreted = cleaned["interpreting"] != Interpreting.NONE
        return {
            "kind": cleaned["kind"],
            "took_place_on": cleaned["took_place_on"],
            "minutes": cleaned["minutes"],
            "note": cleaned["note"],
            "persons": [each for each in self.company.persons if each.public_id in cleaned["persons"]],
            "offices": [each for each in self.company.offices if each.public_id in cleaned["offices"]],
            "names": [name.strip() for name in cleaned["names"].split(",") if name.strip()],
            "interpreting": cleaned["interpreting"],
            "interpreted_language": cleaned["interpreted_language"] if interpreted else "",
            "step": next((each for each in self.company.steps if each.public_id == cleaned["step"]), None),
        }


class ContactForm(ContactFields, ActionForm):
    """A new contact, with what follows from it. `case` is there where it is not clear which case is meant."""

    case = forms.ChoiceField(label=_("Case"), widget=Combobox)
    follows = forms.MultipleChoiceField(
        label=_("What follows from it?"),
        required=False,
        choices=list(FOLLOWS.items()),
        widget=ChoiceMultiple(icons=FOLLOW_ICONS),
    )
    follow_up = forms.CharField(
        label=_("Next task"), required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )
    follow_up_due = DayField(label=_("Due on"), required=False)

    field_order = ("case", "took_place_on", "kind", "persons", "offices", "names", "minutes", "interpreting")

    def choose_among(self, cases: Sequence[tuple[str, str]]) -> None:
        """Offer these cases; the persons and offices to choose from follow the chosen one."""
        self._choose("case", [("", ""), *cases])
        self.fields["case"].widget.attrs.update(
            {
                "hx-get": reverse("casework:contact-new"),
                "hx-trigger": "change",
                "hx-target": "#contact-company",
                "data-onward": "kind",
            }
        )

    def clean(self) -> dict[str, Any]:
        """A day for a task needs the task, a step that is done needs to be named."""
        cleaned = super().clean() or self.cleaned_data
        follows = cleaned.get("follows") or []
        if cleaned.get("follow_up_due") and not cleaned.get("follow_up"):
            self.add_error("follow_up", _("Please write what is to be done."))
        if "step" in follows and not cleaned.get("step"):
            self.add_error("step", _("Please choose the step that is done."))
        return cleaned

    def values(self) -> dict[str, Any]:
        return {**super().values(), **{name: self.cleaned_data[name] for name in ("follow_up", "follow_up_due")}}

    @property
    def closes_step(self) -> bool:
        return "step" in self.cleaned_data["follows"]

    @property
    def meets_obstacle(self) -> bool:
        return "obstacle" in self.cleaned_data["follows"]


class ContactCorrection(ContactFields, VersionedForm):
    """The same contact, put right."""


def for_new(
    company: Company,
    data: Any = None,
    *,
    cases: Sequence[tuple[str, str]] = (),
    case_id: str = "",
    step_id: str = "",
    auto_id: str = "id_%s",
) -> ContactForm:
    """The form of a new contact with the defaults that make it three keys.

    `cases`: those to choose from, if any. `step_id`: the step to ask an office about.
    """
    step = next((each for each in company.steps if each.public_id == step_id), None)
    form = ContactForm(data, auto_id=auto_id, initial=_usual(company, step) | {"case": case_id})
    form.offer(company)
    if cases:
        form.choose_among(cases)
    else:
        del form.fields["case"]
    # The first answer that is missing takes the focus; the rest is three keys away.
    form.fields["case" if cases and not case_id else "kind"].widget.attrs["autofocus"] = True
    return form


def _called(person: Person) -> str:
    """In the household the given name is enough."""
    return person.given_name or str(person)


def _usual(company: Company, step: Step | None) -> dict[str, Any]:
    asked = [step.office.public_id] if step and step.office else []
    first = [person.public_id for person in company.persons[:1]]
    return {
        "took_place_on": clock.today(),
        "persons": [] if asked else first,
        "offices": asked,
        "interpreted_language": company.language,
        "step": step.public_id if step else "",
    }


def for_correction(contact: Contact, company: Company, data: Any = None) -> ContactCorrection:
    """The form of a stored contact."""
    form = ContactCorrection(data, initial=_stored(contact))
    form.offer(company, contact.minutes)
    return form


def _stored(contact: Contact) -> dict[str, Any]:
    parts = list(contact.participants.all())
    return {
        "version": contact.version,
        "took_place_on": contact.took_place_on,
        "kind": contact.kind,
        "persons": [part.person.public_id for part in parts if part.person],
        "offices": [part.office.public_id for part in parts if part.office],
        "names": ", ".join(part.name for part in parts if part.name),
        "minutes": str(contact.minutes or ""),
        "interpreting": contact.interpreting,
        "interpreted_language": contact.interpreted_language,
        "note": contact.note,
        "step": contact.step.public_id if contact.step else "",
    }
