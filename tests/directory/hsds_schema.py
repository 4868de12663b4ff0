"""The published JSON schemas of HSDS 3 for the objects that KIM writes and reads, without their explanations.

Names, types, formats, enumerations and what is required are those of the schema files of the repository
openreferral/specification (branch 3.2): location, address, schedule, language, service_area and service_at_location at
commit 149f77c; service, organization, phone, accessibility and taxonomy_term at 01be272, with `last_modified` of the
compiled service_list at 0aadc41; attribute at 0fd7ce5; the page as in examples/service_list.json at 22ba227.
Licence of those files: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), Open Referral.

Stricter than they are in one thing: a name that stands in none of them may not occur. References to objects that KIM
neither writes nor reads (contact, funding, metadata, …) are left as “any object”.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
FORMATS = {"id": "uuid", "url": "uri", "website": "uri", "uri": "uri", "email": "email", "assurer_email": "email"}
NUMBERS = {"minimum_age", "maximum_age", "year_incorporated", "latitude", "longitude", "timezone", "count", "interval"}
ENUMS = {
    "status": ["active", "inactive", "defunct", "temporarily closed"],
    "location_type": ["physical", "postal", "virtual"],
    "address_type": ["physical", "postal", "virtual"],
    "wkst": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
    "freq": ["WEEKLY", "MONTHLY"],
}
# Formats that one object states and another does not.
NOT_UUID = {"organization_id", "program_id", "parent_organization_id", "taxonomy_id", "parent_id"}


def _field(name: str) -> Schema:
    if name in NUMBERS:
        return {"type": "number"}
    if name in ENUMS:
        return {"type": "string", "enum": ENUMS[name]}
    is_uuid = name == "id" or (name.endswith("_id") and name not in NOT_UUID)
    found = "uuid" if is_uuid else FORMATS.get(name, "")
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


ANY: Schema = {"type": "object", "required": ["id"]}
TERM = _object(
    "id name description",
    "id code name description parent_id taxonomy language taxonomy_id term_uri",
    taxonomy_detail=ANY,
    metadata=many(ANY),
)
ATTRIBUTE = _object(
    "id",
    "id link_id taxonomy_term_id link_type link_entity value label",
    taxonomy_term=TERM,
    metadata=many(ANY),
)
MARKED = {"attributes": many(ATTRIBUTE), "metadata": many(ANY)}
LANGUAGE = _object("id", "id service_id location_id phone_id name code note", **MARKED)
PHONE = _object(
    "id number",
    "id location_id service_id organization_id contact_id service_at_location_id number type description",
    extension={"type": "number"},
    languages=many(LANGUAGE),
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
SERVICE_AREA = _object("id", "id service_id service_at_location_id name description extent extent_type uri", **MARKED)
LOCATION = _object(
    "id location_type",
    "id location_type url organization_id name alternate_name description transportation latitude longitude "
    "external_identifier external_identifier_type",
    languages=many(LANGUAGE),
    addresses=many(ADDRESS),
    contacts=many(ANY),
    accessibility=many(ACCESSIBILITY),
    phones=many(PHONE),
    schedules=many(SCHEDULE),
    **MARKED,
)
SERVICE_AT_LOCATION = _object(
    "id",
    "id service_id location_id description",
    service_areas=many(SERVICE_AREA),
    contacts=many(ANY),
    phones=many(PHONE),
    schedules=many(SCHEDULE),
    location=LOCATION,
    **MARKED,
)
ORGANIZATION = _object(
    "id name description",
    "id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri "
    "parent_organization_id",
    **{name: many(ANY) for name in ("funding", "contacts", "locations", "programs", "organization_identifiers")},
    phones=many(PHONE),
    **MARKED,
)
SERVICE = _object(
    "id name status",
    "id organization_id program_id name alternate_name description url email status interpretation_services "
    "application_process fees_description wait_time fees accreditations eligibility_description minimum_age "
    "maximum_age assured_date assurer_email licenses alert last_modified",
    phones=many(PHONE),
    schedules=many(SCHEDULE),
    service_areas=many(SERVICE_AREA),
    service_at_locations=many(SERVICE_AT_LOCATION),
    languages=many(LANGUAGE),
    organization=ORGANIZATION,
    program=ANY,
    **{name: many(ANY) for name in ("funding", "cost_options", "required_documents", "contacts")},
    **MARKED,
)
BOOLEAN: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
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
