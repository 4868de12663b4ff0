"""The catalogue of components, read from their files: the style page and the reference page come from here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "templates" / "cotton"
_HEAD = re.compile(r"^{% comment %}(?P<text>.*?) Slots: (?P<slots>.*?)\.?{% endcomment %}", re.DOTALL)
_VARS = re.compile(r"<c-vars (?P<vars>.*?)/>", re.DOTALL)
_VAR = re.compile(r':?([a-z_]+)="([^"]*)"')


@dataclass(frozen=True)
class Component:
    """One file under `templates/cotton/`: what it is for, its parameters with defaults, its named slots."""

    file: str
    purpose: str
    slots: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def tag(self) -> str:
        return f"c-{self.file.replace('_', '-')}"


def catalogue() -> list[Component]:
    """All components in the order of their names. Raises ValueError for a file without head or parameters."""
    return [read(path) for path in sorted(FOLDER.glob("*.html"))]


def read(path: Path) -> Component:
    """Parse one component file."""
    text = path.read_text()
    head, declared = _HEAD.search(text), _VARS.search(text)
    if not head or not declared:
        raise ValueError(f"{path.name}: begins with a comment that ends in 'Slots: …', then <c-vars … />.")
    named = re.sub(r"\(.*?\)", "", head["slots"]).split(";")[0]
    slots = {name.strip() for name in named.split(",")}
    parameters = tuple((n, d) for n, d in _VAR.findall(declared["vars"]) if n not in slots or d)
    return Component(path.stem, " ".join(head["text"].split()), head["slots"], parameters)


def as_markdown() -> str:
    """The reference page `docs/reference/components.md`."""
    lines = [_INTRO]
    for component in catalogue():
        given = ", ".join(
            f"`{name}`" + (f" (`{default}`)" if default else "") for name, default in component.parameters
        )
        lines += [f"## `<{component.tag}>`", "", component.purpose, "", f"- Parameters: {given}"]
        lines += [f"- Slots: {component.slots}", ""]
    return "\n".join(lines)


_INTRO = """# Components

Written by `python -m kim.ui.components`; a test fails when it is stale. Every component is shown on the internal
style page `/intern/gestaltung/` (demo and development). A colon before a parameter hands over a variable:
`<c-tabs :items="tabs" />`. In rows of long tables use the tags of `{% load kim_ui %}` (`icon`, `state_icon`,
`waitbar`, `mini_phases`): they are several times quicker.
"""


if __name__ == "__main__":
    page = Path(__file__).resolve().parents[3] / "docs" / "reference" / "components.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(as_markdown())
