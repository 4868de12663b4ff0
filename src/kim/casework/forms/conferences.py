"""A case conference: what, when, in which form; who is asked; what was said and agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.models import Agreement, Conference, ConferenceGuest
from kim.consent.labels import DATA_AREAS
from kim.organisations import api as organisations
from kim.organisations.models import Unit
from kim.people.models import Person
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField

FORMS = [
    ("anonymous", pgettext_lazy("conference", "in anonymous form")),
    ("named", pgettext_lazy("conference", "by name, with consent")),
]


class ConferenceFields(forms.Form):
    """What a planned and a changed conference have in common."""

    purpose = forms.CharField(label=_("What is it about?"), max_length=200)
    day = DayField(label=_("Day"), help_text=_("Leave it empty while a date is being looked for."), required=False)
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        input_formats=("%H:%M", "%H.%M", "%H"),
        error_messages={"invalid": _("Please write the time like this: 14:30.")},
        widget=forms.TimeInput({"inputmode": "numeric", "autocomplete": "off", "class": "kim-w-day"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(label=_("Duration in minutes"), min_value=5, max_value=600, initial=90)
    place = forms.CharField(
        label=_("Place"),
        help_text=_("Office and room. It stands in the invitation, so never the home of the household."),
        required=False,
        max_length=160,
    )
    form = forms.ChoiceField(
        label=_("In which form?"),
        help_text=_("By name only if a consent lets every guest hear what is talked about."),
        choices=FORMS,
        initial="anonymous",
        widget=Choice(joined=True),
    )
    data_areas = forms.MultipleChoiceField(
        label=_("What is talked about by name?"),
        required=False,
        choices=[(str(code), label) for code, label in DATA_AREAS.items()],
        widget=ChoiceMultiple,
    )
    agenda = forms.CharField(
        label=_("Agenda"),
        help_text=_("One item per line."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas: Any = self.fields["data_areas"]
        areas.is_asked_for = True

    def clean(self) -> dict[str, Any]:
        """A day needs a time and the other way round; by name needs something to talk about."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("day") and not cleaned.get("time") and "time" not in self.errors:
            self.add_error("time", _("Please enter a time for this day."))
        if cleaned.get("time") and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Please enter the day for this time."))
        if cleaned.get("form") == "named" and not cleaned.get("data_areas"):
            self.add_error("data_areas", _("Please choose what is talked about by name."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        starts = datetime.combine(cleaned["day"], cleaned["time"]) if cleaned["day"] else None
        return {
            **{name: cleaned[name] for name in ("purpose", "minutes", "place")},
            "starts_at": timezone.make_aware(starts) if starts else None,
            "is_anonymous": cleaned["form"] == "anonymous",
            "data_areas": cleaned["data_areas"] if cleaned["form"] == "named" else [],
            "agenda": cleaned["agenda"].splitlines(),
        }


class ConferenceForm(ConferenceFields, ActionForm):
    """A new conference."""


class ConferenceChange(ConferenceFields, VersionedForm):
    """A planned conference."""

    @classmethod
    def of(cls, conference: Conference, data: Any = None) -> ConferenceChange:
        """The form of what is stored."""
        local = timezone.localtime(conference.starts_at) if conference.starts_at else None
        initial = {
            **{name: getattr(conference, name) for name in ("version", "purpose", "minutes", "place", "data_areas")},
            "day": local.date() if local else None,
            "time": local.time() if local else None,
            "form": "anonymous" if conference.is_anonymous else "named",
            "agenda": "\n".join(item["title"] for item in conference.agenda),
        }
        return cls(data, initial=initial)


class GuestForm(ActionForm):
    """Who is asked to come: an office, with or without somebody's name, or a person of the household."""

    office = forms.ChoiceField(label=_("Office"), required=False, widget=Combobox)
    name = forms.CharField(
        label=_("Who comes, by name"), help_text=_("Only if you know it."), required=False, max_length=120
    )
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("Empty: the address of the office."), required=False
    )
    person = forms.ChoiceField(label=_("Or a person of the household"), required=False)

    def __init__(self, persons: Sequence[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persons = persons
        offices: Any = self.fields["office"]
        offices.choices = [("", _("please choose")), *((office.id, office.name) for office in organisations.offices())]
        household: Any = self.fields["person"]
        household.choices = [("", _("nobody")), *((person.public_id, str(person)) for person in persons)]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        return {
            "office": organisations.unit(cleaned["office"]) if cleaned["office"] else None,
            "person": next((one for one in self.persons if one.public_id == cleaned["person"]), None),
            "name": cleaned["name"],
            "email": cleaned["email"],
        }


class MinutesForm(VersionedForm):
    """Who was there, what was said per agenda item, and in all."""

    present = forms.MultipleChoiceField(label=_("Who was there?"), required=False, widget=ChoiceMultiple)

    def __init__(self, conference: Conference, guests: Sequence[ConferenceGuest], data: Any = None) -> None:
        super().__init__(data, initial=_minutes(conference, guests))
        self.guests = guests
        present: Any = self.fields["present"]
        present.choices = [(guest.public_id, str(guest)) for guest in guests]
        if conference.is_anonymous:
            self._reword("heading", _("What was it about?"))
        for place, item in enumerate(conference.agenda):
            label = item["title"]
            if conference.is_anonymous:
                self._reword(f"title_{place}", _("Agenda item %(n)s") % {"n": place + 1})
                label = _("What was said about it")
            self.fields[f"item_{place}"] = forms.CharField(
                label=label, required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
            )
        self.fields["said"] = forms.CharField(
            label=_("Minutes in all"),
            help_text=_("Only what is needed for the plan. Diagnoses do not belong here."),
            required=False,
            max_length=8000,
            widget=forms.Textarea({"rows": 5}),
        )
        for number, agreement in enumerate(_agreements(conference), 1):
            self._reword(f"agreement_{agreement.public_id}", _("Agreement %(n)s") % {"n": number}, 160)

    def _reword(self, name: str, label: Any, longest: int = 200) -> None:
        """What is printed, in other words: a name in it would keep the paper from being handed out. Empty: it stays."""
        printed: Any = forms.CharField(label=label, required=False, max_length=longest)
        printed.is_asked_for = True
        self.fields[name] = printed

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        return {
            "said": cleaned["said"],
            "notes": {int(place): text for place, text in self._by_key("item_").items()},
            "purpose": cleaned.get("heading", ""),
            "titles": {int(place): text for place, text in self._by_key("title_").items()},
            "agreed": self._by_key("agreement_"),
            "present": [guest for guest in self.guests if guest.public_id in cleaned["present"]],
        }

    def _by_key(self, prefix: str) -> dict[str, str]:
        given = self.cleaned_data.items()
        return {name.removeprefix(prefix): text for name, text in given if name.startswith(prefix)}


def _agreements(conference: Conference) -> list[Agreement]:
    """Those whose words may have to change: by name nothing keeps the paper back."""
    return list(conference.agreements.order_by("pk")) if conference.is_anonymous else []


def _minutes(conference: Conference, guests: Sequence[ConferenceGuest]) -> dict[str, Any]:
    return {
        "version": conference.version,
        "present": [guest.public_id for guest in guests if guest.was_there],
        "said": conference.said,
        "heading": conference.purpose,
        **{f"title_{place}": item["title"] for place, item in enumerate(conference.agenda)},
        **{f"agreement_{agreement.public_id}": agreement.text for agreement in _agreements(conference)},
        **{f"item_{place}": item["notes"] for place, item in enumerate(conference.agenda)},
    }


class AgreementForm(ActionForm):
    """What was agreed, who takes it on, by when."""

    text = forms.CharField(label=_("What was agreed?"), max_length=160)
    office = forms.ChoiceField(label=_("Who does it?"), required=False, widget=Combobox)
    due_on = DayField(label=_("By when?"), required=False)

    def __init__(self, guests: Sequence[ConferenceGuest], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at_table = {guest.office.key: str(guest.office) for guest in guests if guest.office}
        others = {office.id: office.name for office in organisations.offices() if office.id not in at_table}
        field: Any = self.fields["office"]
        field.choices = [("", _("case management or household")), *at_table.items(), *others.items()]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        key = self.cleaned_data["office"]
        office: Unit | None = organisations.unit(key) if key else None
        return {"text": self.cleaned_data["text"], "office": office, "due_on": self.cleaned_data["due_on"]}
