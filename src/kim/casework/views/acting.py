"""Form in, one action, answer out; a conflict stays on the page of its case.

form = ContactForm(acting.posted(request), initial=…)
answer = acting.save(request, form, lambda: contacts.correct(…), then=url, said=_("Saved."), stored=…)
return answer or http.page(request, "casework/contact.html", {…}, status=form.status)
"""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.http import HttpRequest

from kim.accounts import acting
from kim.accounts.acting import Stored, act_on, back_to, posted, refused
from kim.casework.models import Case
from kim.casework.views import shell
from kim.kernel.doors import MemberRequest

__all__ = ["Stored", "act_on", "back_to", "posted", "refused", "save"]


def _page_of_case(request: HttpRequest) -> tuple[str, dict[str, Any]] | None:
    """Head and tabs of the case that the address names; None where it names none."""
    asking = cast("MemberRequest", request)
    named = request.resolver_match.kwargs.get("case_id") if request.resolver_match else None
    case = Case.objects.visible_to(asking.actor).filter(public_id=named).first() if named else None
    return ("casework/conflict.html", shell.of(asking, case, "")) if case else None


save = partial(acting.save, around=_page_of_case)
