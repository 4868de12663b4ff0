"""Whoever decides for an authority sits in that authority."""

import pytest

from kim.accounts.actions import memberships
from kim.accounts.rules.roles import Role, may_sit_in
from kim.kernel.errors import RuleViolation
from tests.cast import Cast


@pytest.mark.parametrize(
    ("role", "office", "may"),
    [
        (Role.IMMIGRATION_OFFICER, "immigration_authority", True),
        (Role.IMMIGRATION_OFFICER, "naturalisation_authority", False),
        (Role.IMMIGRATION_OFFICER, "case_management", False),
        (Role.NATURALISATION_OFFICER, "naturalisation_authority", True),
        (Role.NATURALISATION_OFFICER, "immigration_authority", False),
        (Role.STEERING_MEMBER, "immigration_authority", True),
        (Role.CASE_MANAGER, "other", True),
    ],
)
def test_an_officer_sits_in_an_office_of_that_kind(role: Role, office: str, may: bool) -> None:
    assert may_sit_in(role, office) is may


def test_an_officer_is_not_given_a_seat_in_another_office(cast: Cast) -> None:
    for role, unit in ((Role.IMMIGRATION_OFFICER, cast.auental), (Role.NATURALISATION_OFFICER, cast.immigration)):
        with pytest.raises(RuleViolation) as refused:
            memberships.give(actor=cast.adam.actor, user=cast.mona.user, role=role, unit=unit)
        assert (refused.value.code, refused.value.field) == ("wrong_office", "unit")


def test_an_officer_needs_a_second_factor_and_acts_in_the_authority(cast: Cast) -> None:
    from kim.kernel.access import roles

    assert roles()[Role.IMMIGRATION_OFFICER].second_factor
    assert roles()[Role.NATURALISATION_OFFICER].second_factor
    assert cast.ines.actor.unit_id == cast.immigration.pk
