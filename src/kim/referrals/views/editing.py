"""Changing a draft, of whichever kind: each has a form of its own and the same way of storing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.casework.views import acting
from kim.kernel.doors import MemberRequest
from kim.referrals.actions import composing
from kim.referrals.models import Packet


def saved(request: MemberRequest, packet: Packet, form: Any, again: Callable[[Packet], Any]) -> HttpResponse | None:
    """The answer once it is stored, or the page with both versions; None while the form has to be shown.

    `again` makes the form anew from what somebody else has stored meanwhile.
    """
    return acting.save(
        request,
        form,
        lambda: composing.edit(
            actor=request.actor, packet=packet, version=form.cleaned_data["version"], **form.values()
        ),
        then=packet.get_absolute_url(),
        said=_("Saved."),
        stored=acting.Stored(_("Packet"), again),
    )
