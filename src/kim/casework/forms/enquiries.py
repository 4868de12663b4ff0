"""Enquiries: who asks, what about, how they can be reached; and what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework import labels
from kim.casework.forms.base import ActionForm, PlaceField, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Enquiry
from kim.casework.rules.codes import EnquiryOutcome
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.ui.forms import Choice, DayField

FIELDS = ("name", "received_on", "access_path", "reachable", "municipality", "concern")


class EnquiryFields(forms.Form):
    """What one knows after the first conversation. Only the name is needed."""

    name = forms.CharField(label=_("Who asks?"), max_length=120)
    received_on = DayField(label=_("Received on"))
    access_path = forms.ChoiceField(
        label=_("How did they find you?"),
        required=False,
        choices=[("", _("not known yet")), *choices(labels.ACCESS_PATHS)],
    )
    reachable = forms.CharField(
        label=_("How can they be reached?"),
        help_text=_("For example: phone after 4 pm"),
        required=False,
        max_length=200,
    )
    municipality = PlaceField(label=_("Place of residence"))
    concern = forms.CharField(
        label=_("What is it about?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 4})
    )

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


class EnquiryForm(EnquiryFields, ActionForm):
    """A new enquiry, received today unless something else is entered."""

    @classmethod
    def new(cls, data: Any = None) -> EnquiryForm:
        return cls(data, initial={"received_on": clock.today()})


class EnquiryCorrection(EnquiryFields, VersionedForm):
    """A stored enquiry."""

    @classmethod
    def of(cls, enquiry: Enquiry, data: Any = None) -> EnquiryCorrection:
        values = {name: getattr(enquiry, name) for name in FIELDS}
        place = enquiry.municipality
        return cls(data, initial={**values, "municipality": place.key if place else "", "version": enquiry.version})


class AnswerForm(ActionForm):
    """Answered without a case."""

    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        widget=Choice,
        choices=[
            (str(code), label)
            for code, label in labels.ENQUIRY_OUTCOMES.items()
            if code not in (EnquiryOutcome.CASE_OPENED, EnquiryOutcome.SHORT_COUNSELLING)
        ],
    )
    answer = forms.CharField(
        label=_("What did you answer?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class PassOnForm(ActionForm):
    """To somebody of the same unit."""

    to = accounts.MembershipField(Membership.objects.none(), label=_("Who answers from now on?"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        own = accounts.membership_of(actor)
        field.queryset = accounts.case_managers(exclude=[own]).filter(unit=own.unit_id)


class CaseForm(ActionForm):
    """A new case: how the household is called and where it lives; persons come next."""

    label = forms.CharField(label=_("Name of the household"), help_text=_("For example: Familie Nowak"), max_length=120)
    municipality = PlaceField(label=_("Place of residence"))
    address = forms.CharField(
        label=_("Address"), required=False, max_length=300, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )
    access_path = forms.ChoiceField(
        label=_("How did they find you?"),
        required=False,
        choices=[("", _("not known yet")), *choices(labels.ACCESS_PATHS)],
    )

    @classmethod
    def of(cls, enquiry: Enquiry | None, data: Any = None) -> CaseForm:
        """Filled from the enquiry, so that nothing is typed twice."""
        if enquiry is None:
            return cls(data)
        place = enquiry.municipality
        return cls(
            data,
            initial={
                "label": enquiry.name,
                "municipality": place.key if place else "",
                "access_path": enquiry.access_path,
            },
        )
