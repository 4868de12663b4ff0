"""Message ids where the collector does not look: inside f-strings. Python before 3.12 hands them over as text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from kim.config.catalogue.extracting import KEYWORDS


def hidden_in(context: Path) -> Iterator[str]:
    """“file:line” of every message of `context` that no catalogue would ever hold."""
    for file in sorted(context.rglob("*.py")):
        for line in _lines(file.read_bytes()):
            yield f"{file.relative_to(context.parent)}:{line}"


def _lines(source: bytes) -> list[int]:
    texts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (node for text in texts for node in ast.walk(text) if isinstance(node, ast.Call))
    return sorted({call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS})
