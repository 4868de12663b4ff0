"""The innermost middleware: one transaction around the view *and* the rendering of its template.

`ATOMIC_REQUESTS` would end before a lazily rendered template runs its queries, which then see no rows behind the wall.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from kim.kernel import planning, remembered
from kim.kernel.actor import Actor, acting_as


class TransactionMiddleware:
    """Runs the view as `request.actor` inside one transaction; a server error or an exception undoes what it wrote.

    The page that tells of the error is drawn in the same transaction and may read (who acts, which menu), so an
    exception goes back to a savepoint instead of breaking the transaction.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor: Actor = getattr(request, "actor", Actor.nobody())
        with planning.once(), acting_as(actor), transaction.atomic(), remembered.for_one_page():
            request.before_view = transaction.savepoint(), len(connection.run_on_commit)  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        # The handler turns exceptions into responses before __call__ sees them.
        savepoint, waiting = request.before_view  # type: ignore[attr-defined]
        transaction.set_rollback(False)
        transaction.savepoint_rollback(savepoint)
        # Django forgets these only for savepoints that it made itself.
        del connection.run_on_commit[waiting:]
        remembered.forget()
