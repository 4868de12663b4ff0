"""What other contexts may ask of consent."""

from kim.consent.actions.withdrawals import when_withdrawn
from kim.consent.queries import (
    Agreed,
    agreed,
    counselling_rests_on,
    expiring,
    hold_still,
    of_household,
    releases_expiring,
    releases_of,
    shared_areas,
    sharing_covered,
    was_told,
    with_an_end,
)
from kim.consent.rules.codes import Purpose

__all__ = [
    "Agreed",
    "Purpose",
    "agreed",
    "counselling_rests_on",
    "expiring",
    "hold_still",
    "of_household",
    "releases_expiring",
    "releases_of",
    "shared_areas",
    "sharing_covered",
    "was_told",
    "when_withdrawn",
    "with_an_end",
]
