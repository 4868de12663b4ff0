"""What a view wrote before it failed is gone; the page that tells of it can still read."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from kim.kernel.actor import Actor, acting_as
from kim.kernel.middleware import TransactionMiddleware

pytestmark = pytest.mark.django_db(transaction=True)


def tables() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname = 'scratch'")
        return int(cursor.fetchone()[0])


def write() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE scratch (id int)")


def run(failure: Exception, seen: list[int], committed: list[str]) -> HttpResponse:
    """As Django's handler does it: the exception becomes a page inside the middleware's transaction."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            write()
            transaction.on_commit(lambda: committed.append("view"))
            raise failure
        except Exception as error:
            middleware.process_exception(request, error)
        seen.append(tables())
        return HttpResponse(status=404)

    middleware = TransactionMiddleware(answer)
    request = RequestFactory().get("/")
    request.actor = Actor.nobody()  # type: ignore[attr-defined]
    return middleware(request)


@pytest.mark.parametrize("failure", [Http404(), PermissionDenied(), ValueError()])
def test_an_exception_undoes_the_view_and_the_error_page_can_read(failure: Exception) -> None:
    seen: list[int] = []
    committed: list[str] = []
    assert run(failure, seen, committed).status_code == 404
    assert seen == [0]
    assert tables() == 0
    assert committed == []


def test_a_broken_statement_does_not_break_the_error_page() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT * FROM no_such_table")
        except Exception as error:
            middleware.process_exception(request, error)
        return HttpResponse(status=404, content=str(tables()))

    middleware = TransactionMiddleware(answer)
    assert middleware(RequestFactory().get("/")).content == b"0"


def test_a_server_error_rolls_everything_back() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        write()
        return HttpResponse(status=500)

    TransactionMiddleware(answer)(RequestFactory().get("/"))
    assert tables() == 0


def test_a_good_answer_commits() -> None:
    committed: list[str] = []

    def answer(request: HttpRequest) -> HttpResponse:
        transaction.on_commit(lambda: committed.append("view"))
        return HttpResponse()

    TransactionMiddleware(answer)(RequestFactory().get("/"))
    assert committed == ["view"]


def planned() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        return str(cursor.fetchone()[0])


def test_what_a_page_asks_is_planned_once_and_what_a_job_asks_for_its_values() -> None:
    with connection.cursor() as cursor:
        # As on a server that is not for tests.
        cursor.execute("SET plan_cache_mode = auto")
    seen: list[str] = []
    request = RequestFactory().get("/")
    request.actor = Actor.nobody()  # type: ignore[attr-defined]
    TransactionMiddleware(lambda _request: (seen.append(planned()), HttpResponse())[1])(request)
    with acting_as(Actor.system("job")), transaction.atomic():
        seen.append(planned())
    assert seen == ["force_generic_plan", "auto"]
    connection.close()
