"""The published JSON schemas of HSDS 3, restated without their explanations: every object that hangs on a service.

Names, types, formats, enumerations and what is required were compared property by property with the schema files of the
repository openreferral/specification (branch 3.2, commit 149f77c) on 30 November 2026; the page with `components` of
schema/openapi.json at commit 0adc618. Licence of those files: CC BY-SA 4.0
(https://creativecommons.org/licenses/by-sa/4.0/), Open Referral.

Stricter than they are in three things: a name that stands in none of them may not occur, a text that the tabular form
calls a date has to be one, and formats are really checked (a JSON schema alone takes them as a remark).
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

Schema = dict[str, Any]
CHECKER = FormatChecker(["uuid", "date"])


@CHECKER.checks("uri")
def _is_uri(value: object) -> bool:
    if not isinstance(value, str):
        return True
    parts = urlsplit(value)
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"\s", value)


@CHECKER.checks("email")
def _is_email(value: object) -> bool:
    return not isinstance(value, str) or bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value))


@CHECKER.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def validate(schema: Schema, found: Any) -> None:
    """Raises `jsonschema.ValidationError`, also for a format."""
    Draft202012Validator(schema, format_checker=CHECKER).validate(found)


FORMATS = {
    **dict.fromkeys(("url", "website", "uri", "term_uri", "schedule_link"), "uri"),
    **dict.fromkeys(("email", "assurer_email"), "email"),
    **dict.fromkeys(("last_modified", "updated"), "date-time"),
    **dict.fromkeys(("assured_date", "valid_from", "valid_to", "dtstart", "until", "last_action_date"), "date"),
}
NUMBERS = {
    *("minimum_age", "maximum_age", "year_incorporated", "latitude", "longitude", "timezone", "count", "interval"),
    *("extension", "amount", "available", "maximum"),
}
PLACES = ["physical", "postal", "virtual"]
ENUMS = {
    "status": ["active", "inactive", "defunct", "temporarily closed"],
    "location_type": PLACES,
    "address_type": PLACES,
    "wkst": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
    "freq": ["WEEKLY", "MONTHLY"],
    # Told in words by the description, not by an enumeration.
    "extent_type": ["geojson", "topojson", "kml", "text"],
}


def _field(name: str) -> Schema:
    if name in NUMBERS:
        return {"type": "number"}
    if name in ENUMS:
        return {"type": "string", "enum": ENUMS[name]}
    found = "uuid" if name == "id" or name.endswith("_id") else FORMATS.get(name, "")
    return {"type": "string"} | ({"format": found} if found else {})


def _object(required: str, fields: str, **parts: Schema) -> Schema:
    """An object with texts, numbers and identifiers by name, and its parts."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": {name: _field(name) for name in fields.split()} | parts,
    }


def many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


