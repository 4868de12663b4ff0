"""Drafts of long forms: saved while somebody types, given back to the same user in the same membership.

No actions in the sense of the audit, like kept inputs (`kept_inputs`): short-lived rows of which no copy may stay.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta

from django.conf import settings

from kim.accounts.models import FormDraft, Membership
from kim.accounts.rules import kept
from kim.accounts.sealing import fernet
from kim.kernel import clock
from kim.ui import drafts
from kim.ui.drafts import Draft

KEPT_FOR = timedelta(days=30)
_PURPOSE = "form-draft"
_MOST_PER_MEMBERSHIP = 100


def save(membership: Membership, place: str, opening: str, typed: dict[str, list[str]]) -> FormDraft | None:
    """Save what is typed so far; None if there is nothing to keep or more than a hand types."""
    fields = kept.worth_keeping({name: values for name, values in typed.items() if name not in drafts.MARKS})
    if fields is None:
        return None
    now = clock.now()
    draft, is_new = FormDraft.objects.update_or_create(
        membership=membership,
        place=_hidden(place),
        opening=opening,
        defaults={
            "user_id": membership.user_id,
            "sealed": fernet(_PURPOSE).encrypt(json.dumps(fields).encode()),
            "saved_at": now,
            "valid_until": now + KEPT_FOR,
        },
    )
    if is_new:
        _make_room(membership)
    return draft


def of(membership: Membership, place: str) -> list[Draft]:
    """The drafts of one form that are not over, newest first."""
    rows = FormDraft.objects.filter(membership=membership, place=_hidden(place), valid_until__gt=clock.now())
    return [Draft(row.opening, row.saved_at, json.loads(fernet(_PURPOSE).decrypt(bytes(row.sealed)))) for row in rows]


def forget(membership: Membership, place: str, opening: str) -> int:
    """Erase a draft that was sent or thrown away; returns how many rows went."""
    return FormDraft.objects.filter(membership=membership, place=_hidden(place), opening=opening).delete()[0]


def sweep() -> int:
    """Remove what nobody came back for; returns how many."""
    return FormDraft.objects.filter(valid_until__lte=clock.now()).delete()[0]


def _make_room(membership: Membership) -> None:
    """The oldest go first: the store is no archive."""
    kept_rows = FormDraft.objects.filter(membership=membership)
    FormDraft.objects.filter(pk__in=[row.pk for row in kept_rows.only("pk")[_MOST_PER_MEMBERSHIP:]]).delete()


def _hidden(place: str) -> str:
    """An address names a case; a table that outlives the page should not."""
    return hmac.new(f"kim-draft-place|{settings.SECRET_KEY}".encode(), place.encode(), hashlib.sha256).hexdigest()
