"""Codes of the roles. What follows from a role stands in `policy/` and nowhere else."""

from enum import StrEnum


class Role(StrEnum):
    """The roles in which one can act."""

    CASE_MANAGER = "case_manager"
    KI_COORDINATOR = "ki_coordinator"
    STEERING_MEMBER = "steering_member"
    EMPLOYER_LEAD = "employer_lead"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMINISTRATOR = "administrator"
