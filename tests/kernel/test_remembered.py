"""What one page asks once."""

from __future__ import annotations

from kim.kernel import remembered
from kim.kernel.actor import Actor, acting_as
from kim.kernel.remembered import for_one_page, not_in_here, once

asked: list[str] = []


@once
def answer(question: str) -> str:
    asked.append(question)
    return question.upper()


def test_a_page_asks_once_and_nothing_is_remembered_without_a_page() -> None:
    asked.clear()
    assert (answer("a"), answer("a")) == ("A", "A")
    with for_one_page():
        assert (answer("a"), answer("a"), answer("b")) == ("A", "A", "B")
        assert remembered.is_on()
    assert answer("a") == "A"
    assert asked == ["a", "a", "a", "b", "a"]


def test_an_action_asks_anew_and_leaves_nothing_behind() -> None:
    asked.clear()
    with for_one_page():
        answer("a")
        with not_in_here():
            answer("a")
            answer("a")
            assert not remembered.is_on()
        answer("a")
    assert len(asked) == 4


def test_somebody_else_gets_an_answer_of_their_own() -> None:
    asked.clear()
    with for_one_page():
        answer("a")
        with acting_as(Actor(user_id=1, role="x")):
            answer("a")
        answer("a")
    assert len(asked) == 2
