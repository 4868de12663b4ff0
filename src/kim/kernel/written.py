"""A condition of the policy as SQL, written once for a role and filled for each actor.

Django writes the text of a condition anew for each statement, a subquery in a subquery; that took longer than most
statements take to be answered. The text is Django's own, only kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import BooleanField, Expression, F, Model, Q

from kim.kernel import marks
from kim.kernel.actor import Actor

# The table whose rows are meant, under a name that a statement gives no other.
_ROW = "kim_row"


@dataclass(frozen=True)
class Written:
    """`parts` of the text, to be put together with the name that the statement gives the table."""

    parts: tuple[str, ...]
    params: tuple[Any, ...]
    places: marks.Slots

    def of(self, actor: Actor) -> Allowed:
        """The condition for this actor."""
        return Allowed(self.parts, marks.filled(self.params, self.places, actor))

    def holds(self, actor: Actor, target: Model) -> bool:
        """Whether the stored row of `target` is among those for which the condition holds."""
        table, key = (connection.ops.quote_name(str(name)) for name in (target._meta.db_table, target._meta.pk.column))
        # Only names of the model and text of Django's; whatever came from outside is a parameter.
        question = f"SELECT 1 FROM {table} {_ROW} WHERE {_ROW}.{key} = %s AND ({_ROW.join(self.parts)}) LIMIT 1"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(question, [target.pk, *marks.filled(self.params, self.places, actor)])
            return cursor.fetchone() is not None


def write(model: type[Model], condition: Q) -> Written | None:
    """`condition` as text; None where it joins other tables to the row, or holds always or never."""
    query = model._base_manager.filter(condition).query
    table = query.get_initial_alias()
    if [alias for alias, uses in query.alias_refcount.items() if uses] != [table] or not query.where:
        return None
    query.change_aliases({table: _ROW})
    compiler = query.get_compiler(connection=connection)
    try:
        text, params = compiler.compile(query.where)
        return Written(tuple(text.split(_ROW)), tuple(params), marks.slots(params))
    except (EmptyResultSet, FullResultSet, marks.NotToBeFilled):
        return None


class Allowed(Expression):
    """The condition in a statement of Django's."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, parts: tuple[str, ...], params: tuple[Any, ...], row: Any = None) -> None:
        super().__init__()
        self._parts, self._params = parts, params
        # Becomes the column of the key once the statement is known.
        self._row: Any = row or F("pk")

    def get_source_expressions(self) -> list[Any]:
        """The key of the row: by it the statement tells how it calls the table."""
        return [self._row]

    def set_source_expressions(self, exprs: Any) -> None:
        (self._row,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """The text with the name of the table in this statement."""
        name = compiler.quote_name_unless_alias(self._row.alias)
        return f"({name.join(self._parts)})", self._params
