"""The codes of how work is organised: two forms of counselling, other hands, supervision, the end of a case.

The codes of the work itself (phases, goals, steps, contacts, obstacles) stand in `codes`.
"""

from enum import StrEnum


class CaseForm(StrEnum):
    """Units that stay apart in every figure: deep case management, and advice without a plan."""

    DEEP = "deep"
    SHORT = "short"


class HandOverState(StrEnum):
    """An offer of a case, or of all cases of somebody who left. Nothing moves before it is accepted."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Lacked(StrEnum):
    """Whether something was missing in the system, looked at when a case is closed. Not discussed is not "nothing"."""

    NOT_ASKED = "not_asked"
    NOTHING = "nothing"
    SOMETHING = "something"


class EvaluationQuestion(StrEnum):
    """What the household is asked at the end. Few on purpose; the answers stay in the case."""

    UNDERSTOOD = "understood"
    CHANGED = "changed"
    KNOWS_WHERE = "knows_where"
    ENOUGH = "enough"


class EvaluationAnswer(StrEnum):
    """How the household answers. A question that was not put has no row, and reads "not asked"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class SupervisionState(StrEnum):
    """A question to professional supervision: whose turn it is."""

    OPEN = "open"
    ASKED_BACK = "asked_back"
    ADVISED = "advised"
    CLOSED = "closed"


class SupervisionKind(StrEnum):
    """What a line of the conversation is. Advice is no instruction: the case manager decides."""

    QUESTION = "question"
    BACK_QUESTION = "back_question"
    ADVICE = "advice"
