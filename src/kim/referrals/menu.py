"""What packets add to the shell and to the page of a case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework import tabs
from kim.casework.models import Case
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.referrals.models import Packet
from kim.referrals.queries import inbox, sent
from kim.ui import menu


def sends(actor: Any) -> bool:
    return access.may(actor, "edit", Packet)


def receives(actor: Any) -> bool:
    return access.may(actor, "answer", Packet)


def is_open(actor: Actor, case: Case) -> bool:
    return not case.is_closed


menu.register_section("packets", _("Packets"), order=5)
menu.register(menu.Entry("casework", _("Packets"), "box", "referrals:desk", sends, sent.needs_somebody, order=26))
menu.register(menu.Entry("packets", _("Inbox"), "mail", "referrals:inbox", receives, inbox.waiting, 10, phone=True))
menu.register(menu.Entry("packets", _("Own steps"), "checklist", "referrals:own-steps", receives, order=12))
tabs.register(tabs.Tab("packets", _("Packets"), "referrals:packets", 67, sent.number_of))
tabs.register_more(tabs.More(_("Compose a packet"), "referrals:packet-new", "box", 12, is_open))
# A packet leaves a case: where no case is kept, nothing is sent and nothing arrives.
menu.needs("referrals", organisations.keeps_case_files)
