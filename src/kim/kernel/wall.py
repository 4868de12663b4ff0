"""The second wall: row-level security between units, coarser than the policy on purpose.

Contexts declare in `wall.py` which tables stand behind it; the step after `migrate` writes the policies. No roles in
here: it catches the forgotten filter, the raw query, the report. Without a context there are no rows and no inserts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from django.db.models import ForeignKey, Model

# A scalar subquery is evaluated once per statement and keeps index use; after a transaction the setting is an empty
# string, not null, hence nullif.
UNIT = "(SELECT nullif(current_setting('app.unit', true), '')::bigint)"
ACTOR = "(SELECT nullif(current_setting('app.actor', true), '')::bigint)"
TODAY = "(SELECT nullif(current_setting('app.today', true), '')::date)"


@dataclass(frozen=True)
class Wall:
    """Policy of one table: who may see a row, and which row may be written (default: the same)."""

    model: type[Model]
    using: str
    check: str


@dataclass
class Registry:
    walls: dict[type[Model], Wall] = field(default_factory=dict)
    insert_only: list[type[Model]] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


registry = Registry()


def behind(model: type[Model], using: str, check: str | None = None) -> None:
    """Put `model` behind the wall: SQL conditions over its own columns and `UNIT`, `ACTOR`, `TODAY`."""
    registry.walls[model] = Wall(model, using, check if check is not None else using)


def own_unit(model: type[Model], *, or_sql: str = "") -> None:
    """Rows of the acting unit, or rows for which `or_sql` holds (a standing that the unit was given)."""
    condition = f"unit_id = {UNIT}"
    behind(model, f"({condition} OR {or_sql})" if or_sql else condition)


def insert_only(model: type[Model]) -> None:
    """The runtime role may add rows of `model`, never change or delete them."""
    registry.insert_only.append(model)


def also(sql: str) -> None:
    """An idempotent statement that the owner runs after every migration (composite keys, figures views)."""
    registry.statements.append(sql)


def belongs(child: type[Model], field: str, *, with_column: str = "unit_id", deferred: bool = False) -> None:
    """Bind `child.field` to a parent with the same `with_column`, by a composite key that follows the parent.

    Foreign keys are checked without row-level security, so a plain one would let a unit attach a row to a record it
    cannot see. The composite key refuses that, and `ON UPDATE CASCADE` carries all children along when a record is
    handed over to another unit. `deferred` is for a child that hangs on two parents which move one after the other.
    """
    key = cast("ForeignKey[Model, Model]", child._meta.get_field(field))
    column, parent = key.column, key.remote_field.model._meta.db_table
    name = f"{child._meta.db_table}_{column}_{with_column}"[:63]
    also(f'CREATE UNIQUE INDEX IF NOT EXISTS "{parent}_id_{with_column}" ON "{parent}" (id, "{with_column}")')
    also(
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{name}' "
        f"AND conrelid = '\"{child._meta.db_table}\"'::regclass) THEN "
        f'ALTER TABLE "{child._meta.db_table}" ADD CONSTRAINT "{name}" FOREIGN KEY ("{column}", "{with_column}") '
        f'REFERENCES "{parent}" (id, "{with_column}") ON UPDATE CASCADE '
        f"DEFERRABLE INITIALLY {'DEFERRED' if deferred else 'IMMEDIATE'}; END IF; END $$"
    )
