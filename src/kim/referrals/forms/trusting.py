"""Naming a person of trust, and asking them for one errand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.kernel.core_codes import LifeArea
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations
from kim.organisations.models import Organisation
from kim.referrals.models import Packet, TrustedPerson
from kim.referrals.parts import Offer
from kim.referrals.queries.trusting import NAME
from kim.referrals.rules.codes import PacketKind
from kim.ui.forms import ChoiceMultiple, Combobox, DayField


class TrustedForm(ActionForm):
    """Whom the household trusts: only who is named in a consent with a release."""

    name = forms.ChoiceField(label=_("Whom does the household trust?"))
    initiative = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Initiative"),
        to_field_name="key",
        widget=Combobox,
        required=False,
        empty_label="",
    )
    reach = forms.CharField(label=_("How do you reach them?"), required=False, max_length=160)

    def __init__(self, names: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["name"].choices = [(each, each) for each in names]
        fields["initiative"].queryset = organisations.organisations()


class ErrandForm(VersionedForm):
    """One thing on one day. Everything that is typed here is what they are told."""

    question = forms.CharField(
        label=_("What are they asked to do?"),
        help_text=_("For example: accompany to the appointment at the town hall. Nothing about why, and no name."),
        max_length=160,
    )
    answer_by = DayField(label=_("On which day?"))
    at = forms.TimeField(
        label=_("At what time?"), required=False, widget=forms.TextInput({"inputmode": "numeric", "class": "kim-w-day"})
    )
    place = forms.CharField(label=_("Where do they meet?"), required=False, max_length=120)
    names = forms.MultipleChoiceField(label=_("With whom? The name goes along."), required=False, widget=ChoiceMultiple)
    life_area = forms.ChoiceField(
        label=_("Life area of the step"), choices=[*LIFE_AREAS.items()], initial=str(LifeArea.PARTICIPATION)
    )

    def __init__(self, trusted: TrustedPerson, offers: Sequence[Offer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.trusted = trusted
        found = [option for offer in offers for option in offer.options if option.key.endswith(NAME)]
        field: Any = self.fields["names"]
        field.choices = [(option.key, option.group) for option in found]

    @classmethod
    def again(cls, offers: Sequence[Offer], packet: Packet, trusted: TrustedPerson, data: Any = None) -> ErrandForm:
        """What the draft says."""
        chosen, errand = packet.chosen, packet.chosen.get("errand", {})
        begun = {
            "version": packet.version,
            "question": chosen.get("question", ""),
            "answer_by": packet.answer_by,
            "names": [key for key in chosen.get("parts", []) if key.endswith(NAME)],
            **errand,
        }
        return cls(trusted, offers, data, initial=begun)

    def values(self) -> dict[str, Any]:
        """What the action gets."""
        given = self.cleaned_data
        errand = {
            "at": given["at"].strftime("%H:%M") if given["at"] else "",
            "place": given["place"].strip(),
            "life_area": given["life_area"],
        }
        same = {name: given[name] for name in ("question", "answer_by")}
        parts = ["errand", *given["names"]]
        return {"kind": PacketKind.STEP_CARD, "trusted": self.trusted, "errand": errand, "parts": parts, **same}
