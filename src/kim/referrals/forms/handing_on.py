"""Handing a whole case on to another employer: to whom, with which sentence, and what goes along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.referrals.forms.composing import ComposeForm
from kim.referrals.models import Packet
from kim.referrals.parts import Offer
from kim.referrals.rules.codes import PacketKind
from kim.ui.forms import Combobox

# The recipient, the way and the kind follow from who is asked.
OF_OTHER_PACKETS = ("kind", "holder", "recipient_name", "way", "recipient_mail", "urgency", "step")


class HandOnForm(ComposeForm):
    """As for any packet, but to a case manager of another unit."""

    to = accounts.MembershipField(
        Membership.objects.none(),
        label=_("Who is asked to take the case over?"),
        help_text=_("A case manager of another employer or municipality."),
        widget=Combobox,
        empty_label="",
    )
    field_order = ("version", "to", "question", "answer_by")

    def __init__(self, offers: Sequence[Offer], *args: Any, **kwargs: Any) -> None:
        super().__init__(offers, [], *args, **kwargs)
        for name in OF_OTHER_PACKETS:
            del self.fields[name]
        question: Any = self.fields["question"]
        question.label, question.help_text = _("What do you write to them?"), _("One sentence, without a name.")

    @classmethod
    def first(cls, case: Case, offers: Sequence[Offer], data: Any) -> HandOnForm:
        """Everything is chosen at first: what no consent covers stays here anyway, and the preview names it."""
        keys = [option.key for offer in offers for option in offer.options]
        words = "Die Familie zieht um. Bitte übernehmen Sie die Begleitung."
        return cls(offers, data, initial={"version": 1, "question": words, "parts": keys}).among(case)

    @classmethod
    def again(cls, offers: Sequence[Offer], packet: Packet, data: Any = None) -> HandOnForm:
        """What the draft says."""
        chosen = packet.chosen
        begun: dict[str, Any] = {
            "version": packet.version,
            "to": packet.offered_to.public_id if packet.offered_to else "",
            "question": chosen.get("question", ""),
            "answer_by": None if chosen.get("is_promised") else packet.answer_by,
            "parts": chosen.get("parts", []),
        }
        return cls(offers, data, initial=begun).among(packet.case)

    def among(self, case: Case) -> HandOnForm:
        """Whoever works for another unit than the one of the case."""
        field: Any = self.fields["to"]
        field.queryset = accounts.case_managers(exclude=[case.assigned_to]).exclude(unit=case.unit_id)
        return self

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("question", "answer_by")}
        return {"kind": PacketKind.HAND_OVER, "offered_to": self.cleaned_data["to"], "parts": self.parts(), **given}
