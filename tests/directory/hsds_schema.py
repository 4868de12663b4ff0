"""The shape of an HSDS 3 page of services, as the specification describes it.

Written from https://docs.openreferral.org (version 3.1): the published schemas are in no package registry. It is
stricter than they are: what is not named here may not occur.
"""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
ID: dict[str, Any] = {"type": "string", "format": "uuid"}
AGE: dict[str, Any] = {"type": "number", "minimum": 0}


def thing(required: str, **properties: Any) -> dict[str, Any]:
    """An object with an identifier and nothing that is not named."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", *required.split()],
        "properties": {"id": ID, **properties},
    }


def many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


ADDRESS = thing(
    "address_1 city state_province postal_code country address_type",
    **dict.fromkeys(("address_1", "city", "postal_code", "country"), TEXT),
    state_province={"type": "string"},
    address_type={"enum": ["physical", "postal", "virtual"]},
)
LOCATION = thing(
    "location_type",
    location_type={"enum": ["physical", "postal", "virtual"]},
    name=TEXT,
    addresses=many(ADDRESS),
    accessibility=many(thing("", description=TEXT, details=TEXT)),
)
SCHEDULE = thing(
    "",
    freq={"enum": ["WEEKLY", "MONTHLY"]},
    byday={"type": "string", "pattern": "^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"},
    opens_at={"type": "string", "pattern": r"^\d\d:\d\d$"},
    closes_at={"type": "string", "pattern": r"^\d\d:\d\d$"},
    description=TEXT,
)
ORGANIZATION = thing("name description", name=TEXT, alternate_name=TEXT, description=TEXT, website=TEXT)
TERM = thing("name description", code=TEXT, name=TEXT, description=TEXT, taxonomy=TEXT)
SERVICE = thing(
    "name status organization",
    **dict.fromkeys(("name", "description", "url", "email", "application_process", "fees_description"), TEXT),
    eligibility_description=TEXT,
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    minimum_age=AGE,
    maximum_age=AGE,
    assured_date={"type": "string", "format": "date"},
    organization=ORGANIZATION,
    languages=many(thing("", name=TEXT, code=TEXT)),
    phones=many(thing("number", number=TEXT)),
    schedules=many(SCHEDULE),
    service_areas=many(thing("", name=TEXT, extent=TEXT, extent_type=TEXT)),
    service_at_locations=many(thing("location", location=LOCATION)),
    attributes=many(thing("link_entity", link_entity=TEXT, value=TEXT, taxonomy_term=TERM)),
)
BOOLEAN: dict[str, Any] = {"type": "boolean"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
PAGE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
    "properties": {
        **dict.fromkeys(("total_items", "total_pages", "page_number", "size"), COUNT),
        **dict.fromkeys(("first_page", "last_page", "empty"), BOOLEAN),
        "contents": many(SERVICE),
    },
}
