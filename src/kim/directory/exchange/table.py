"""The directory as a table: a row per entry, columns in German, lists separated by semicolons.

Reading checks every row by the form that people fill in, so that both know the same rules and say the same sentences.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from kim.directory.exchange import words
from kim.directory.forms.service import ServiceForm
from kim.directory.models import Service

LISTS = ("life_areas", "audiences", "stays", "languages", "serves")
COLUMNS = {
    "schluessel": "key", "name": "name", "organisation": "organisation", "was": "what", "themen": "life_areas",
    "fuer_wen": "audiences", "fuer_wen_text": "for_whom", "nur_mit": "stays", "ab_alter": "age_from",
    "bis_alter": "age_to", "sprachen": "languages", "kommune": "municipality", "fuer_kommunen": "serves",
    "strasse": "street", "plz": "postal_code", "ort": "town", "barrierefrei": "accessible",
    "barrierefrei_text": "accessible_note", "zugang": "visit", "zeiten": "hours", "zeiten_text": "hours_note",
    "kosten": "costs", "kosten_text": "costs_note", "wartezeit_tage": "waiting_days", "telefon": "phone",
    "email": "email", "website": "website", "haelt": "holder", "haelt_email": "holder_email", "leika": "leika",
    "oeffentlich": "is_public",
}  # fmt: skip
NOT_STATED = ("accessible", "visit", "costs")
LINE = " | "
MOST_ROWS = 1000


class NoTable(ValueError):
    """The file is no table that can be read; the sentence says why."""


@dataclass(frozen=True)
class Read:
    """The cells of a row, and what reading them has found: what forbids it, and what is left out."""

    cells: dict[str, str]
    troubles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row as it was read: its number in the file, the entry that it means, the checked form."""

    number: int
    key: str
    stored: Service | None
    form: ServiceForm
    typed: dict[str, str] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> list[str]:
        """What is wrong, as sentences with the German name of the column."""
        columns = {name: column for column, name in COLUMNS.items()}
        found = self.form.errors.as_data()
        return [*self.troubles, *(self._said(columns.get(name, name), name, each) for name, each in found.items())]

    def _said(self, column: str, name: str, errors: list[ValidationError]) -> str:
        """One sentence for a cell; one that was chosen from a list says what the list has."""
        if name in (*words.CODED, *words.NAMED) and any(error.code in words.REFUSED for error in errors):
            return f"{column}: {words.refusal(name, self.typed.get(column, ''))}"
        return f"{column}: {' '.join(str(message) for error in errors for message in error.messages)}"


def write(services: list[Service]) -> str:
    """The whole table, with the byte order mark that spreadsheets want."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows(cells(one) for one in services)
    return "\ufeff" + buffer.getvalue()


def read(content: bytes) -> list[Row]:
    """The rows of a CSV file. `NoTable` if it is none."""
    return list(checked([Read(row) for row in _rows(content)]))


def checked(rows: list[Read], first: int = 2) -> Iterator[Row]:
    """Every row with its form, numbered from `first`; one that cannot be taken over says so in its `errors`."""
    keys = [(row.cells.get("schluessel") or "").strip() for row in rows]
    stored = {one.key: one for one in Service.objects.filter(key__in=keys)}
    known = words.Words()
    for number, (row, key) in enumerate(zip(rows, keys, strict=True), start=first):
        form = ServiceForm(_data(row.cells, known))
        yield Row(number, key, stored.get(key), form, row.cells, row.troubles, row.notes)


def _rows(content: bytes) -> list[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTable(_("The file is not saved as UTF-8. Save it again as CSV UTF-8.")) from error
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") >= first.count(",") else ",")
    unknown = [name for name in reader.fieldnames or [] if name not in COLUMNS]
    if unknown or not {"name", "organisation", "was"} <= set(reader.fieldnames or []):
        raise NoTable(
            _("The first line must name the columns name, organisation and was; not known: %(names)s.")
            % {"names": ", ".join(filter(None, unknown)) or "–"}
        )
    try:
        rows = [row for row in reader if any(row.values())]
    except csv.Error as error:
        raise NoTable(_("The file cannot be read as a table.")) from error
    if len(rows) > MOST_ROWS:
        raise NoTable(_("At most %(most)s rows at once.") % {"most": MOST_ROWS})
    return rows


def _data(row: dict[str, Any], known: words.Words) -> QueryDict:
    data = QueryDict(mutable=True)
    for column, name in COLUMNS.items():
        value = str(row.get(column) or "").strip().lstrip("'")
        if name in LISTS:
            data.setlist(name, _parts(value, name, known))
        elif name == "hours":
            data[name] = value.replace(LINE, "\n")
        elif name == "is_public":
            data.update({name: "on"} if value.lower() in ("ja", "true", "1") else {})
        else:
            data[name] = known.code(name, value) or ("not_stated" if name in NOT_STATED else "")
    return data


def _parts(value: str, name: str, known: words.Words) -> list[str]:
    """A list by its commas; a word may have one itself."""
    whole = known.code(name, value)
    if whole != value:
        return [whole]
    return [known.code(name, part.strip()) for part in value.split(",") if part.strip()]


def cells(one: Service) -> dict[str, str]:
    """An entry as a row of the table."""
    values = {name: getattr(one, name) for name in COLUMNS.values() if name != "serves"}
    values["serves"] = [place.key for place in one.serves.all()]
    return {column: _cell(values[field], field) for column, field in COLUMNS.items()}


def _cell(value: Any, field: str) -> str:
    if value is None:
        return ""
    if field == "is_public":
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ",".join(value)
    text = str(getattr(value, "key", value))
    text = text.replace("\n", LINE) if field == "hours" else text
    # A spreadsheet would run what begins like a formula.
    return f"'{text}" if text[:1] in "=+-@" and text else text
