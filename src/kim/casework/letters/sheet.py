"""One sheet: words and values put together, German and another language side by side, row by row.

The sheet is plain texts and knows no format; PDF, Word document and preview are drawn from the same one, so that what
was previewed is what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kim.casework.letters.catalogue import GERMAN, Letter, Part, Wording, wording

# Set a value off from the writing around it: "Jobcenter (KJC)" stays in order inside an Arabic sentence.
ISOLATE = "\u2068{}\u2069"
NEEDED = re.compile(r"\{(\w+)\}")
# A paragraph inside Arabic writing: without help the sign would change places with the law.
PARAGRAPH = re.compile(r"§+ ?[0-9]+[a-z]*(?: [A-Za-z0-9]+\.?)*")
_LEFTWARD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
# Words that run from right to left, and what stands between two of them.
LEFTWARDS = re.compile(rf"(?:{_LEFTWARD}[\u200c\u200d]*)+(?:\s+(?:{_LEFTWARD}[\u200c\u200d]*)+)*")


@dataclass(frozen=True)
class Pair:
    """The same in German and in the other language (empty where the sheet is German only)."""

    de: str
    other: str = ""


@dataclass(frozen=True)
class Value:
    """Something to fill in: German, and the other language where there are fixed words for it.

    `is_free`: typed by somebody, so the other side says that it is there in German only. Without both, a name or a
    number: the same on both sides.
    """

    de: str
    other: str | None = None
    is_free: bool = False


@dataclass(frozen=True)
class StepLine:
    """A step of the plan. `area` is its life area; `who`, `due` and `law` (an end set by law) are ready texts."""

    title: str
    description: str
    area: str
    who: Pair
    due: Pair
    law: Pair


@dataclass(frozen=True)
class Block:
    """A row of the sheet: `kind` as in the catalogue; `label` of a value; its lines; for steps, their lines."""

    kind: str
    label: Pair
    lines: tuple[Pair, ...] = ()
    steps: tuple[StepLine, ...] = ()


@dataclass(frozen=True)
class Head:
    """Who writes, to whom, when, and who signs. `to` is empty for a sheet that is handed over."""

    sender: tuple[str, ...]
    manager: str
    unit: str
    contact: tuple[str, ...]
    to: tuple[str, ...]
    place_and_day: str
    signers: tuple[str, ...]
    number: str


@dataclass(frozen=True)
class Sheet:
    """Everything that stands on the paper."""

    title: Pair
    language: str
    is_right_to_left: bool
    for_household: bool
    head: Head
    manager_label: Pair
    blocks: tuple[Block, ...]
    signers: tuple[str, ...]
    signature_label: Pair
    notes: tuple[Pair, ...]
    foot: str

    def as_data(self) -> dict[str, Any]:
        """Plain dicts, lists and texts: what templates get."""
        return asdict(self)


Values = Mapping[str, "Value | Sequence[Value] | Sequence[StepLine]"]


def make(letter: Letter, language: str, values: Values, head: Head, about: str = "") -> Sheet:
    """The sheet of `letter` in German, and beside it in `language` unless that is empty; `about` for its foot.

    KeyError for a value that a text needs and nobody gave: a letter with a hole is not written.
    """
    writer = _Writer(
        wording(letter, GERMAN), wording(letter, language) if language else None, {**_of_head(head), **values}
    )
    return Sheet(
        title=writer.text("title"),
        language=language,
        is_right_to_left=bool(writer.other and writer.other.is_right_to_left),
        for_household=letter.for_household,
        head=head,
        manager_label=writer.shared("your_case_manager"),
        blocks=tuple(writer.block(part) for part in letter.parts if writer.has(part)),
        signers=_signers(letter, head, writer.shared("case_manager").de),
        signature_label=writer.shared("signature"),
        notes=writer.notes(),
        foot=f"Fall {head.number} · {about or letter.name} · Wortlaut {letter.version}",
    )


class _Writer:
    """Writes both sides of a text."""

    def __init__(self, german: Wording, other: Wording | None, values: Values) -> None:
        self.german, self.other, self.values = german, other, values

    def text(self, name: str) -> Pair:
        """A text of the letter with its values filled in."""
        return Pair(
            fill_in(self.german.texts[name], self._firsts()),
            fill_in(self.other.texts[name], self._firsts(), self.other) if self.other else "",
        )

    def shared(self, name: str) -> Pair:
        """A fixed word that all letters share."""
        return Pair(self.german.shared["fixed"][name], self.other.shared["fixed"][name] if self.other else "")

    def has(self, part: Part) -> bool:
        """Whether the part is written: what is empty is left out, label and all."""
        if part.when:
            return bool(self.values.get(part.when))
        return part.kind not in ("value", "box", "free", "steps") or bool(self.values.get(part.name))

    def block(self, part: Part) -> Block:
        """One row."""
        if part.kind == "steps":
            lines: Any = self.values[part.name]
            return Block("steps", Pair("", ""), (self.text("what"), self.text("by")), tuple(lines))
        if part.kind in ("value", "box", "free"):
            label = Pair("") if part.kind == "free" else self.text(part.name)
            return Block(part.kind, label, self._lines(self._listed(part.name)))
        return Block(part.kind, Pair(""), (self.text(part.name),))

    def notes(self) -> tuple[Pair, ...]:
        """Which text binds, and that nobody has checked the translation where that is so."""
        if not self.other:
            return ()
        names = ("german_binds",) if self.other.is_checked else ("german_binds", "unchecked")
        return tuple(self.shared(name) for name in names)

    def _listed(self, name: str) -> list[Value]:
        given: Any = self.values[name]
        return [given] if isinstance(given, Value) else list(given)

    def _lines(self, values: Sequence[Value]) -> tuple[Pair, ...]:
        """Both sides; that free texts are there in German only is said once."""
        lines, is_said = [], False
        for value in values:
            lines.append(Pair(value.de, "") if value.is_free and is_said else self._both(value))
            is_said = is_said or value.is_free
        return tuple(lines)

    def _both(self, value: Value) -> Pair:
        if not self.other:
            return Pair(value.de)
        if value.is_free:
            return Pair(value.de, f"({self.shared('german_only').other})")
        return Pair(value.de, said(value, self.other))

    def _firsts(self) -> dict[str, Value]:
        return {name: self._listed(name)[0] for name, given in self.values.items() if given and name != "steps"}


def fill_in(text: str, values: Mapping[str, Value], other: Wording | None = None) -> str:
    """`text` with its values, in German or in the `other` language; from right to left each keeps its own direction."""

    def put(found: re.Match[str]) -> str:
        value = values[found[1]]
        return said(value, other) if other else set_off(value.de)

    if other and other.is_right_to_left:
        text = PARAGRAPH.sub(lambda found: ISOLATE.format(found[0]), text)
    return NEEDED.sub(put, text)


def set_off(text: str) -> str:
    """A name as it stands inside a German line: written from right to left, it draws no comma and no date along."""
    return ISOLATE.format(text) if LEFTWARDS.search(text) else text


def said(value: Value, other: Wording) -> str:
    """What stands for `value` on the other side; German words keep their direction among Arabic ones."""
    text = value.de if value.other is None else value.other
    return ISOLATE.format(text) if other.is_right_to_left else text


def _of_head(head: Head) -> dict[str, Value]:
    return {"manager": Value(head.manager), "unit": Value(head.unit)}


def _signers(letter: Letter, head: Head, role: str) -> tuple[str, ...]:
    signers = head.signers if "persons" in letter.signed_by else ()
    return (*signers, f"{head.manager}, {role}") if "manager" in letter.signed_by else signers
