"""The sheet for the client: who may know what and until when, what was handed over, and who opened the file.

Basis: Art. 15 Abs. 1 DSGVO (recipients, purposes) and the promise that everybody may ask who looked. German binds;
what nobody with that mother tongue has read says so. It holds no content of the file and no question of a packet.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from kim.casework.letters import catalogue, head
from kim.casework.letters.catalogue import GERMAN, RIGHT_TO_LEFT
from kim.casework.letters.sheet import ISOLATE, Block, Pair, Sheet
from kim.casework.models import Case
from kim.referrals.queries.who_knows import Allowed, Given, Look, WhoKnows
from kim.ui.templatetags.kim_ui import day

WORDS = Path(__file__).parent / "words.yaml"


@cache
def words() -> dict[str, Any]:
    """All words, by language."""
    stored: dict[str, Any] = YAML(typ="safe").load(WORDS.read_text(encoding="utf-8"))
    return stored


def make(case: Case, known: WhoKnows, language: str = "") -> Sheet:
    """The sheet of a case; `language` one of `letters.catalogue.LANGUAGES`, empty for German alone."""
    writer = _Writer(language)
    return Sheet(
        title=writer.text("title"),
        language=language,
        is_right_to_left=language in RIGHT_TO_LEFT,
        for_household=True,
        head=head.of(case),
        manager_label=writer.shared("fixed", "your_case_manager"),
        blocks=tuple(_blocks(writer, known)),
        signers=(),
        signature_label=writer.shared("fixed", "signature"),
        notes=writer.notes(),
        foot=f"Fall {case.number} · {words()[GERMAN]['title']} · Wortlaut {words()['version']}",
    )


class _Writer:
    """Both sides of a text; names and days keep their own direction among Arabic ones."""

    def __init__(self, language: str) -> None:
        letter = catalogue.current()["consent"]
        self.language, self.german = language, words()[GERMAN]
        self.other = words()[language] if language else None
        self._shared = catalogue.wording(letter, GERMAN).shared
        self._theirs = catalogue.wording(letter, language).shared if language else None

    def text(self, name: str, **values: str | Pair) -> Pair:
        """A text with its values; a value with two sides brings each to its own."""
        german = self.german[name].format(**{key: _side(value, "de") for key, value in values.items()})
        if not self.other:
            return Pair(german)
        theirs = {key: self._set_off(_side(value, "other"), value) for key, value in values.items()}
        return Pair(german, self.other[name].format(**theirs))

    def name(self, text: str) -> Pair:
        """A name, the same on both sides."""
        return Pair(text, self._set_off(text, text) if self.other else "")

    def shared(self, group: str, code: str) -> Pair:
        """A word that all letters share."""
        return Pair(self._shared[group][code], self._theirs[group][code] if self._theirs else "")

    def listed(self, group: str, codes: Iterable[str]) -> Pair:
        """Several of them in one line."""
        found = [self.shared(group, code) for code in codes]
        comma = "، " if self.language in RIGHT_TO_LEFT else ", "
        return Pair(", ".join(one.de for one in found), comma.join(one.other for one in found))

    def notes(self) -> tuple[Pair, ...]:
        """Which text binds, and that nobody has checked the translation where that is so."""
        if not self.other:
            return ()
        names = ("german_binds",) if self.other["checked_by"] else ("german_binds", "unchecked")
        return tuple(self.shared("fixed", name) for name in names)

    def _set_off(self, text: str, value: str | Pair) -> str:
        return ISOLATE.format(text) if self.language in RIGHT_TO_LEFT and isinstance(value, str) else text


def _blocks(writer: _Writer, known: WhoKnows) -> Iterable[Block]:
    yield _line("text", writer.text("intro"))
    yield _line("heading", writer.text("allowed"))
    yield from [_allowed(writer, one) for one in known.allowed] or [_line("text", writer.text("nobody"))]
    yield _line("heading", writer.text("given"))
    yield from [_given(writer, one) for one in known.given] or [_line("text", writer.text("nothing"))]
    yield _line("heading", writer.text("looked"))
    yield from [_look(writer, one) for one in known.looks] or [_line("text", writer.text("nobody_looked"))]
    yield _line("text", writer.text("take_back"))


def _allowed(writer: _Writer, one: Allowed) -> Block:
    about = writer.text("released" if one.is_release else "about", text=writer.listed("data_areas", one.areas))
    purpose = [writer.text("purpose", text=writer.shared("purposes", one.purpose))] if one.purpose else []
    return Block("value", writer.name(one.recipient), (*purpose, about, _until(writer, one.until)))


def _given(writer: _Writer, one: Given) -> Block:
    lines = (
        writer.text("sent", day=day(one.on), text=writer.name(one.mark)),
        writer.text("told", text=writer.listed("data_areas", one.areas)),
        writer.text("open" if one.is_open else "closed"),
    )
    return Block("value", writer.name(one.recipient), lines)


def _look(writer: _Writer, one: Look) -> Block:
    name = "read_packet" if one.of_packet else "opened"
    return Block("value", writer.name(one.who), (writer.text(name, n=str(one.times), day=day(one.last)),))


def _until(writer: _Writer, last: date | None) -> Pair:
    return writer.text("until", day=day(last)) if last else writer.text("no_end")


def _line(kind: str, text: Pair) -> Block:
    return Block(kind, Pair(""), (text,))


def _side(value: str | Pair, side: str) -> str:
    return value if isinstance(value, str) else (value.de if side == "de" else value.other)
