"""What is kept of a form that came too late."""

from hypothesis import given
from hypothesis import strategies as st

from kim.accounts.rules.kept import MOST_BYTES, is_secret, sentences, worth_keeping


def test_what_was_typed_is_kept_as_it_was() -> None:
    assert worth_keeping({"note": ["Two  spaces\nand a line"], "kind": ["phone"]}) == {
        "note": ["Two  spaces\nand a line"],
        "kind": ["phone"],
    }


def test_several_answers_to_one_question_are_kept_in_order() -> None:
    assert worth_keeping({"languages": ["ar", "ckb"]}) == {"languages": ["ar", "ckb"]}


def test_secrets_are_never_kept() -> None:
    assert (
        worth_keeping({"csrfmiddlewaretoken": ["x"], "password": ["y"], "new_password2": ["z"], "code": ["1"]}) is None
    )


def test_an_empty_form_is_not_worth_keeping() -> None:
    assert worth_keeping({"note": ["  "], "kind": [""]}) is None


def test_what_no_hand_types_is_not_kept() -> None:
    assert worth_keeping({"note": ["x" * (MOST_BYTES + 1)]}) is None


def test_umlauts_count_as_what_they_weigh() -> None:
    assert worth_keeping({"n": ["ü" * (MOST_BYTES // 2)]}) is None


def test_sentences_are_shown_and_codes_are_not() -> None:
    assert sentences({"note": [" Called the office. "], "kind": ["phone"], "version": ["3"]}) == ["Called the office."]


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=20), max_size=3), max_size=5))
def test_whatever_is_kept_was_typed_and_is_no_secret(typed: dict[str, list[str]]) -> None:
    kept = worth_keeping(typed) or {}
    assert all(typed[name] == values and not is_secret(name) for name, values in kept.items())
