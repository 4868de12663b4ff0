"""`key__in=[…]` sends the keys as one array, however many there are.

Django writes one placeholder for each key. Who holds 170 cases then pays for 170 of them in every condition of the
policy: they are checked and written one by one, and the driver keeps no plan of a statement that is so long. PostgreSQL
makes the very same array of both.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import EmptyResultSet
from django.db.models import BigAutoField, BooleanField, ForeignKey, Func, IntegerField, QuerySet
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from psycopg.adapt import Dumper
from psycopg.postgres import types


class Keys(list[int]):
    """Keys as the database gets them, in order. Other lists are looked through and written one element at a time."""

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(sorted(keys))

    @cached_property
    def text(self) -> bytes:
        """What PostgreSQL calls an array."""
        return f"{{{','.join(map(str, self))}}}".encode()


class KeysDumper(Dumper):
    """Sends `Keys` as bigint[]; every connection knows it (`kernel.postgres`)."""

    oid = types["int8"].array_oid

    def dump(self, obj: Keys) -> bytes:
        """The array, written once however often it is sent."""
        return obj.text


class _AsArray(In):
    """Plain integers become one parameter; whatever else may stand there is Django's business."""

    _keys: Keys | None = None

    def get_prep_lookup(self) -> Any:
        """Integers are taken as they are; records, words and expressions are prepared one by one."""
        plain = isinstance(self.rhs, tuple | list | set | frozenset) and all(type(key) is int for key in self.rhs)
        if plain and isinstance(self._column(), IntegerField):
            self._keys = Keys(set(self.rhs))
            return self._keys
        return super().get_prep_lookup()

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """`column = ANY (array)`. Raises EmptyResultSet where no key is given, as Django does."""
        if self._keys is None:
            return super().as_sql(compiler, connection)
        if not self._keys:
            raise EmptyResultSet
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY (%s::bigint[])", [*params, self._keys]

    def _column(self) -> Any:
        field = self.lhs.output_field
        return getattr(field, "target_field", field)


@BigAutoField.register_lookup
class KeyIn(_AsArray):
    """For the key itself."""


@ForeignKey.register_lookup
class RelatedKeyIn(_AsArray, RelatedIn):
    """For a column that points to another record."""


class OneOf(Func):
    """Whether the key in `column` is one of those that a query of one column finds: `filter(OneOf("person", rows))`.

    `key__in=rows` lets PostgreSQL choose, and it may read a whole table, or look each key up in an index made for
    something else. An array is looked up in the plain index of the column.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, rows: QuerySet[Any]) -> None:
        super().__init__(column, ArraySubquery(rows.order_by()))