METADATA = _object(
    "id last_action_date last_action_type field_name previous_value replacement_value updated_by",
    "id resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value "
    "updated_by",
)
NOTED = {"metadata": many(METADATA)}
TAXONOMY = _object("id name description", "id name description uri version", **NOTED)
TERM = _object(
    "id name description",
    "id code name description parent_id taxonomy language taxonomy_id term_uri",
    taxonomy_detail=TAXONOMY,
    **NOTED,
)
ATTRIBUTE = _object(
    "id",
    "id link_id taxonomy_term_id link_type link_entity value label",
    taxonomy_term=TERM,
    **NOTED,
)
MARKED = {"attributes": many(ATTRIBUTE), **NOTED}
LANGUAGE = _object("id", "id service_id location_id phone_id name code note", **MARKED)
PHONE = _object(
    "id number",
    "id location_id service_id organization_id contact_id service_at_location_id number extension type description",
    languages=many(LANGUAGE),
    **MARKED,
)
CONTACT = _object(
    "id",
    "id organization_id service_id service_at_location_id location_id name title department email",
    phones=many(PHONE),
    **MARKED,
)
ADDRESS = _object(
    "id address_1 city state_province postal_code country address_type",
    "id location_id attention address_1 address_2 city region state_province postal_code country address_type",
    **MARKED,
)
ACCESSIBILITY = _object("id", "id location_id description details url", **MARKED)
SCHEDULE = _object(
    "id",
    "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq "
    "interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes",
    **MARKED,
)
SERVICE_AREA = _object(
    "id",
    "id service_id service_at_location_id name description extent extent_type",
    uri={"type": "string"},
    **MARKED,
)
URL = _object("id url", "id label url organization_id service_id", **MARKED)
FUNDING = _object("id", "id organization_id service_id source", **MARKED)
PROGRAM = _object("id name description", "id organization_id name alternate_name description", **MARKED)
COST_OPTION = _object("id", "id service_id valid_from valid_to option currency amount amount_description", **MARKED)
REQUIRED_DOCUMENT = _object("id", "id service_id document uri", **MARKED)
UNIT = _object("id name", "id name scheme identifier uri", **MARKED)
CAPACITY = _object(
    "id unit available updated", "id service_id unit_id available maximum description updated", unit=UNIT, **MARKED
)
IDENTIFIER = _object(
    "id identifier_type identifier", "id organization_id identifier_scheme identifier_type identifier", **MARKED
)
LOCATION = _object(
    "id location_type",
    "id location_type url organization_id name alternate_name description transportation latitude longitude "
    "external_identifier external_identifier_type",
    languages=many(LANGUAGE),
    addresses=many(ADDRESS),
    contacts=many(CONTACT),
    accessibility=many(ACCESSIBILITY),
    phones=many(PHONE),
    schedules=many(SCHEDULE),
    **MARKED,
)
SERVICE_AT_LOCATION = _object(
    "id",
    "id service_id location_id description",
    service_areas=many(SERVICE_AREA),
    contacts=many(CONTACT),
    phones=many(PHONE),
    schedules=many(SCHEDULE),
    location=LOCATION,
    **MARKED,
)
ORGANIZATION = _object(
    "id name description",
    "id name alternate_name description email website tax_status year_incorporated legal_status logo uri "
    "parent_organization_id",
    tax_id={"type": "string"},
    additional_websites=many(URL),
    funding=many(FUNDING),
    contacts=many(CONTACT),
    phones=many(PHONE),
    locations=many(LOCATION),
    programs=many(PROGRAM),
    organization_identifiers=many(IDENTIFIER),
    **MARKED,
)
SERVICE = _object(
    "id name status",
    "id organization_id program_id name alternate_name description url email status interpretation_services "
    "application_process fees_description wait_time fees accreditations eligibility_description minimum_age "
    "maximum_age assured_date assurer_email licenses alert last_modified",
    additional_urls=many(URL),
    phones=many(PHONE),
    schedules=many(SCHEDULE),
    service_areas=many(SERVICE_AREA),
    service_at_locations=many(SERVICE_AT_LOCATION),
    languages=many(LANGUAGE),
    organization=ORGANIZATION,
    funding=many(FUNDING),
    cost_options=many(COST_OPTION),
    program=PROGRAM,
    required_documents=many(REQUIRED_DOCUMENT),
    contacts=many(CONTACT),
    capacities=many(CAPACITY),
    **MARKED,
)
BOOLEAN: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
# The specification requires `empty` alone; whoever pages through relies on all of them.
PAGE: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
    "properties": {
        **dict.fromkeys(("total_items", "total_pages", "page_number", "size"), COUNT),
        **dict.fromkeys(("first_page", "last_page", "empty"), BOOLEAN),
        "contents": many(SERVICE),
    },
}
INFO: Schema = {
    "type": "object",
    "required": ["version", "profile", "openapi_url"],
    "properties": {
        "version": {"type": "string", "pattern": r"^3\.\d"},
        **{name: {"type": "string", "format": "uri"} for name in ("profile", "openapi_url")},
    },
}
