"""The objects of OParl 1.1 as JSON schemas: names and kinds as the specification has them, stricter where it is lax.

Compared with the schemas of the specification (schema/*.json of 1.1) and its chapters 2.5, 2.8 and 3.1. Those allow any
further property and demand little but `id` and `type`; here unknown properties are refused, so that a slip in a name is
found, and what the text calls obligatory (`created` and `modified` everywhere, the lists of 1.1) is required.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
URL: Schema = {"type": "string", "pattern": r"^https?://[^/]+/oparl/"}
WEB: Schema = {"type": "string", "pattern": r"^https?://"}
TEXT: Schema = {"type": "string", "minLength": 1}
YES: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$"}
COMMON = {"license": WEB, "keyword": {"type": "array", "items": TEXT}, "web": WEB, "deleted": YES}
TIMES = {"created": MOMENT, "modified": MOMENT}


def many(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def _object(kind: str, required: str, **properties: Schema) -> Schema:
    names = {"id": URL, "type": {"const": f"https://schema.oparl.org/1.1/{kind}"}, **COMMON, **TIMES, **properties}
    return {
        "type": "object",
        "required": ["id", "type", *required.split()],
        "properties": names,
        "additionalProperties": False,
    }


LOCATION = _object(
    "Location", "created modified", description=TEXT, streetAddress=TEXT, room=TEXT, postalCode=TEXT, locality=TEXT
)
FILE = _object(
    "File",
    "accessUrl created modified",
    name=TEXT,
    fileName=TEXT,
    mimeType=TEXT,
    date=DAY,
    size={"type": "integer"},
    accessUrl=URL,
    downloadUrl=URL,
    paper=many(URL),
    meeting=many(URL),
)
AGENDA_ITEM = _object(
    "AgendaItem",
    "order created modified",
    meeting=URL,
    number=TEXT,
    order={"type": "integer"},
    name=TEXT,
    public=YES,
    consultation=URL,
    result=TEXT,
    resolutionText=TEXT,
    start=MOMENT,
    end=MOMENT,
)
CONSULTATION = _object(
    "Consultation",
    "created modified",
    paper=URL,
    agendaItem=URL,
    meeting=URL,
    organization=many(URL),
    authoritative=YES,
    role=TEXT,
)
SYSTEM = _object(
    "System",
    "oparlVersion body created modified",
    oparlVersion={"const": "https://schema.oparl.org/1.1/"},
    body=URL,
    name=TEXT,
    contactEmail=TEXT,
    contactName=TEXT,
    website=WEB,
    vendor=WEB,
    product=WEB,
)
LISTS = (
    *("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file"),
    *("locationList", "legislativeTermList", "membership"),
)
BODY = _object(
    "Body",
    f"name system legislativeTerm created modified {' '.join(LISTS)}",
    name=TEXT,
    shortName=TEXT,
    system=URL,
    legislativeTerm=many({"type": "object"}),
    **dict.fromkeys(LISTS, URL),
)
ORGANIZATION = _object(
    "Organization",
    "body name created modified",
    body=URL,
    name=TEXT,
    shortName=TEXT,
    membership=many(URL),
    meeting=URL,
    organizationType={"enum": ["Gremium", "Institution"]},
    classification=TEXT,
    startDate=DAY,
    endDate=DAY,
    website=WEB,
)
MEMBERSHIP = _object(
    "Membership",
    "organization created modified",
    organization=URL,
    onBehalfOf=URL,
    role=TEXT,
    votingRight=YES,
    startDate=DAY,
    endDate=DAY,
)
MEETING = _object(
    "Meeting",
    "created modified",
    name=TEXT,
    meetingState={"enum": ["terminiert", "eingeladen", "durchgeführt"]},
    cancelled=YES,
    start=MOMENT,
    end=MOMENT,
    location=LOCATION,
    organization=many(URL),
    agendaItem=many(AGENDA_ITEM),
)
PAPER = _object(
    "Paper",
    "body name created modified",
    body=URL,
    name=TEXT,
    reference=TEXT,
    date=DAY,
    paperType=TEXT,
    mainFile=FILE,
    consultation=many(CONSULTATION),
)
OBJECTS = {
    schema["properties"]["type"]["const"]: schema
    for schema in (
        *(SYSTEM, BODY, ORGANIZATION, MEMBERSHIP, MEETING, AGENDA_ITEM, PAPER, CONSULTATION, FILE, LOCATION),
    )
}
PAGE: Schema = {
    "type": "object",
    "required": ["data", "pagination", "links"],
    "additionalProperties": False,
    "properties": {
        "data": many({"type": "object"}),
        "pagination": {
            "type": "object",
            "required": ["totalElements", "elementsPerPage", "currentPage", "totalPages"],
            "additionalProperties": {"type": "integer"},
        },
        "links": {"type": "object", "required": ["first", "self", "last"], "additionalProperties": URL},
    },
}
# What is left of an object that is gone (2.8): these five and nothing else.
GONE: Schema = {
    "type": "object",
    "required": ["id", "type", "created", "modified", "deleted"],
    "additionalProperties": False,
    "properties": {
        "id": URL,
        "type": {"enum": [kind for kind in OBJECTS if not kind.endswith(("/System", "/Body"))]},
        "created": MOMENT,
        "modified": MOMENT,
        "deleted": {"const": True},
    },
}
