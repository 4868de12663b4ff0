"""The public, read-only interface: services marked public, as HSDS 3, paged and limited per address of the caller.

Invented entries and those that are not marked never leave. It knows no log-in and no cookie: everybody gets the same.
"""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import NinjaAPI, Query, Schema, Status
from ninja.throttling import AnonRateThrottle

from kim.directory.exchange import hsds
from kim.directory.models import Service
from kim.kernel import clock

LIMIT = "120/m"
VERSION = "1.0.0"
NAMESPACE = "directory-interface"


class Problem(Schema):
    """Why there is no answer."""

    detail: Any


class Page(Schema):
    """A page of services; the names are those of HSDS 3."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[dict[str, Any]]


class Info(Schema):
    """What this interface is."""

    version: str
    profile: str
    openapi_url: str


interface = NinjaAPI(
    title="Verzeichnis der Angebote",
    version=VERSION,
    description="Angebote des Kreises als HSDS 3, nur lesend.",
    urls_namespace=NAMESPACE,
    docs_url=None,
    throttle=[AnonRateThrottle(LIMIT)],
)
ANSWERS = {422: Problem, 429: Problem}
"""What may come instead: a question that makes no sense, and too many of them."""


@interface.get("/", response={200: Info, **ANSWERS}, url_name="info", summary="Was diese Schnittstelle ist")
def info(request: HttpRequest) -> Any:
    """Version and profile (HSDS: GET /)."""
    document = request.build_absolute_uri(reverse(f"{NAMESPACE}:openapi-json"))
    return Info(version="3.1", profile="https://docs.openreferral.org", openapi_url=document)


@interface.get("/services", response={200: Page, **ANSWERS}, url_name="services", summary="Alle Angebote")
def services(
    request: HttpRequest,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    per_page: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Any:
    """Services by name, page by page."""
    found = _public()
    total = found.count()
    pages = max(1, -(-total // per_page))
    contents = [hsds.service(one) for one in found[(page - 1) * per_page : page * per_page]]
    return Page(
        total_items=total,
        total_pages=pages,
        page_number=page,
        size=len(contents),
        first_page=page == 1,
        last_page=page >= pages,
        empty=not contents,
        contents=contents,
    )


@interface.get(
    "/services/{hsds_id}",
    response={200: dict[str, Any], 404: Problem, **ANSWERS},
    url_name="service",
    summary="Ein Angebot",
)
def service(request: HttpRequest, hsds_id: UUID) -> Any:
    """One service by its identifier."""
    for one in _public():
        if hsds.uuid_of("service", one.key) == str(hsds_id):
            return hsds.service(one)
    return Status(404, Problem(detail="Not Found"))


def _public() -> Any:
    found = Service.objects.valid_on(clock.today()).filter(is_public=True, is_demo=False)
    return found.select_related("organisation", "municipality").prefetch_related("serves").order_by("name", "pk")
