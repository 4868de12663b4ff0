"""Writing letters: what was previewed becomes files, and every file is filed with the version of its wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import documents
from kim.casework.actions.guard import require_open
from kim.casework.letters import printing
from kim.casework.letters.catalogue import Letter
from kim.casework.letters.sheet import Sheet
from kim.casework.models import Case, Document
from kim.kernel import clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import names
from kim.people.models import Person


@dataclass(frozen=True)
class Draft:
    """One sheet that is to be written; `note` says in the list of documents which one it is."""

    sheet: Sheet
    note: str = ""
    person: Person | None = None


@action("letters_written", _("Letters were written"))
def write(
    *, actor: Actor, case: Case, letter: Letter, drafts: Sequence[Draft], formats: Sequence[str]
) -> list[Document]:
    """Print every draft in every format (codes of `printing.FORMATS`) and file it."""
    require_open(actor, case)
    if not formats:
        raise RuleViolation("format_missing", _("Choose at least one format."), "formats")
    return [
        documents.file_letter(
            actor=actor,
            case=case,
            written=_written(letter, draft.sheet, code),
            kind=letter.kind,
            person=draft.person,
            dated_on=clock.today(),
            note=draft.note,
        )
        for draft in drafts
        for code in formats
    ]


def _written(letter: Letter, sheet: Sheet, code: str) -> documents.Written:
    kind, printed = printing.FORMATS[code]
    language = f" de-{sheet.language}" if sheet.language else ""
    # The name says nothing about the household: the file may lie in a folder of downloads.
    name = names.clean(f"{letter.name} {clock.today():%Y-%m-%d}{language}.{code}", kind.endings[0])
    return documents.Written(
        printed(sheet, letter.folder), name, kind.media_type, letter.key, letter.version, sheet.language
    )
