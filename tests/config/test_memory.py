"""What pages leave behind goes once an answer has been sent."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from kim.config.serving import memory


class Answer:
    closed = 0

    def __iter__(self) -> Iterator[bytes]:
        return iter([b"Heute"])

    def close(self) -> None:
        self.closed += 1


def test_every_so_many_answers_it_clears_up_after_the_answer_and_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[int] = []
    monkeypatch.setattr(gc, "collect", cleared.append)
    given = [Answer() for _each in range(2 * memory.PAGES)]
    waiting = iter(given)
    application = memory.tidying(lambda _environ, _start: next(waiting))
    for number in range(1, len(given) + 1):
        answer: Any = application({}, None)
        assert b"".join(answer) == b"Heute"
        assert len(cleared) == (number - 1) // memory.PAGES
        answer.close()
    assert cleared == [1, 1]
    assert [each.closed for each in given] == [1] * len(given)
