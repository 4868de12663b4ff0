"""The codes of this context, and which rules of law are ways to a more secure stay."""

from enum import StrEnum

WAYS = ("25b", "25a", "104c", "19d", "16g", "60c", "60d", "18", "26_3", "26_4", "9", "10", "8", "9s")
"""Ways to a title, to settlement, to naturalisation. In the order in which they stand where nothing else decides."""
FURTHER = (
    "44", "44a", "referral", "ben.system", "ben.asylblg_2", "ben.bab_duldung", "ben.asylblg_25_5",
    "ben.bafoeg_duldung", "ben.work_duldung", "ben.work_gestattung", "ben.kindergeld", "ben.wogg",
)  # fmt: skip
"""What else the law says about the person: courses, programmes, benefits, work."""
NATURALISATION = frozenset({"10", "8", "9s"})


class Sight(StrEnum):
    """How a criterion stands for somebody who prepares a case."""

    OPEN = "open"
    """A fact or its evidence is missing, and counselling can ask for it."""
    AUTHORITY = "authority"
    """Open, and only an authority can find it out."""
    WEIGH = "weigh"
    """The law leaves an assessment, or is not settled: the authority decides the single case."""
    NOT_MET = "not_met"
    MET = "met"
    NONE = "none"
    """Does not apply to this person."""


class Standing(StrEnum):
    """How a way stands as a whole. No rank and no forecast: what has to happen next."""

    MET = "met"
    """Everything is met, as far as counselling can see."""
    BY_EVIDENCE = "by_evidence"
    """Nothing stands against it; evidence or a decision is missing."""
    BY_TIME = "by_time"
    """Time alone brings it about, and evidence."""
    BY_ACT = "by_act"
    """Something has to change that time does not change."""
    CLOSED = "closed"
    """A condition failed that neither time nor an act can cure."""
    NO_RESULT = "no_result"
    """A rule that has no overall result."""
