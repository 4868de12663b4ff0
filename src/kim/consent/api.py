"""What other contexts may ask of consent."""

from kim.consent.actions.withdrawals import when_withdrawn
from kim.consent.queries import (
    counselling_rests_on,
    expiring,
    of_household,
    releases_expiring,
    releases_of,
    shared_areas,
    sharing_covered,
    was_told,
)

__all__ = [
    "counselling_rests_on",
    "expiring",
    "of_household",
    "releases_expiring",
    "releases_of",
    "shared_areas",
    "sharing_covered",
    "was_told",
    "when_withdrawn",
]
