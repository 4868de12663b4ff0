"""Where catalogues lie, and how they are read and written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from kim.config.trouble import Trouble

PACKAGE = Path(__file__).resolve().parents[2]
CATALOGUE = Path("locale", "de", "LC_MESSAGES", "django.po")
# Written by us instead of Babel: its header carries dates and program versions that change without reason.
HEADER = """msgid ""
msgstr ""
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def contexts(package: Path = PACKAGE, names: Sequence[str] = ()) -> list[Path]:
    """Folders of the contexts `names`; of all, kernel, ui and config included, if there are none."""
    folders = {file.parent.name: file.parent for file in sorted(package.glob("*/__init__.py"))}
    if unknown := [name for name in names if name not in folders]:
        sentence = _("There is no context %(name)s; there are %(known)s.")
        raise Trouble(sentence % {"name": unknown[0], "known": ", ".join(folders)})
    return [folders[name] for name in names or folders]


def read(file: Path) -> Catalog:
    """The catalogue in `file`; empty if there is none."""
    if not file.exists():
        return Catalog(locale="de")
    with file.open("rb") as opened:
        return read_po(opened, locale="de")


def text(catalogue: Catalog) -> str:
    """The catalogue as it stands in a file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    return HEADER + buffer.getvalue().decode().strip() + "\n"
