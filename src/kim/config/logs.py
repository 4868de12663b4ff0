"""Logs are read by people who may see no client: a traceback tells where and what kind, never which values."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from types import TracebackType

from django.db import Error as DjangoError
from psycopg import Error as PsycopgError

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Takes the message of the database out of tracebacks: it quotes the row or the value that was refused.

    The state, the table and the constraint stay, which is what one needs to find the fault.
    """

    def formatException(self, ei: ExcInfo) -> str:  # the name is the base class's
        text = super().formatException(ei)
        for error in _chain(ei[1]):
            if isinstance(error, DjangoError | PsycopgError) and str(error):
                text = text.replace(str(error), _safe(error))
        return text


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        found = waiting.pop()
        if found is not None and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [found.__cause__, found.__context__]


def _safe(error: BaseException) -> str:
    found = error if isinstance(error, PsycopgError) else error.__cause__
    if not isinstance(found, PsycopgError):
        return "(message left out)"
    named = (found.sqlstate, found.diag.table_name, found.diag.constraint_name)
    return f"(message left out: {' '.join(filter(None, named))})"
