"""Things that somebody may have several of, as numbered fields of one form: `language_1`, `level_1`, `language_2` …

A form shows the rows that are stored and a spare one, so that one more can be added without a script. A row in which
nothing was filled in is left out when the form is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Fields = Mapping[str, forms.Field]


@dataclass(frozen=True)
class Rows:
    """One kind of rows. `parts` maps the key of a stored entry to the name of its field; the first one decides.

    `plain`: entries are no mappings but the value of the one part.
    """

    name: str
    parts: Mapping[str, str]
    fields: Callable[[], Fields]
    least: int = 2
    plain: bool = False

    @property
    def lead(self) -> str:
        return next(iter(self.parts.values()))

    def initial(self, entries: list[Any]) -> dict[str, Any]:
        """The values of the fields, from what is stored."""
        return {
            f"{field}_{number}": entry if self.plain else entry.get(part)
            for number, entry in enumerate(entries, start=1)
            for part, field in self.parts.items()
        }

    def count(self, entries: list[Any], data: Any) -> int:
        """How many rows the form has: the stored ones and a spare one, and those that were sent."""
        sent = [name.removeprefix(f"{self.lead}_") for name in (data or ()) if name.startswith(f"{self.lead}_")]
        return max([self.least, len(entries) + 1, *(int(number) for number in sent if number.isdecimal())])

    def values(self, form: forms.Form, count: int) -> list[Any]:
        """The entries that were filled in; what was left open in a row is what its field begins with."""

        def value(name: str, number: int) -> Any:
            field = f"{name}_{number}"
            given = form.cleaned_data.get(field)
            return (form.fields[field].initial or "") if given in (None, "") else given

        filled = [number for number in range(1, count + 1) if self.is_filled(form, number)]
        if self.plain:
            return [form.cleaned_data[f"{self.lead}_{number}"] for number in filled]
        return [{part: value(name, number) for part, name in self.parts.items()} for number in filled]

    def is_filled(self, form: forms.Form, number: int) -> bool:
        """True if something in the row is not what the row begins with."""
        names = [f"{name}_{number}" for name in self.parts.values()]
        return any(form.cleaned_data.get(name) not in (None, "", form.fields[name].initial) for name in names)


class RowsForm(forms.Form):
    """A form with rows. Stored entries come as `initial` under the name of their rows."""

    ROWS: tuple[Rows, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._counts: dict[str, int] = {}
        for rows in self.ROWS:
            entries = list(self.initial.pop(rows.name, ()))
            self.initial.update(rows.initial(entries))
            self._grow(rows, rows.count(entries, self.data if self.is_bound else None))

    def clean(self) -> dict[str, Any]:
        """A row without its first field says nothing of what it is about: it is asked for, never dropped."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for rows in self.ROWS:
            for number in range(1, self._counts[rows.name] + 1):
                lead = f"{rows.lead}_{number}"
                if lead not in self.errors and cleaned.get(lead) in (None, "") and rows.is_filled(self, number):
                    self.add_error(lead, _("Fill in this field as well, or empty the row."))
        return cleaned

    def _grow(self, rows: Rows, count: int) -> None:
        made = rows.fields()
        for number in range(self._counts.get(rows.name, 0) + 1, count + 1):
            for name in rows.parts.values():
                self.fields[f"{name}_{number}"] = deepcopy(made[name])
        self._counts[rows.name] = max(count, self._counts.get(rows.name, 0))

    def meet(self, other: RowsForm) -> None:
        """Give both forms the same rows, so that two versions can be compared line by line."""
        for rows in self.ROWS:
            count = max(self._counts[rows.name], other._counts[rows.name])
            self._grow(rows, count)
            other._grow(rows, count)

    def rows(self, name: str) -> list[list[forms.BoundField]]:
        """The bound fields of each row, for the page."""
        rows = next(rows for rows in self.ROWS if rows.name == name)
        numbers = range(1, self._counts[name] + 1)
        return [[self[f"{field}_{number}"] for field in rows.parts.values()] for number in numbers]

    def entries(self) -> dict[str, list[Any]]:
        """What was filled in, by the name of the rows."""
        return {rows.name: rows.values(self, self._counts[rows.name]) for rows in self.ROWS}
