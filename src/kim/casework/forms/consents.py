"""Consents, other legal bases, and releases from secrecy: what was declared, by whom, how, towards whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm
from kim.casework.forms.intake import GERMAN, DeclarationFields
from kim.casework.forms.people import choices
from kim.casework.models import Document
from kim.consent import labels as consent_labels
from kim.consent.models import BasisRecipient
from kim.consent.rules.codes import HowGiven, LegalBasis, Purpose
from kim.kernel import clock
from kim.organisations import api as organisations
from kim.people.models import Person
from kim.ui.forms import Choice, ChoiceMultiple, ComboboxMultiple, DayField

Options = list[tuple[str, Any]]


@dataclass(frozen=True)
class Offered:
    """What can be chosen in this case: the people of the household, and the papers that lie with it."""

    residents: list[Person]
    documents: Sequence[Document]

    def person(self, public_id: str) -> Person | None:
        return next((one for one in self.residents if one.public_id == public_id), None)


class DeclaredFields(DeclarationFields):
    """Who declared what about whom, and until when."""

    person = forms.ChoiceField(label=_("Whose data?"), required=False)
    by_person = forms.ChoiceField(
        label=_("Who declared it?"),
        help_text=_("Only if somebody decides for the other, for example a parent for a child."),
        required=False,
    )
    by_name = forms.CharField(
        label=_("Or somebody outside the household"),
        help_text=_("For example the guardian."),
        required=False,
        max_length=120,
    )
    with_interpreter = forms.BooleanField(label=_("In presence of an interpreter"), required=False)
    paper = forms.ChoiceField(
        label=_("Signed sheet"), help_text=_("The scan among the documents of this case."), required=False
    )
    data_areas = forms.MultipleChoiceField(
        label=_("Which data?"), required=False, choices=choices(consent_labels.DATA_AREAS), widget=ChoiceMultiple
    )
    first_day = DayField(label=_("Valid from"), required=False)
    last_day = DayField(label=_("Valid until"), required=False)

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        people: Options = [(one.public_id, str(one)) for one in offered.residents]
        self._set("person", [("", _("of the household")), *people])
        self._set("by_person", [("", _("the person itself")), *people])
        papers: Options = [(paper.public_id, str(paper)) for paper in offered.documents]
        self._set("paper", [("", _("no scan")), *papers])

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        for name in ("person", "by_person"):
            given[name] = self.offered.person(given[name])
        return given

    def _set(self, name: str, values: Options) -> None:
        field: Any = self.fields[name]
        field.choices = values


class BasisForm(DeclaredFields, ActionForm):
    """A statute or a consent for one purpose; every sharing needs its own."""

    kind = forms.ChoiceField(
        label=_("On what basis?"), choices=choices(consent_labels.LEGAL_BASES), widget=Choice(joined=True)
    )
    purpose = forms.ChoiceField(label=_("For what?"), choices=choices(consent_labels.PURPOSES))
    statute = forms.CharField(
        label=_("Paragraph"),
        help_text=_("Only for a statute, for example § 9 TIntG NRW."),
        required=False,
        max_length=200,
    )
    said_by = forms.CharField(
        label=_("Who said so?"),
        help_text=_("For a sharing on a statute: who found that it carries, and when."),
        required=False,
        max_length=120,
    )
    offices = forms.MultipleChoiceField(label=_("Who may receive data?"), required=False, widget=ComboboxMultiple)
    other = forms.CharField(
        label=_("Somebody else who may receive data"),
        help_text=_("One name per line."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(offered, *args, **kwargs)
        self._set("offices", [(office.id, office.name) for office in organisations.offices()])
        # A statute is not declared by anybody, so these stay empty then; the rule asks for them with a consent.
        for name in ("how", "language", "wording"):
            self.fields[name].required = False

    @classmethod
    def new(cls, offered: Offered, purpose: str, data: Any = None) -> BasisForm:
        first = {"kind": str(LegalBasis.CONSENT), "purpose": purpose or str(Purpose.COUNSELLING)}
        return cls(offered, data, initial=_today(first))

    def values(self) -> dict[str, Any]:
        given = super().values()
        given["offices"] = [organisations.unit(key) for key in given["offices"]]
        given["names"] = [line.strip() for line in given.pop("other").splitlines() if line.strip()]
        return given


class ReleaseForm(DeclaredFields, ActionForm):
    """A release from secrecy towards one recipient."""

    office = forms.ChoiceField(label=_("Towards which office?"), required=False)
    name = forms.CharField(label=_("Or towards somebody else"), required=False, max_length=200)

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(offered, *args, **kwargs)
        self.fields["data_areas"].label = _("About what may one speak?")
        self.fields["how"].required = False
        self._set("office", [("", _("please choose")), *((each.id, each.name) for each in organisations.offices())])

    @classmethod
    def new(cls, offered: Offered, to: BasisRecipient | None, data: Any = None) -> ReleaseForm:
        """`to`: whom a consent names; the release begins with what that consent says."""
        return cls(offered, data, initial=_today(_like(to) if to else {}))

    def values(self) -> dict[str, Any]:
        given = super().values()
        given["office"] = organisations.unit(given["office"]) if given["office"] else None
        return given


def _like(to: BasisRecipient) -> dict[str, Any]:
    consent = to.basis
    return {
        "office": to.office.key if to.office else "",
        "name": to.name,
        "person": consent.person.public_id if consent.person else "",
        "data_areas": consent.data_areas,
        "last_day": consent.last_day,
    }


def _today(first: dict[str, Any]) -> dict[str, Any]:
    return {"given_on": clock.today(), "language": GERMAN, "how": str(HowGiven.WRITTEN), **first}
