"""Less looking for rubbish: models, forms and templates stay as long as the process does."""

from __future__ import annotations

import gc

# New objects before the youngest are looked through; a page makes some ten thousand and leaves hardly any in a ring.
YOUNG, MIDDLE, OLD = 50_000, 20, 50


def settle() -> None:
    """Call it once, when everything is loaded: what is there now is never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
