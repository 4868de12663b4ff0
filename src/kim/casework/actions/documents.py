"""Verbs on papers of a case. The file goes into the vault first, its row follows; both go together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions.guard import require_of_household, require_open
from kim.casework.models import Case, Document, Step
from kim.casework.rules.document_codes import DocumentKind, DocumentOrigin
from kim.kernel import locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.uploads.checking import Checked, no_room
from kim.kernel.vault import keeping, store
from kim.people import fact_catalogue
from kim.people.models import Person
from kim.people.rules.facts import FactKind
from kim.ui.templatetags.kim_ui import day


@dataclass(frozen=True)
class About:
    """What is known about a paper, beside its file."""

    kind: str
    person: Person | None = None
    step: Step | None = None
    fact: str = ""
    dated_on: date | None = None
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Written:
    """A letter that was written here: its file, and which wording in which language beside the German."""

    content: bytes
    file_name: str
    media_type: str
    letter: str
    version: str
    language: str = ""


@dataclass(frozen=True)
class Brought:
    """A paper that was checked when it was filed for the first time: its content piece by piece, name and type."""

    chunks: Iterable[bytes]
    file_name: str
    media_type: str


@action("document_uploaded", _("A document was uploaded"))
def upload(*, actor: Actor, case: Case, checked: Checked, **about: Any) -> Document:
    """File what somebody brought, see `About`. The same file twice in one case is refused by name and day."""
    require_open(actor, case)
    fields = _fields(case, About(**about))
    kept = _kept(checked.chunks())
    try:
        with transaction.atomic():
            return _create(
                actor,
                case,
                kept,
                fields,
                origin=DocumentOrigin.UPLOADED,
                file_name=checked.name,
                media_type=checked.kind.media_type,
            )
    except IntegrityError as error:
        store.remove(kept.stored.name)
        if "document_once_in_a_case" not in str(error):
            raise
        raise _known(case, kept.sha256) from error


@action("letter_written", _("A letter was written"))
def file_letter(*, actor: Actor, case: Case, written: Written, **about: Any) -> Document:
    """File a letter as it was handed out."""
    require_open(actor, case)
    fields = _fields(case, About(**about))
    return _create(
        actor,
        case,
        _kept([written.content]),
        fields,
        origin=DocumentOrigin.WRITTEN,
        file_name=written.file_name,
        media_type=written.media_type,
        letter=written.letter,
        letter_version=written.version,
        language=written.language,
    )


@action("document_taken_over", _("A paper came along with a hand-over"))
def take_over(*, actor: Actor, case: Case, brought: Brought, **about: Any) -> Document:
    """File a paper that another case manager handed over, as one that somebody brought."""
    require_open(actor, case)
    fields = _fields(case, About(**about))
    file = {"file_name": brought.file_name, "media_type": brought.media_type}
    return _create(actor, case, _kept(brought.chunks), fields, origin=DocumentOrigin.UPLOADED, **file)


@action("document_described", _("What is known of a document was changed"))
def describe(*, actor: Actor, document: Document, version: int, **about: Any) -> Document:
    """Correct everything but the file. Raises `Conflict` for a lost update."""
    require_open(actor, document.case)
    return locking.update(document, version, **_fields(document.case, About(**about)))


@action("document_removed", _("A document was deleted"))
def remove(*, actor: Actor, document: Document) -> None:
    """Delete paper and file, for good. The audit keeps that there was one."""
    require_open(actor, document.case)
    stored = document.stored
    document.delete()
    keeping.remove_after_commit(stored)


def _fields(case: Case, about: About) -> dict[str, Any]:
    if about.dated_on and about.valid_until and about.valid_until < about.dated_on:
        raise RuleViolation("valid_before_date", _("The paper would end before its own date."), "valid_until")
    if about.step is not None and about.step.case_id != case.pk:
        raise RuleViolation("other_case", _("Choose a step of this case."), "step")
    if about.fact and about.person is None:
        raise RuleViolation("fact_needs_person", _("Choose whose fact the paper proves."), "person")
    spec = fact_catalogue.facts().get(about.fact)
    if about.fact and (spec is None or spec.kind is FactKind.FINDING):
        raise RuleViolation("fact_unknown", _("The catalogue has no such fact."), "fact")
    require_of_household(case, about.person)
    known = {name: getattr(about, name) for name in asdict(About(""))}
    return known | {"kind": DocumentKind(about.kind), "note": about.note.strip()}


def _kept(chunks: Any) -> keeping.Kept:
    try:
        return keeping.keep(chunks)
    except OSError as error:
        raise no_room() from error


def _create(actor: Actor, case: Case, kept: keeping.Kept, fields: dict[str, Any], **file: Any) -> Document:
    document: Document = Document.objects.create(
        case=case,
        recorded_by=accounts.membership_of(actor),
        stored=kept.stored,
        size=kept.size,
        sha256=kept.sha256,
        **fields,
        **file,
    )
    return document


def _known(case: Case, sha256: str) -> RuleViolation:
    known = Document.objects.filter(case=case, sha256=sha256, origin=DocumentOrigin.UPLOADED).get()
    sentence = _("This file lies in the case already: %(kind)s, filed on %(day)s.")
    words = {"kind": known.get_kind_display(), "day": day(known.created_at)}
    return RuleViolation("file_known", str(sentence) % words, "file")
