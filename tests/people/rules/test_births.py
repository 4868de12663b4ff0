import pytest

from kim.kernel.partial_date import PartialDate
from kim.people.rules.births import Agreement, agreement


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1988-05-23", "1988-05-23", Agreement.SAME),
        ("1988", "1988-05-23", Agreement.COVERS),
        ("1988-05", "1988", Agreement.COVERS),
        ("1988-01-01", "1988-05-23", Agreement.COVERS),
        ("1988-05-23", "1988-05-28", Agreement.NEAR),
        ("1988-05-23", "1998-05-23", Agreement.NEAR),
        ("1988-03-05", "1988-05-03", Agreement.NEAR),
        ("1988-05-23", "", Agreement.UNKNOWN),
        ("", "", Agreement.UNKNOWN),
        ("1988-05-23", "1991-02-11", Agreement.DIFFERS),
        ("1988", "1990", Agreement.DIFFERS),
    ],
)
def test_dates_of_birth_agree_as_far_as_both_are_known(one: str, other: str, expected: Agreement) -> None:
    mine, theirs = PartialDate.from_iso(one), PartialDate.from_iso(other)
    assert agreement(mine, theirs) is expected
    assert agreement(theirs, mine) is expected


def test_a_disputed_date_is_never_against_it() -> None:
    disputed = PartialDate.from_iso("1991-02-11", disputed=True)
    assert agreement(disputed, PartialDate.from_iso("1988-05-23")) is Agreement.NEAR
