"""The codes of talking and remembering: how often a task comes back, and how far a conference is."""

from enum import StrEnum


class Repeat(StrEnum):
    """After what a task comes back. How many of them lie between is a number of its own."""

    WEEKS = "weeks"
    MONTHS = "months"


class ConferenceState(StrEnum):
    """How far a case conference is. A changed date makes it planned again: nobody knows the new one yet."""

    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    RECORDED = "recorded"
    CANCELLED = "cancelled"
