"""What was typed when the session had ended: kept for its owner, given back to nobody else.

No actions in the sense of the audit: like sessions, these rows are short-lived, and a copy in the audit would be the
very thing that encryption is to prevent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import HttpRequest

from kim.accounts import last_user
from kim.accounts.models import KeptInput, User
from kim.accounts.rules import kept
from kim.accounts.rules.kept import Fields
from kim.accounts.sealing import fernet
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as

_PURPOSE = "kept-input"
_MOST_PER_USER = 20


@dataclass(frozen=True)
class Opened:
    """A kept form in the clear. `had_files`: files came with it and were not kept."""

    row: KeptInput
    path: str
    fields: Fields
    had_files: bool


def keep(request: HttpRequest) -> KeptInput | None:
    """Keep the form of a request without a session for the user who was here last; None where that cannot be."""
    owner = last_user.of(request)
    fields = kept.worth_keeping(dict(request.POST.lists())) if owner else None
    if owner is None or fields is None or not User.objects.filter(pk=owner.user_id, is_active=True).exists():
        return None
    content = {"path": request.get_full_path(), "fields": fields, "had_files": bool(request.FILES)}
    # The wall of this table is the user: the row is written in the name of who was here last.
    with acting_as(Actor(user_id=owner.user_id)):
        if KeptInput.objects.filter(user_id=owner.user_id).count() >= _MOST_PER_USER:
            return None
        return KeptInput.objects.create(
            user_id=owner.user_id,
            membership_id=owner.membership_id or None,
            sealed=fernet(_PURPOSE).encrypt(json.dumps(content).encode()),
            valid_until=clock.now() + kept.VALID_FOR,
        )


def open_for(user: User, key: str) -> Opened | None:
    """The kept form `key` if it is this user's and its hour is not over."""
    row = KeptInput.objects.filter(key=key, user=user, valid_until__gt=clock.now()).first()
    if row is None:
        return None
    content = json.loads(fernet(_PURPOSE).decrypt(bytes(row.sealed)))
    return Opened(row, content["path"], content["fields"], content["had_files"])


def discard(row: KeptInput) -> None:
    """Throw it away before its hour is over."""
    row.delete()


def sweep() -> int:
    """Remove what nobody came back for; returns how many."""
    return KeptInput.objects.filter(valid_until__lte=clock.now()).delete()[0]
