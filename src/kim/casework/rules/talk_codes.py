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


class TrainingTopic(StrEnum):
    """What a training is about. Coarse on purpose: it is counted by this."""

    RESIDENCE_LAW = "residence_law"
    SOCIAL_LAW = "social_law"
    DATA_PROTECTION = "data_protection"
    COUNSELLING = "counselling"
    TRAUMA_AND_HEALTH = "trauma_and_health"
    LANGUAGE_MEDIATION = "language_mediation"
    DIVERSITY = "diversity"
    CHILDREN_AND_SCHOOL = "children_and_school"
    WORK_AND_RECOGNITION = "work_and_recognition"
    CO_OPERATION = "co_operation"
    TOOLS = "tools"
    OTHER = "other"


class Audience(StrEnum):
    """Who is to be trained."""

    CASE_MANAGERS = "case_managers"
    OFFICES = "offices"
    ADVICE_SERVICES = "advice_services"
    VOLUNTEERS = "volunteers"
    INTERPRETERS = "interpreters"


class Urgency(StrEnum):
    """By when it would help."""

    NOW = "now"
    THIS_YEAR = "this_year"
    SOME_TIME = "some_time"
