"""The files of a district and the entries in them, with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kim.organisations.district import documents, shape
from kim.organisations.district.documents import Document, Steps
from kim.organisations.district.problems import Problem
from kim.organisations.rules.periods import Ages, Period

REQUIRED = ("district", "municipalities", "organisations", "responsibilities")
# Checked here, kept whole for whoever loads them: `positions` this context, the others those that own them.
ELSEWHERE = ("schemes", "positions", "figures", "services")
OPTIONAL = ("bodies", *ELSEWHERE)


class Anything(list[str]):
    """The keys of a file that could not be read: whatever refers to it is not reported on top."""

    def __contains__(self, key: object) -> bool:
        return True


@dataclass(frozen=True)
class Entry:
    """One mapping of a file. Values that did not fit the schema are absent."""

    document: Document
    steps: Steps
    values: dict[str, Any]

    def text(self, name: str) -> str:
        """The value of `name`, an empty string when absent."""
        return str(self.values.get(name, ""))

    def items(self, name: str) -> list[tuple[int, str]]:
        """The texts of the list `name` with their positions."""
        value = self.values.get(name)
        return [(i, one) for i, one in enumerate(value) if one is not None] if isinstance(value, list) else []

    def entries(self, name: str) -> list[Entry]:
        """The mappings of the list `name`."""
        found = self.values.get(name)
        rows = enumerate(found) if isinstance(found, list) else ()
        return [Entry(self.document, (*self.steps, name, i), row) for i, row in rows if isinstance(row, dict)]

    def day(self, name: str) -> date | None:
        return date.fromisoformat(self.values[name]) if name in self.values else None

    def number(self, name: str) -> int | None:
        value: int | None = self.values.get(name)
        return value

    @property
    def key(self) -> str:
        return self.text("key")

    @property
    def period(self) -> Period:
        return Period(self.day("valid_from"), self.day("valid_to"))

    @property
    def ages(self) -> Ages:
        return Ages(self.number("age_from"), self.number("age_to"))

    @property
    def has_known_period(self) -> bool:
        """False if a day was given but made no sense: then nothing is said about overlaps."""
        days = ("valid_from", "valid_to")
        return not any((*self.steps, day) in self.document.lines and day not in self.values for day in days)

    def line(self, *names: str | int) -> int:
        return self.document.line(*self.steps, *names)

    def report(self, names: tuple[str | int, ...], code: str, **values: object) -> None:
        """Note a problem at this entry, or at one of its values."""
        self.document.report((*self.steps, *names), code, **values)


@dataclass(frozen=True)
class Files:
    """All files of one folder, read and checked for shape."""

    documents: dict[str, Document]

    def head(self, name: str) -> Entry:
        """A file as one entry; empty if the file is not there."""
        document = self.documents.get(name) or Document(f"{name}.yaml")
        return Entry(document, (), document.value if isinstance(document.value, dict) else {})

    def entries(self, name: str, part: str | None = None) -> list[Entry]:
        """The entries of a file; `part` where the list is not called like the file."""
        return self.head(name).entries(part or name)

    def units(self) -> Iterator[tuple[Entry, Entry]]:
        """Every unit with its organisation."""
        for organisation in self.entries("organisations"):
            for unit in organisation.entries("units"):
                yield organisation, unit

    def keys(self, name: str, part: str | None = None) -> list[str]:
        """The keys of a file's entries."""
        return [one.key for one in self.entries(name, part)] if self._is_read(name) else Anything()

    def unit_keys(self) -> list[str]:
        return [unit.key for _, unit in self.units()] if self._is_read("organisations") else Anything()

    def _is_read(self, name: str) -> bool:
        """False for a required file that is missing, and for every file that could not be read."""
        document = self.documents.get(name)
        return document.value is not None if document else name not in REQUIRED

    def places_of(self, entry: Entry) -> list[str]:
        """The municipalities that an entry is about; `all` stands for every one."""
        if entry.values.get("places") == "all":
            return list(self.keys("municipalities"))
        return [place for _, place in entry.items("places")]

    @property
    def problems(self) -> list[Problem]:
        return [problem for document in self.documents.values() for problem in document.problems]


def read(folder: Path) -> tuple[Files, list[Problem]]:
    """Read a folder. The problems are those of the folder itself; those of the files stand in the files."""
    if not folder.is_dir():
        return Files({}), [Problem(str(folder), 0, "not_a_folder" if folder.exists() else "no_folder")]
    known = [f"{name}.yaml" for name in (*REQUIRED, *OPTIONAL)]
    here = sorted(path.name for path in folder.iterdir() if path.suffix in (".yaml", ".yml", ".json"))
    problems = [Problem(f"{name}.yaml", 0, "missing_file") for name in REQUIRED if f"{name}.yaml" not in here]
    problems += [Problem(name, 0, "unknown_file", {"known": ", ".join(known)}) for name in here if name not in known]
    return Files({name[:-5]: _shaped(folder, name) for name in known if name in here}), problems


def _shaped(folder: Path, name: str) -> Document:
    document = documents.load(folder / name, name)
    if document.value is not None:
        shape.check(document, name[:-5])
    return document
