"""The sheet as a file: PDF/UA to be signed and kept, Word to be worked on."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from kim.casework.letters import word_runs
from kim.casework.letters.sheet import Sheet
from kim.kernel import pdf as kernel_pdf
from kim.kernel.uploads.kinds import DOCX, PDF, FileKind

# Line breaks, and what keeps directions and letters of Arabic writing together.
KEPT = "\n\u2068\u2069\u200c\u200d"
PAPERS = Path(__file__).parents[1] / "papers"


def pdf(sheet: Sheet, folder: Path | None = None) -> bytes:
    """PDF/UA-1 and PDF/A-2a. The same look for all letters: no template of one's own keeps these promises."""
    return kernel_pdf.typeset(PAPERS / "sheet.typ", sheet.as_data())


def docx(sheet: Sheet, folder: Path | None = None) -> bytes:
    """A Word document from our template, or that in the letter's `folder`, by a sandboxed engine with plain texts."""
    # Loaded late: a third of a second that only this needs.
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    side = "one" if not sheet.language else "rtl" if sheet.is_right_to_left else "ltr"
    own = folder / f"letter-{side}.docx" if folder else None
    document: Any = DocxTemplate(own if own and own.exists() else PAPERS / f"sheet-{side}.docx")
    document.render(_printable(sheet.as_data()), jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    word_runs.turn(document.docx)
    document.docx.core_properties.title = f"{sheet.title.de} – {sheet.head.number}"
    document.docx.core_properties.author = sheet.head.unit
    out = BytesIO()
    document.save(out)
    return out.getvalue()


FORMATS: dict[str, tuple[FileKind, Callable[[Sheet, Path | None], bytes]]] = {"pdf": (PDF, pdf), "docx": (DOCX, docx)}


def _printable(data: Any) -> Any:
    """The same without characters that XML does not know or that Word takes for commands."""
    if isinstance(data, str):
        return "".join(char for char in data if char.isprintable() or char in KEPT)
    if isinstance(data, dict):
        return {name: _printable(value) for name, value in data.items()}
    return [_printable(value) for value in data] if isinstance(data, list | tuple) else data
