import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.truth import Truth, all_of, any_of
from kim.pathways.rules.values import (
    MET,
    MET_BY_DEVIATION,
    NOT_APPLICABLE,
    NOT_MET,
    Outcome,
    Reason,
    Value,
    both,
    discretion,
    either,
    missing,
    of_two_passes,
    question,
)

outcomes = st.sampled_from(
    [MET, NOT_MET, MET_BY_DEVIATION, NOT_APPLICABLE, missing("pay slip"), question("LQ-60B"), discretion("5.3.2")]
)
TRUTH = {Value.MET: Truth.YES, Value.NOT_MET: Truth.NO, Value.UNKNOWN: Truth.UNKNOWN}


@given(st.lists(outcomes))
def test_and_and_or_follow_kleene_without_what_does_not_apply(found: list[Outcome]) -> None:
    answers = [TRUTH[one.value] for one in found if one.value in TRUTH]
    assert TRUTH[both(found).value] is all_of(answers)
    assert TRUTH[either(found).value] is any_of(answers)


@given(st.lists(outcomes))
def test_an_unknown_always_says_why(found: list[Outcome]) -> None:
    for combined in (both(found), either(found)):
        assert bool(combined.reasons) is (combined.value is Value.UNKNOWN)


def test_one_way_without_deviation_keeps_the_effect() -> None:
    assert not either([MET_BY_DEVIATION, MET]).lowered
    assert either([NOT_MET, MET_BY_DEVIATION]).lowered
    assert both([MET, MET_BY_DEVIATION]).lowered


def test_an_open_way_lowers_the_effect_only_if_no_other_is_open_or_the_authority_decides() -> None:
    by_deviation = Outcome(Value.UNKNOWN, (Reason.MISSING_EVIDENCE,), lowered=True)
    assert not either([missing("passport"), by_deviation]).lowered
    assert either([NOT_MET, by_deviation]).lowered
    assert either([missing("school"), discretion("5.3.2")]).lowered


def test_reasons_and_missing_evidence_of_all_open_parts_are_kept_once() -> None:
    combined = both([missing("a"), missing("b"), question("LQ-60B"), missing("a"), MET])
    assert combined.reasons == ("missing_evidence", "LQ-60B")
    assert combined.missing == ("a", "b")


@pytest.mark.parametrize(
    ("documented", "claimed", "value"),
    [
        (MET, MET, Value.MET),
        (NOT_MET, NOT_MET, Value.NOT_MET),
        (missing("x"), MET, Value.UNKNOWN),
        (missing("x"), NOT_MET, Value.UNKNOWN),
        (NOT_MET, MET, Value.UNKNOWN),
        (MET, NOT_MET, Value.UNKNOWN),
        (NOT_APPLICABLE, NOT_MET, Value.UNKNOWN),
    ],
)
def test_what_is_only_claimed_leaves_it_open_if_it_matters(documented: Outcome, claimed: Outcome, value: Value) -> None:
    combined = of_two_passes(documented, claimed)
    assert combined.value is value
    assert (Reason.MISSING_EVIDENCE in combined.reasons) is (value is Value.UNKNOWN)


def test_a_claim_that_would_open_discretion_says_so() -> None:
    combined = of_two_passes(missing("pass"), discretion("5.3.2"))
    assert combined.value is Value.UNKNOWN and combined.lowered
    assert set(combined.reasons) == {"missing_evidence", "discretion:5.3.2"}
