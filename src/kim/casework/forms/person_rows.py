"""What a person may have several of, as rows of a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.forms.rows import Fields, Rows
from kim.people import labels
from kim.people.rules.codes import ContactWay, LanguageLevel, LanguageUse, MayWrite, NameKind
from kim.ui.forms import Combobox, PartialDateField

# Given and family name have fields of their own.
_OTHER_KINDS = (
    NameKind.BIRTH,
    NameKind.FORMER,
    NameKind.ORIGINAL_SCRIPT,
    NameKind.TRANSLITERATION,
    NameKind.ALIAS,
)


def _select(label: Any, table: labels.Labels, initial: str) -> forms.ChoiceField:
    offered = [(str(code), words) for code, words in table.items()]
    return forms.ChoiceField(label=label, choices=offered, initial=initial, required=False)


def _text(label: Any, length: int) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=length, widget=forms.TextInput({"autocomplete": "off"})
    )


def _nationalities() -> Fields:
    offered = [("", _("not known yet")), *labels.countries()]
    return {
        "nationality": forms.ChoiceField(label=_("Nationality"), required=False, widget=Combobox, choices=offered),
    }


def _languages() -> Fields:
    offered = [("", ""), *labels.languages()]
    return {
        "language": forms.ChoiceField(label=_("Language"), required=False, widget=Combobox, choices=offered),
        "level": _select(_("Level"), labels.LANGUAGE_LEVELS, LanguageLevel.NOT_ASKED.value),
        "use": _select(_("Talking"), labels.LANGUAGE_USES, LanguageUse.NOT_ASKED.value),
    }


def _names() -> Fields:
    table: labels.Labels = {kind: labels.NAME_KINDS[kind] for kind in _OTHER_KINDS}
    return {
        "other_name": _text(_("Further name"), 120),
        "name_kind": _select(_("What kind of name"), table, NameKind.FORMER.value),
    }


def _births() -> Fields:
    return {
        "other_birth": PartialDateField(label=_("Other date of birth"), required=False, help_text=""),
        "paper": _text(_("Paper that it stands in"), 120),
    }


def _contacts() -> Fields:
    return {
        "contact": _text(_("Number or address"), 120),
        "way": _select(pgettext_lazy("contact", "Way"), labels.CONTACT_WAYS, ContactWay.MOBILE.value),
        "may_write": _select(_("May we write there?"), labels.MAY_WRITE, MayWrite.NOT_ASKED.value),
        "owner": _text(_("Whose, if not their own"), 80),
        "contact_note": _text(_("Note, for example: only after 4 pm"), 120),
    }


PERSON_ROWS = (
    Rows("nationalities", {"": "nationality"}, _nationalities, plain=True),
    Rows("languages", {"language": "language", "level": "level", "use": "use"}, _languages),
    Rows("other_names", {"text": "other_name", "kind": "name_kind"}, _names),
    Rows("birth_versions", {"birth": "other_birth", "paper": "paper"}, _births),
    Rows(
        "contact_ways",
        {"value": "contact", "kind": "way", "may_write": "may_write", "owner": "owner", "note": "contact_note"},
        _contacts,
    ),
)
