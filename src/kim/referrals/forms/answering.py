"""Answering a packet, and what becomes of the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.forms.base import ActionForm
from kim.referrals import labels
from kim.referrals.actions import taking_in
from kim.referrals.models import Packet
from kim.referrals.rules.codes import PacketState
from kim.referrals.rules.course import COURSE
from kim.ui.forms import Choice, DayField

ANSWERS = {
    PacketState.ACCEPTED: _("We take it"),
    PacketState.DONE: _("It is done, and this came of it"),
    PacketState.ASKED_BACK: _("We have a question first"),
    PacketState.DECLINED: _("We do not take it"),
}
STEP = {
    taking_in.KEEP: _("The step stays as it is"),
    taking_in.OPEN: _("The step no longer waits; there is more to do"),
    taking_in.DONE: _("The step is done"),
}


class AnswerForm(ActionForm):
    """The recipient's answer: only what may follow is offered."""

    state = forms.ChoiceField(label=_("Your answer"), widget=Choice)
    text = forms.CharField(
        label=_("In a sentence or two"), required=False, max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    result_by = DayField(
        label=_("Until when?"), help_text=_("If you take it: when you expect a result."), required=False
    )
    reason = forms.ChoiceField(
        label=_("Why not?"), required=False, help_text=_("If you do not take it."), widget=forms.Select
    )

    def __init__(self, packet: Packet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = PacketState(packet.state)
        # What was just sent is delivered by whoever answers it.
        allowed = COURSE.after(PacketState.DELIVERED if state is PacketState.SENT else state)
        self._set("state", [(code, label) for code, label in ANSWERS.items() if code in allowed])
        self._set("reason", [("", _("please choose")), *labels.DECLINE_REASONS.items()])

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def _set(self, name: str, values: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = values


class NamedAnswerForm(AnswerForm):
    """An answer of somebody who is not logged in."""

    name = forms.CharField(label=_("Who answers?"), max_length=120)

    field_order = ("name",)


class CodeForm(ActionForm):
    """The code that was told by another way."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Eight digits. The case manager tells it to you on the phone or on paper."),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class WordsForm(ActionForm):
    """One text: the answer to a question back, or why a packet is taken back."""

    text = forms.CharField(
        label=pgettext_lazy("packet", "Your words"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )


class TakeInForm(ActionForm):
    """What becomes of the answer; in a closed case nothing but that it was read."""

    step = forms.ChoiceField(label=_("The step"), required=False, widget=Choice)
    task = forms.CharField(label=_("What do you have to do now?"), required=False, max_length=160)
    task_due = DayField(label=_("By when?"), required=False)
    note_contact = forms.BooleanField(label=_("Note the answer as a contact"), required=False, initial=True)

    def __init__(self, packet: Packet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["step"]
        field.choices = [*STEP.items()]
        field.initial = taking_in.DONE if packet.state == PacketState.DONE else taking_in.KEEP
        if packet.step is None:
            del self.fields["step"]
        if packet.case.is_closed:
            self.fields.clear()

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {**given, "step": given.get("step") or taking_in.KEEP}
