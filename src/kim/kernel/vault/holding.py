"""How a record holds a file: whoever deletes the record, by whatever way, lets go of the file as well."""

from __future__ import annotations

from django.db.models import Model

from kim.kernel import wall


def follows(model: type[Model], field: str = "stored") -> None:
    """Delete the row in the vault's book after a row of `model` was deleted; the file itself is removed or swept."""
    table = model._meta.db_table
    column = model._meta.get_field(field).column  # type: ignore[union-attr]  # a foreign key
    name = f"kim_lets_go_{table}"
    body = f'BEGIN DELETE FROM kernel_storedfile WHERE id = OLD."{column}"; RETURN NULL; END'  # noqa: S608 - our names
    wall.also(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
    wall.also(f'DROP TRIGGER IF EXISTS kim_lets_go ON "{table}"')
    wall.also(f'CREATE TRIGGER kim_lets_go AFTER DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION {name}()')
