"""Finding the message ids of a context in its Python files and templates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

SINGULAR, PLURAL, CONTEXT = None, (1, 2), ((1, "c"), 2)
KEYWORDS: dict[str, Any] = {
    "_": SINGULAR,
    "gettext": SINGULAR,
    "gettext_lazy": SINGULAR,
    "gettext_noop": SINGULAR,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def wanted(context: Path) -> Catalog:
    """A catalogue with every message id that `context` uses, untranslated."""
    catalogue = Catalog(locale="de")
    for file in sorted(context.rglob("*.py")):
        _add(catalogue, file.read_bytes())
    for file in sorted((context / "templates").rglob("*")):
        if file.suffix in {".html", ".txt"}:
            _add(catalogue, _as_python(file).encode())
    return catalogue


def _add(catalogue: Catalog, source: bytes) -> None:
    for _line, message, _comments, context in _found(source):
        catalogue.add(message, context=context)


def _found(source: bytes) -> Iterator[tuple[int, Any, list[str], str | None]]:
    return iter(extract("python", io.BytesIO(source), keywords=KEYWORDS))


def _as_python(template: Path) -> str:
    from django.utils.translation.template import templatize

    calls = templatize(template.read_text(), origin=str(template))
    # What is left of the page is indented at will; without leading spaces Python's tokenizer does not care.
    return "\n".join(line.lstrip() for line in calls.splitlines())
