"""Open data after OParl 1.1: no log-in, so many questions a minute, and nothing that is not public."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kim.accounts import api as accounts
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations
from kim.steering import pdf
from kim.steering.oparl import objects, pages, records, traces
from kim.steering.oparl.actor import ACTOR
from kim.steering.oparl.objects import Object
from kim.steering.queries.paper import paper_of

PER_MINUTE = "240/m/ip"
# Last part of an address → list of the specification.
LISTS_OF_ORGANIZATION = {"meetings": "meeting", "consultations": "consultation"}
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def open_data(view: View[P]) -> View[P]:
    """Anybody may ask, from any page (CORS), as the system actor that sees what is public."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not accounts.is_within_limit(request, "oparl", PER_MINUTE):
            return _refusal(429, _("Too many questions. Please wait a minute."), f"at most {PER_MINUTE}")
        with acting_as(ACTOR):
            try:
                answer = view(request, *args, **kwargs)
            except (Http404, organisations.NoDistrict):
                answer = _refusal(404, _("There is nothing at this address."), request.path)
            except Gone as gone:
                answer = _answer(gone.left)
            except pages.BadFilter as wrong:
                answer = _refusal(400, _("A filter or a page has a value that does not exist."), str(wrong))
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    return require_safe(guarded)


def _answer(content: Object, status: int = 200) -> HttpResponse:
    options = {"ensure_ascii": False}
    return JsonResponse(content, status=status, json_dumps_params=options)


def _refusal(status: int, message: str, debug: str) -> HttpResponse:
    """The object of an error (2.9): a sentence for a reader, and what helps whoever writes the client."""
    return _answer({"type": objects.SCHEMA + "Error", "message": message, "debug": debug}, status)


class Gone(Exception):
    """The object was public once; `left` says so and nothing more."""

    def __init__(self, left: Object) -> None:
        super().__init__()
        self.left = left


def _found(rows: Any, kind: str = "", **key: str) -> Any:
    """The public row. `Gone` for an object of this kind that was public once, 404 for every other id."""
    found = rows.filter(**key).first()
    if found is None:
        left = traces.tombstone(kind, next(iter(key.values()))) if kind else None
        raise Gone(left) if left else Http404
    return found


@open_data
def system(request: HttpRequest) -> HttpResponse:
    return _answer(objects.system())


@open_data
def bodies(request: HttpRequest) -> HttpResponse:
    asked = pages.Asked.of(request.GET.dict())
    return _answer(pages.page([objects.district()], asked, objects.address("bodies")))


@open_data
def body(request: HttpRequest, key: str) -> HttpResponse:
    if key != objects.DISTRICT:
        raise Http404
    return _answer(objects.district())


@open_data
def object_list(request: HttpRequest, name: str) -> HttpResponse:
    if name not in objects.LISTS:
        raise Http404
    asked = pages.Asked.of(request.GET.dict())
    return _answer(pages.page(pages.rows_of(name, asked), asked, objects.address("list", name)))


@open_data
def list_of_organization(request: HttpRequest, body_id: str, name: str) -> HttpResponse:
    """The meetings of one body, or what is on their agendas."""
    if name not in LISTS_OF_ORGANIZATION:
        raise Http404
    found = _found(records.bodies(), public_id=body_id)
    asked = pages.Asked.of(request.GET.dict())
    url = objects.address("list-of-organization", body_id, name)
    return _answer(pages.page(pages.rows_of_body(LISTS_OF_ORGANIZATION[name], found, asked), asked, url))


@open_data
def organization(request: HttpRequest, body_id: str) -> HttpResponse:
    return _answer(objects.organization(_found(records.bodies(), "organization", public_id=body_id)))


@open_data
def institution(request: HttpRequest, key: str) -> HttpResponse:
    return _answer(objects.institution(_found(records.institutions(), "institution", key=key)))


@open_data
def membership(request: HttpRequest, seat_id: str) -> HttpResponse:
    return _answer(objects.membership(_found(records.seats(), "membership", public_id=seat_id)))


@open_data
def meeting(request: HttpRequest, meeting_id: str) -> HttpResponse:
    return _answer(objects.meeting(_found(records.meetings(), "meeting", public_id=meeting_id)))


@open_data
def location(request: HttpRequest, meeting_id: str) -> HttpResponse:
    return _answer(objects.location(_found(records.meetings(), "location", public_id=meeting_id)))


@open_data
def agenda_item(request: HttpRequest, item_id: str) -> HttpResponse:
    item = _found(records.items(), "agendaItem", public_id=item_id)
    agenda = objects.agenda(records.items().filter(meeting=item.meeting))
    return _answer(next(each for each in agenda if each["id"] == objects.address("agendaItem", item_id)))


@open_data
def consultation(request: HttpRequest, item_id: str) -> HttpResponse:
    return _answer(objects.consultation(_found(records.items().exclude(issue=None), "consultation", public_id=item_id)))


@open_data
def paper(request: HttpRequest, issue_id: str) -> HttpResponse:
    return _answer(objects.paper(_found(records.papers(), "paper", public_id=issue_id)))


@open_data
def file(request: HttpRequest, issue_id: str) -> HttpResponse:
    return _answer(objects.file(_found(records.papers(), "file", public_id=issue_id)))


@open_data
def download(request: HttpRequest, issue_id: str) -> HttpResponse:
    """The paper as PDF, with what is public of it, to be looked at."""
    return _paper(issue_id, "inline")


@open_data
def attachment(request: HttpRequest, issue_id: str) -> HttpResponse:
    """The same, to be saved (2.7)."""
    return _paper(issue_id, "attachment")


def _paper(issue_id: str, disposition: str) -> HttpResponse:
    try:
        found = _found(records.papers(), "file", public_id=issue_id)
    except Gone:
        return _refusal(410, _("This file is not public any more."), issue_id)
    answer = HttpResponse(pdf.paper(paper_of(found, ACTOR)), content_type=objects.PDF)
    answer["Content-Disposition"] = f'{disposition}; filename="{found.number}.pdf"'
    return answer
