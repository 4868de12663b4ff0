"""The objects of OParl 1.1 as JSON schemas: every property that the specification knows, stricter where it is lax.

Compared property by property with the schemas of the specification of 1.1 (draft 7, with `order`, `locationList` and
`memberCount`) and with its chapters 2.4 to 2.9, 3.0 and 3.1 on 30 November 2026. Those allow any further property and
demand little but `id` and `type`. Here unknown properties are refused, so that a slip in a name is found; what the text
calls obligatory is required (`created` and `modified` everywhere, the lists of 1.1); addresses and moments have the one
form that we give them; what stands inside another object leaves out the way back to it, what stands alone has it.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
NAMESPACE = "https://schema.oparl.org/1.1/"
URL: Schema = {"type": "string", "pattern": r"^https?://[^/]+/oparl/"}
WEB: Schema = {"type": "string", "pattern": r"^https?://"}
TEXT: Schema = {"type": "string", "minLength": 1}
YES: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$"}


def many(of: Schema) -> Schema:
    """A list that is not there rather than empty (3.0)."""
    return {"type": "array", "items": of, "minItems": 1}


COMMON = {"license": WEB, "keyword": many(TEXT), "web": WEB, "created": MOMENT, "modified": MOMENT, "deleted": YES}


def _object(kind: str, required: str, **properties: Schema) -> Schema:
    names = {"id": URL, "type": {"const": NAMESPACE + kind}, **COMMON, **properties}
    return {
        "type": "object",
        "required": ["id", "type", "created", "modified", *required.split()],
        "properties": names,
        "additionalProperties": False,
    }


def inside(alone: Schema, *back: str) -> Schema:
    """The same object inside another one: without the way `back` to it."""
    properties = {name: schema for name, schema in alone["properties"].items() if name not in back}
    return alone | {"required": [name for name in alone["required"] if name not in back], "properties": properties}


LOCATION = _object(
    "Location",
    "meetings",
    **dict.fromkeys(("description", "streetAddress", "room", "postalCode", "subLocality", "locality"), TEXT),
    geojson={"type": "object"},
    **dict.fromkeys(("bodies", "organizations", "persons", "meetings", "papers"), many(URL)),
)
FILE = _object(
    "File",
    "accessUrl paper",
    **dict.fromkeys(("name", "fileName", "mimeType", "sha1Checksum", "sha512Checksum", "text"), TEXT),
    **dict.fromkeys(("accessUrl", "downloadUrl", "masterFile", "person"), URL),
    **dict.fromkeys(("derivativeFile", "meeting", "agendaItem", "paper"), many(URL)),
    **dict.fromkeys(("externalServiceUrl", "fileLicense"), WEB),
    date=DAY,
    size=NUMBER,
)
AGENDA_ITEM = _object(
    "AgendaItem",
    "order meeting",
    **dict.fromkeys(("number", "name", "result", "resolutionText"), TEXT),
    **dict.fromkeys(("meeting", "consultation"), URL),
    **dict.fromkeys(("start", "end"), MOMENT),
    order=NUMBER,
    public={"const": True},
    resolutionFile=FILE,
    auxiliaryFile=many(FILE),
)
CONSULTATION = _object(
    "Consultation",
    "paper agendaItem meeting organization",
    **dict.fromkeys(("paper", "agendaItem", "meeting"), URL),
    organization=many(URL),
    authoritative=YES,
    role=TEXT,
)
SYSTEM = _object(
    "System",
    "oparlVersion body",
    oparlVersion={"const": NAMESPACE},
    otherOparlVersions=many(URL),
    body=URL,
    **dict.fromkeys(("name", "contactEmail", "contactName"), TEXT),
    **dict.fromkeys(("website", "vendor", "product"), WEB),
)
LISTS = (
    *("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file"),
    *("locationList", "legislativeTermList", "membership"),
)
BODY = _object(
    "Body",
    f"name system legislativeTerm {' '.join(LISTS)}",
    **dict.fromkeys(("name", "shortName", "ags", "rgs", "contactEmail", "contactName", "classification"), TEXT),
    **dict.fromkeys(("licenseValidSince", "oparlSince"), MOMENT),
    **dict.fromkeys(("system", "mainOrganization", *LISTS), URL),
    website=WEB,
    equivalent=many(WEB),
    location=inside(LOCATION, "bodies", "meetings"),
    # A list that is obligatory is empty rather than not there (3.0); a district's bodies of integration know no terms.
    legislativeTerm={"type": "array", "maxItems": 0},
)
ORGANIZATION = _object(
    "Organization",
    "body name",
    **dict.fromkeys(("name", "shortName", "classification"), TEXT),
    **dict.fromkeys(("body", "meeting", "consultation", "subOrganizationOf", "externalBody"), URL),
    **dict.fromkeys(("startDate", "endDate"), DAY),
    **dict.fromkeys(("memberCount", "votingMemberCount"), NUMBER),
    membership=many(URL),
    post=many(TEXT),
    organizationType={"enum": ["Gremium", "Institution"]},
    website=WEB,
    location=inside(LOCATION, "organizations", "meetings"),
)
MEMBERSHIP = _object(
    "Membership",
    # No person, although the specification has one: seats belong to organisations, and nobody is named.
    "organization onBehalfOf",
    **dict.fromkeys(("organization", "onBehalfOf"), URL),
    **dict.fromkeys(("startDate", "endDate"), DAY),
    role=TEXT,
    votingRight=YES,
)
MEETING = _object(
    "Meeting",
    "name start organization location",
    name=TEXT,
    meetingState={"enum": ["terminiert", "eingeladen", "durchgeführt"]},
    cancelled=YES,
    start=MOMENT,
    end=MOMENT,
    location=inside(LOCATION, "meetings"),
    organization=many(URL),
    **dict.fromkeys(("invitation", "resultsProtocol", "verbatimProtocol"), inside(FILE, "meeting", "paper")),
    auxiliaryFile=many(inside(FILE, "meeting", "paper")),
    agendaItem=many(inside(AGENDA_ITEM, "meeting")),
)
PAPER = _object(
    "Paper",
    "body name mainFile",
    **dict.fromkeys(("name", "reference", "paperType"), TEXT),
    body=URL,
    date=DAY,
    **dict.fromkeys(("relatedPaper", "superordinatedPaper", "subordinatedPaper"), many(URL)),
    **dict.fromkeys(("underDirectionOf", "originatorOrganization"), many(URL)),
    mainFile=inside(FILE, "paper"),
    auxiliaryFile=many(inside(FILE, "paper")),
    location=many(inside(LOCATION, "papers", "meetings")),
    consultation=many(inside(CONSULTATION, "paper")),
)
OBJECTS = {
    schema["properties"]["type"]["const"]: schema
    for schema in (
        *(SYSTEM, BODY, ORGANIZATION, MEMBERSHIP, MEETING, AGENDA_ITEM, PAPER, CONSULTATION, FILE, LOCATION),
    )
}
# What an address in a property leads to: the type of an object, or a list of them.
REFERENCES = {
    "System": {"body": ["Body"]},
    "Body": {
        "system": "System",
        **{name: [name[0].upper() + name[1:].removesuffix("List")] for name in LISTS},
    },
    "Organization": {
        "body": "Body",
        "membership": "Membership",
        "meeting": ["Meeting"],
        "consultation": ["Consultation"],
    },
    "Membership": {"organization": "Organization", "onBehalfOf": "Organization"},
    "Meeting": {"organization": "Organization"},
    "AgendaItem": {"meeting": "Meeting", "consultation": "Consultation"},
    "Paper": {"body": "Body"},
    "Consultation": {
        "paper": "Paper",
        "agendaItem": "AgendaItem",
        "meeting": "Meeting",
        "organization": "Organization",
    },
    "File": {"paper": "Paper"},
    "Location": {"meetings": "Meeting"},
}
PAGE: Schema = {
    "type": "object",
    "required": ["data", "pagination", "links"],
    "additionalProperties": False,
    "properties": {
        "data": {"type": "array", "items": {"type": "object"}},
        "pagination": {
            "type": "object",
            "required": ["totalElements", "elementsPerPage", "currentPage", "totalPages"],
            "additionalProperties": {"type": "integer"},
        },
        "links": {
            "type": "object",
            "required": ["first", "self", "last"],
            "properties": dict.fromkeys(("first", "prev", "self", "next", "last"), URL) | {"web": WEB},
            "additionalProperties": False,
        },
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
# What is answered instead of an object (2.9).
ERROR: Schema = {
    "type": "object",
    "required": ["type", "message", "debug"],
    "additionalProperties": False,
    "properties": {"type": {"const": NAMESPACE + "Error"}, "message": TEXT, "debug": TEXT},
}
