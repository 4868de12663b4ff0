"""Less looking for rubbish: models, forms and templates stay as long as the process does, and what a page leaves behind
is cleared up when the page has been sent."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any

Application = Callable[..., Iterable[bytes]]

# New objects before the youngest are looked through while somebody waits. A page leaves some three thousand in rings.
YOUNG, MIDDLE, OLD = 500_000, 20, 50
# Clearing up after fifteen pages took thirty milliseconds, of whichever page it happened in.
PAGES = 10


def settle() -> None:
    """Call it once, when everything is loaded: what is there now is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def tidying(application: Application) -> Application:
    """The WSGI application, clearing up after every so many answers, once they have been sent."""
    pages = count(1)

    def answer(environ: Any, start_response: Any) -> Iterable[bytes]:
        given = application(environ, start_response)
        return given if next(pages) % PAGES else _ClearsUp(given)

    return answer


class _ClearsUp:
    """An answer whose server says when it is through with it (PEP 3333)."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        """What the answer itself closes, and then the rest."""
        self._answer.close()
        gc.collect(1)
