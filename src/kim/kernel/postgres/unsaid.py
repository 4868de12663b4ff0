"""What the server is told together with the next statement: savepoints, and who acts.

Both mean nothing until something is asked or written, and each would cost a trip of its own: three of four statements
of a refused request were such. So they wait, in their order; whatever is sent takes them along in front of it. What is
gone before anything was sent is never said at all.
"""

from __future__ import annotations

from typing import NamedTuple


class _Word(NamedTuple):
    """A statement that waits. `savepoint`: the one that it makes; empty for who acts, and for a release."""

    text: str
    savepoint: str = ""
    is_context: bool = False


class Unsaid:
    """The words of one connection that wait; they belong to the transaction that is open."""

    def __init__(self) -> None:
        self._words: list[_Word] = []

    def __bool__(self) -> bool:
        return bool(self._words)

    def make(self, savepoint: str, text: str) -> None:
        """A savepoint."""
        self._words.append(_Word(text, savepoint))

    def release(self, savepoint: str, text: str) -> None:
        """What happened since the savepoint stays, unless one around it is gone back to."""
        place = self._place(savepoint)
        if place is None:
            # All savepoints that wait lie inside this one and end with it.
            self._keep_contexts(0)
            self._words.append(_Word(text))
        else:
            self._keep_contexts(place)

    def go_back(self, savepoint: str) -> bool:
        """What happened since the savepoint is gone; whether the server knows it, and has to be told."""
        place = self._place(savepoint)
        if place is None:
            self._words.clear()
            return True
        del self._words[place + 1 :]
        return False

    def act(self, text: str) -> None:
        """Who acts from now on."""
        if self._words and self._words[-1].is_context:
            self._words.pop()
        self._words.append(_Word(text, is_context=True))

    def take(self) -> list[str]:
        """All that waits, statement by statement; after it nothing does."""
        texts = [word.text for word in self._words]
        self._words.clear()
        return texts

    def forget(self) -> None:
        """The transaction is over, and with it all of this."""
        self._words.clear()

    def _place(self, savepoint: str) -> int | None:
        return next((place for place, word in enumerate(self._words) if word.savepoint == savepoint), None)

    def _keep_contexts(self, place: int) -> None:
        """Of what waits from `place` on only the last context counts."""
        contexts = [word for word in self._words[place:] if word.is_context]
        self._words[place:] = contexts[-1:]
        if contexts and place and self._words[place - 1].is_context:
            del self._words[place - 1]
