"""The log-ins of the demo: a table for the person who started it, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path

FILE = "demo-log-ins.json"


@dataclass(frozen=True)
class LogIn:
    """One invented person who can log in; the password is public on purpose. `role` is a code, `role_name` its word."""

    role: str
    name: str
    unit: str
    email: str
    password: str
    role_name: str


def as_json(log_ins: Sequence[LogIn]) -> str:
    """A list of objects, one for each log-in."""
    return json.dumps([asdict(log_in) for log_in in log_ins], ensure_ascii=False, indent=2)


def keep(data: Path, log_ins: Sequence[LogIn]) -> None:
    """Leave the list in the data folder: the next start shows it without asking the database."""
    (data / FILE).write_text(as_json(log_ins) + "\n")


def kept(data: Path) -> list[LogIn]:
    """The list that was kept."""
    return [LogIn(**fields) for fields in json.loads((data / FILE).read_text())]


def as_table(log_ins: Sequence[LogIn]) -> str:
    """The list with a column for each field, as wide as its longest value; what one types comes first."""
    heads = (_("e-mail"), _("password"), _("role"), _("name"), _("unit"))
    rows = [heads, *((each.email, each.password, each.role_name, each.name, each.unit) for each in log_ins)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in [lines[0], "-" * len(lines[0]), *lines[1:]])
