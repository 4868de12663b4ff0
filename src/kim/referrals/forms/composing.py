"""Composing a packet: to whom, what is asked, by when, and which parts of the case go along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.models import Step
from kim.organisations import api as organisations
from kim.referrals import labels
from kim.referrals.models import Packet
from kim.referrals.parts import Offer, Option, Part
from kim.referrals.rules.codes import PacketKind, Urgency, Way
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField

PART = "part_"


class PartField(forms.MultipleChoiceField):
    """The options of one part and one person. `is_folded`: away, because nothing of it is chosen."""

    def __init__(self, part: Part, label: str, options: list[Option], chosen: list[str]) -> None:
        keys = [option.key for option in options]
        first = [key for key in chosen if key in keys]
        super().__init__(
            label=label,
            required=False,
            choices=[(option.key, option.label) for option in options],
            initial=first,
            widget=ChoiceMultiple,
        )
        self.is_folded = part.folded and not first


class ComposeForm(VersionedForm):
    """One row of choices for each kind of part, and for each person; their keys together are what the action gets."""

    kind = forms.ChoiceField(label=_("What is it for?"), choices=[*labels.KINDS.items()])
    holder = forms.ChoiceField(label=_("To which office?"), required=False, widget=Combobox)
    recipient_name = forms.CharField(label=_("Or to somebody else"), required=False, max_length=200)
    way = forms.ChoiceField(label=_("How?"), choices=[*labels.WAYS.items()], widget=Choice)
    recipient_mail = forms.EmailField(
        label=_("E-mail address for the link"),
        help_text=_("Only for a one-time link. The mail names nobody; the code you tell on the phone."),
        required=False,
    )
    question = forms.CharField(
        label=_("What do you ask?"), help_text=_("One sentence that the recipient can answer."), max_length=300
    )
    urgency = forms.ChoiceField(label=_("How urgent?"), choices=[*labels.URGENCIES.items()], widget=Choice(joined=True))
    answer_by = DayField(
        label=_("Answer by"),
        help_text=_("Leave it empty for the time that the office has promised; the preview shows the day."),
        required=False,
    )
    step = forms.ChoiceField(label=_("Which step waits for it?"), required=False)

    def __init__(self, offers: Sequence[Offer], steps: Iterable[Step], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers, self.steps = offers, list(steps)
        self._set("holder", [("", _("please choose")), *((each.id, each.name) for each in organisations.offices())])
        self._set("step", [("", _("none")), *((each.public_id, each.title) for each in self.steps)])
        chosen = (self.initial or {}).get("parts", [])
        for name, part, label, options in _rows(offers):
            named = {*chosen, *(ChoiceMultiple().value_from_datadict(self.data, self.files, name) or ())}
            listed = [option for option in options if not option.by_name or option.key in named]
            if listed:
                self.fields[name] = PartField(part, label, listed, chosen)

    @property
    def part_fields(self) -> list[Any]:
        """The choices of parts, for the template."""
        return [self[name] for name in self.fields if name.startswith(PART)]

    @classmethod
    def new(cls, offers: Sequence[Offer], steps: Iterable[Step], first: dict[str, Any], data: Any) -> ComposeForm:
        begun = {
            "version": 1,
            "kind": str(PacketKind.REFERRAL),
            "way": str(Way.ACCOUNT),
            "urgency": str(Urgency.NORMAL),
            **first,
        }
        return cls(offers, steps, data, initial=begun)

    @classmethod
    def of(cls, offers: Sequence[Offer], steps: Iterable[Step], packet: Packet, data: Any = None) -> ComposeForm:
        same = ("version", "kind", "recipient_name", "way", "recipient_mail", "urgency", "answer_by")
        first = {name: getattr(packet, name) for name in same}
        first |= {
            "holder": packet.holder.key if packet.holder else "",
            "step": packet.step.public_id if packet.step else "",
            "question": packet.chosen.get("question", ""),
            "parts": packet.chosen.get("parts", []),
        }
        if packet.chosen.get("is_promised"):
            first["answer_by"] = None
        return cls(offers, steps, data, initial=first)

    def values(self) -> dict[str, Any]:
        """What the action gets."""
        same = ("kind", "recipient_name", "way", "recipient_mail", "question", "urgency", "answer_by")
        given = {name: self.cleaned_data[name] for name in same}
        given["holder"] = organisations.unit(self.cleaned_data["holder"]) if self.cleaned_data["holder"] else None
        given["step"] = next((one for one in self.steps if one.public_id == self.cleaned_data["step"]), None)
        return {**given, "parts": self.parts()}

    def parts(self) -> list[str]:
        """Keys of all chosen parts."""
        return [key for name in self.fields if name.startswith(PART) for key in self.cleaned_data[name]]

    def _set(self, name: str, values: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = values


class SendForm(ActionForm):
    """What was previewed is what is sent."""

    previewed = forms.CharField(widget=forms.HiddenInput, min_length=64, max_length=64)


def _rows(offers: Sequence[Offer]) -> Iterator[tuple[str, Part, str, list[Option]]]:
    """One row for each part, and within a part one for each group: name of the field, part, its label, its options."""
    for offer in offers:
        for number, (group, found) in enumerate(groupby(offer.options, key=lambda option: option.group)):
            label = f"{offer.part.label}: {group}" if group else str(offer.part.label)
            yield f"{PART}{offer.part.code}_{number}", offer.part, label, list(found)
