"""The codes of assessment and plan that are not in `codes`: ends set by law, sources, ways to agree."""

from enum import StrEnum


class LegalEndKind(StrEnum):
    """Whether an end set by law moves when it falls on a day without work (§ 193 BGB): a deadline does, a state not."""

    DEADLINE = "deadline"
    FIXED = "fixed"


class StatementSource(StrEnum):
    """Where a statement on a life area comes from. `INTERPRETED` says how it was said and is never the only one."""

    CLIENT = "client"
    HOUSEHOLD_MEMBER = "household_member"
    DOCUMENT = "document"
    OTHER_OFFICE = "other_office"
    OTHER_PERSON = "other_person"
    OBSERVATION = "observation"
    INTERPRETED = "interpreted"


class HowAgreed(StrEnum):
    """How somebody agreed to a plan. Whether an interpreter helped is said beside it."""

    WRITTEN = "written"
    ON_THE_SPOT = "oral_recorded"
    BY_PHONE = "by_phone"
    BY_VIDEO = "by_video"
    ELECTRONIC = "electronic"
