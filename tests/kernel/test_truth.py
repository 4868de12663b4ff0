import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.truth import Truth, all_of, any_of

answers = st.sampled_from(Truth)
Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (Y, Y, Y, Y),
        (Y, U, U, Y),
        (Y, N, N, Y),
        (U, U, U, U),
        (U, N, N, U),
        (N, N, N, N),
    ],
)
def test_and_and_or_follow_kleenes_tables(a: Truth, b: Truth, both: Truth, either: Truth) -> None:
    assert a & b is both
    assert b & a is both
    assert a | b is either
    assert b | a is either


def test_not_unknown_is_unknown() -> None:
    assert (~Y, ~N, ~U) == (N, Y, U)


@pytest.mark.parametrize("answer", list(Truth))
def test_an_answer_cannot_be_used_as_a_bool(answer: Truth) -> None:
    with pytest.raises(TypeError):
        bool(answer)


def test_over_nothing_all_holds_and_any_does_not() -> None:
    assert all_of([]) is Y
    assert any_of([]) is N


def test_none_is_not_known() -> None:
    assert [Truth.of(value) for value in (True, False, None)] == [Y, N, U]


@given(answers, answers)
def test_de_morgan_holds(a: Truth, b: Truth) -> None:
    assert ~(a & b) is (~a | ~b)
    assert ~(a | b) is (~a & ~b)


@given(answers, answers, answers)
def test_and_distributes_over_or(a: Truth, b: Truth, c: Truth) -> None:
    assert a & (b | c) is ((a & b) | (a & c))


@given(st.lists(answers))
def test_learning_more_never_turns_a_known_answer_around(given_answers: list[Truth]) -> None:
    for better in (Y, N):
        learned = [better if answer is U else answer for answer in given_answers]
        for combine in (all_of, any_of):
            before = combine(given_answers)
            assert before is U or combine(learned) is before
