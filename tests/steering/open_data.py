"""What everybody reads: a meeting with public and other points, and how it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import jsonschema
from django.test import Client
from django.urls import reverse

from kim.steering.models import AgendaItem, Meeting, StructuralIssue
from tests.steering.oparl_schemas import ERROR, PAGE

START = "/oparl/v1.1/"


@dataclass
class Town:
    """A public meeting with a public paper, a public point and one of each that is not; and a meeting that is not."""

    meeting: Meeting
    secret: Meeting
    issue: StructuralIssue
    hidden: StructuralIssue
    points: dict[str, AgendaItem]


def get(path: str, status: int = 200, **query: str) -> Any:
    """The answer of an address or a full URL, as anybody gets it."""
    parts = urlsplit(path)
    answer = Client().get(f"{parts.path}?{parts.query}" if parts.query else parts.path, query)
    assert answer.status_code == status, (path, answer.content[:300])
    found = answer.json()
    if status >= 400:
        jsonschema.validate(found, ERROR)
    return found


def list_of(name: str, **query: str) -> Any:
    page = get(reverse("steering:oparl-list", args=[name]), **query)
    jsonschema.validate(page, PAGE)
    return page


def names(name: str, **query: str) -> list[str]:
    return [row.get("name", row["id"]) for row in list_of(name, **query)["data"]]


def gone_from(name: str, since: datetime) -> list[Any]:
    """What a list says is gone since then."""
    return [each for each in list_of(name, modified_since=since.isoformat())["data"] if each.get("deleted")]
