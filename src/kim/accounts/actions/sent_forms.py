"""One form, sent once: a double click, a retry after a lost answer or a reload writes nothing twice.

    with transaction.atomic():
        result = act()
        sent_forms.remember(request, answer)   # raises SentBefore: everything in the block is undone

The mark is taken *after* the act and in its transaction. Of two that run at the same time the second waits at the
unique key until the first is through, and is then undone. The key covers all fields: a form that was corrected and sent
again from the same page is another form.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from kim.accounts.models import SentForm
from kim.kernel import clock
from kim.ui import drafts

KEPT_FOR = timedelta(days=1)


class SentBefore(Exception):
    """The very same form was sent and done; `answer` is the address that it led to."""

    def __init__(self, answer: str) -> None:
        super().__init__("sent before")
        self.answer = answer


def remember(request: HttpRequest, answer: str) -> None:
    """Note that this form is done and where it led; raises `SentBefore` if it was done before."""
    key = _key(request)
    if key is None:
        return
    try:
        with transaction.atomic():
            SentForm.objects.create(key=key, user_id=int(request.user.pk or 0), answer=answer, sent_at=clock.now())
    except IntegrityError:
        raise SentBefore(SentForm.objects.get(key=key).answer) from None


def answer_to(request: HttpRequest) -> str | None:
    """Where the very same form led before; None if it was never done."""
    key = _key(request)
    row = SentForm.objects.filter(key=key).first() if key else None
    return row.answer if row else None


def sweep() -> int:
    """Remove the marks of yesterday; returns how many."""
    return SentForm.objects.filter(sent_at__lte=clock.now() - KEPT_FOR).delete()[0]


def _key(request: HttpRequest) -> str | None:
    """None for a form without a mark of its opening."""
    opening = request.POST.get(drafts.OPENING)
    if not opening or not request.user.is_authenticated:
        return None
    fields = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    return hashlib.sha256(repr((request.user.pk, request.path, fields)).encode()).hexdigest()
