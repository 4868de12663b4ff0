"""The codes of the directory. Statutory names stay German values."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """For whom something is offered."""

    EVERYONE = "everyone"
    CHILDREN = "children"
    YOUNG_PEOPLE = "young_people"
    ADULTS = "adults"
    PARENTS = "parents"
    WOMEN = "women"
    OLDER_PEOPLE = "older_people"
    DISABLED_PEOPLE = "disabled_people"
    REFUGEES = "refugees"
    NEWLY_ARRIVED = "newly_arrived"


class Stay(StrEnum):
    """On what a stay rests, as coarsely as offers ask for it."""

    AUFENTHALTSERLAUBNIS = "aufenthaltserlaubnis"
    AUFENTHALTSGESTATTUNG = "aufenthaltsgestattung"
    DULDUNG = "duldung"
    FREIZUEGIGKEIT = "freizuegigkeit"
    OHNE = "ohne"


class Visit(StrEnum):
    """How one gets in. By appointment is not closed."""

    NOT_STATED = "not_stated"
    OPEN = "open"
    APPOINTMENT = "appointment"
    BOTH = "both"
    OUTREACH = "outreach"


class Accessible(StrEnum):
    """Whether somebody with a wheelchair gets in without help."""

    NOT_STATED = "not_stated"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Costs(StrEnum):
    """What it costs the client."""

    NOT_STATED = "not_stated"
    FREE = "free"
    REDUCED = "reduced"
    PAID = "paid"


class CorrectionState(StrEnum):
    """A proposal to correct an entry, or who is responsible."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Funding(StrEnum):
    """Who pays for a support scheme, as in the district's files."""

    FEDERAL = "federal"
    STATE = "state"
    DISTRICT = "district"
    MUNICIPAL = "municipal"
    MIXED = "mixed"
    OTHER = "other"
