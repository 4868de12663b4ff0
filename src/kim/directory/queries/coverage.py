"""What directory and schemes offer, as the coverage rules want it."""

from __future__ import annotations

from datetime import date

from kim.directory.models import Service, SupportScheme
from kim.directory.rules.coverage import Offer
from kim.kernel import clock


def offers(on: date | None = None) -> list[Offer]:
    """Everything that is offered on a day (today). A scheme that focuses on a stay excludes no other."""
    day = on or clock.today()
    schemes = [_of_scheme(one) for one in SupportScheme.objects.valid_on(day)]
    services = Service.objects.valid_on(day).select_related("municipality").prefetch_related("serves")
    return [*schemes, *(_of_service(one) for one in services)]


def _of_scheme(one: SupportScheme) -> Offer:
    return Offer(
        key=one.key,
        name=str(one),
        stays=frozenset() if one.residence_is_focus else frozenset(one.residence),
        places=frozenset(one.places),
        age_from=one.age_from,
        age_to=one.age_to,
        manages=one.case_management,
        says_whom=bool(one.target_group or one.residence or one.age_from is not None or one.age_to is not None),
    )


def _of_service(one: Service) -> Offer:
    served = frozenset(place.key for place in one.serves.all())
    places = served or frozenset([one.municipality.key] if one.municipality else [])
    ages = one.age_from is not None or one.age_to is not None
    return Offer(
        key=one.public_id,
        name=one.name,
        areas=frozenset(one.life_areas),
        audiences=frozenset(one.audiences),
        stays=frozenset(one.stays),
        places=places,
        age_from=one.age_from,
        age_to=one.age_to,
        says_whom=bool(places and (one.audiences or one.for_whom or one.stays or ages)),
    )
