"""What other contexts may ask of consent."""

from kim.consent.queries import counselling_rests_on, expiring, of_household, shared_areas, sharing_covered, was_told

__all__ = ["counselling_rests_on", "expiring", "of_household", "shared_areas", "sharing_covered", "was_told"]
