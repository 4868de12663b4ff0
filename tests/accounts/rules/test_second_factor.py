"""Who must have a second factor."""

from kim.accounts.rules.second_factor import is_needed

WITH_PERSONAL_DATA = {"case_manager", "administrator"}


def test_one_role_with_personal_data_is_enough() -> None:
    assert is_needed(["steering_member", "case_manager"], WITH_PERSONAL_DATA)


def test_roles_without_personal_data_need_none() -> None:
    assert not is_needed(["steering_member", "employer_lead"], WITH_PERSONAL_DATA)


def test_who_holds_nothing_needs_none() -> None:
    assert not is_needed([], WITH_PERSONAL_DATA)
