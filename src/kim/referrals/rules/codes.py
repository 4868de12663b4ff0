"""The codes of packets."""

from enum import StrEnum

from kim.consent.rules.codes import Purpose


class PacketKind(StrEnum):
    """What a packet is for."""

    REFERRAL = "referral"
    HAND_OVER = "hand_over"
    QUESTION = "question"
    STEP_CARD = "step_card"
    AUTHORITY_FILE = "authority_file"


# For which purpose the client must have agreed, or a statute be named.
PURPOSES: dict[PacketKind, Purpose] = {
    PacketKind.REFERRAL: Purpose.REFERRAL,
    PacketKind.HAND_OVER: Purpose.REFERRAL,
    PacketKind.QUESTION: Purpose.STEP_SHARING,
    PacketKind.STEP_CARD: Purpose.STEP_SHARING,
    PacketKind.AUTHORITY_FILE: Purpose.AUTHORITY_FILE,
}


class PacketState(StrEnum):
    """How far a packet is. The changes are a table in `rules.course`."""

    DRAFTED = "drafted"
    SENT = "sent"
    DELIVERED = "delivered"
    SEEN = "seen"
    ACCEPTED = "accepted"
    ASKED_BACK = "asked_back"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Side(StrEnum):
    """Who has to act next."""

    SENDER = "sender"
    RECIPIENT = "recipient"


class Way(StrEnum):
    """How a packet reaches its recipient."""

    ACCOUNT = "account"
    LINK = "link"
    PAPER = "paper"


class Urgency(StrEnum):
    """How soon an answer is needed; the days are working days and only what the form begins with."""

    NORMAL = "normal"
    SOON = "soon"
    AT_ONCE = "at_once"


class DeclineReason(StrEnum):
    """Why a recipient does not take it."""

    NOT_RESPONSIBLE = "not_responsible"
    NO_CAPACITY = "no_capacity"
    NOT_FITTING = "not_fitting"
    OTHER = "other"


class LinkUse(StrEnum):
    """What somebody did at a one-time link."""

    WRONG_CODE = "wrong_code"
    OPENED = "opened"
    ANSWERED = "answered"
    FETCHED = "fetched"
