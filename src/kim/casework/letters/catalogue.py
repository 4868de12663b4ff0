"""The catalogue of letters: what there is, in which version, since when, in which languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from ruamel.yaml import YAML

from kim.casework.rules.document_codes import DocumentKind
from kim.kernel import clock

DATA = Path(__file__).parent / "data"
GERMAN = "de"
# How people call their language in it, and which way it is written.
LANGUAGES: dict[str, str] = {
    "ar": "العربية",
    "en": "English",
    "fa": "فارسی",
    "fr": "Français",
    "ku": "Kurmancî",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa"})
KINDS = ("text", "value", "heading", "item", "box", "steps", "free")


@dataclass(frozen=True)
class Part:
    """One part of a letter: its kind, the word or value that it shows, and the value without which it is left out."""

    kind: str
    name: str
    when: str = ""


@dataclass(frozen=True)
class Letter:
    """One version of a letter. `for_household`: handed to the client, so German and another language side by side.

    `root`: the folder that holds it; other contexts keep letters of their own.
    """

    key: str
    version: str
    valid_from: date
    valid_to: date | None
    words: str
    name: str
    use: str
    kind: DocumentKind
    for_household: bool
    signed_by: tuple[str, ...]
    parts: tuple[Part, ...]
    root: Path = DATA

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it can be written in beside German."""
        return tuple(code for code in LANGUAGES if (self.folder / f"{code}.yaml").exists())

    @property
    def folder(self) -> Path:
        """Where its words are."""
        return self.root / f"{self.key}-{self.version}"


@dataclass(frozen=True)
class Wording:
    """The words of one language: those of the letter and those that all letters share."""

    language: str
    texts: Mapping[str, str]
    shared: Mapping[str, Mapping[str, str]]
    is_checked: bool

    @property
    def is_right_to_left(self) -> bool:
        return self.language in RIGHT_TO_LEFT


@cache
def letters(root: Path = DATA) -> tuple[Letter, ...]:
    """All versions of all letters in a folder, the ones of this context unless another one is given."""
    return tuple(read(file) for file in sorted(root.glob("*/letter.yaml")))


def read(file: Path) -> Letter:
    """The letter of one `letter.yaml`, which lies in a folder of its own below the root of its letters."""
    return _letter(_read(file), file.parents[1])


def known() -> tuple[Letter, ...]:
    """All versions that may be written here: ours, and those of the district's own folder after them."""
    return (*letters(), *(letters(settings.KIM_LETTERS) if settings.KIM_LETTERS else ()))


def current(on: date | None = None) -> dict[str, Letter]:
    """The version of each letter that is used on a day (today), in the order in which one needs them.

    The youngest one counts; of two from the same day the district's own.
    """
    day = on or clock.today()
    valid = [one for one in known() if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
    newest = {one.key: one for one in sorted(valid, key=lambda one: one.valid_from)}
    order = ("consent", "release", "plan", "invitation", "referral", "authority")
    return {key: newest[key] for key in sorted(newest, key=lambda key: (key not in order, order.index(key)))}


def on(key: str, day: date) -> Letter:
    """The version of one letter on a day; before the first one, the first. KeyError for an unknown letter."""
    if found := current(day).get(key):
        return found
    versions = sorted((one for one in known() if one.key == key), key=lambda one: one.valid_from)
    if not versions:
        raise KeyError(key)
    return versions[0]


@cache
def wording(letter: Letter, language: str) -> Wording:
    """The words of `letter` in German ("de") or one of its languages; FileNotFoundError for another one."""
    own = _read(letter.folder / f"{language}.yaml")
    shared = _read(DATA / f"words-{letter.words}" / f"{language}.yaml")
    is_checked = language == GERMAN or bool(own["checked_by"] and shared["checked_by"])
    return Wording(language, own["texts"], {name: shared[name] for name in shared if name != "checked_by"}, is_checked)


def _letter(stored: Mapping[str, Any], root: Path) -> Letter:
    return Letter(
        key=stored["key"],
        version=stored["version"],
        valid_from=stored["valid_from"],
        valid_to=stored.get("valid_to"),
        words=stored["words"],
        name=stored["name"],
        use=stored["use"],
        kind=DocumentKind(stored["kind"]),
        for_household=stored["for_household"],
        signed_by=tuple(stored["signed_by"]),
        parts=tuple(_part(part) for part in stored["blocks"]),
        root=root,
    )


def _part(stored: Mapping[str, str]) -> Part:
    [(kind, name)] = [(kind, name) for kind, name in stored.items() if kind != "when"]
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no part of a letter; there are {KINDS}")
    return Part(kind, name, stored.get("when", ""))


def _read(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
