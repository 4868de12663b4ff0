"""Bringing catalogues up to what the code uses: translations are kept, what is not used any more goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from kim.config.catalogue.extracting import wanted
from kim.config.catalogue.files import CATALOGUE, PACKAGE, contexts, read, text


def update(names: Sequence[str] = (), package: Path = PACKAGE) -> Iterator[str]:
    """Write the catalogues of the contexts `names` (all if empty); tells one line for each."""
    memory = [read(folder / CATALOGUE) for folder in contexts(package)]
    for folder in contexts(package, names):
        catalogue = merged(folder, memory)
        file = folder / CATALOGUE
        if len(catalogue):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text(catalogue))
        else:
            file.unlink(missing_ok=True)
        missing = sum(1 for message in catalogue if message.id and not is_translated(message.string))
        yield _("%(name)s: %(all)d messages, %(missing)d not translated") % {
            "name": folder.name,
            "all": len(catalogue),
            "missing": missing,
        }


def merged(context: Path, memory: Sequence[Catalog] = ()) -> Catalog:
    """The message ids of the code with the translations of the file, else of another context (`memory`)."""
    new = wanted(context)
    sources = [read(context / CATALOGUE), *memory]
    for message in new:
        if message.id and (known := _known(message, sources)):
            message.string = known.string
            message.flags |= known.flags & {"fuzzy"}
    return new


def _known(message: Message, sources: Sequence[Catalog]) -> Message | None:
    for source in sources:
        found = source.get(message.id, context=message.context)
        same_forms = found and isinstance(found.string, str) == isinstance(message.id, str)
        if found and same_forms and is_translated(found.string):
            return found
    return None


def is_translated(string: str | Sequence[str] | None) -> bool:
    """Whether every form of a translation is there."""
    return all(string) if isinstance(string, (list, tuple)) else bool(string)
