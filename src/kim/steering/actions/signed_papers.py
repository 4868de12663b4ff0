"""The signed agreement as a file: kept sealed, handed out whole, deleted with its row."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.uploads.checking import Checked, no_room
from kim.kernel.vault import keeping, store
from kim.steering.models import MeasureResult, SignedPaper
from kim.steering.rules.results import ResultKind


@action("agreement_filed", _("A signed agreement was filed"))
def file(*, actor: Actor, result: MeasureResult, checked: Checked, signed_on: date) -> SignedPaper:
    """File what the parties signed. The same file twice is refused."""
    access.require(actor, "edit", result)
    if result.kind != ResultKind.COOPERATION_AGREEMENT:
        raise RuleViolation("no_agreement", _("Only an agreement is signed."), "file")
    if signed_on > clock.today():
        raise RuleViolation("future", _("This day lies ahead."), "signed_on")
    try:
        kept = keeping.keep(checked.chunks())
    except OSError as error:
        raise no_room() from error
    try:
        with transaction.atomic():
            made: SignedPaper = SignedPaper.objects.create(
                result=result,
                signed_on=signed_on,
                stored=kept.stored,
                file_name=checked.name,
                media_type=checked.kind.media_type,
                size=kept.size,
                sha256=kept.sha256,
            )
    except IntegrityError as error:
        store.remove(kept.stored.name)
        raise RuleViolation("there_already", _("This file is filed already."), "file") from error
    return made


@action("agreement_removed", _("A signed agreement was deleted"))
def remove(*, actor: Actor, paper: SignedPaper) -> None:
    """Delete row and file, for good: for a file that was the wrong one."""
    access.require(actor, "edit", paper)
    stored = paper.stored
    paper.delete()
    keeping.remove_after_commit(stored)
