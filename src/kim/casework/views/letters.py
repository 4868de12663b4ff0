"""Letters: choose one, see what will stand in it, write it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.actions import letters
from kim.casework.actions.letters import Draft
from kim.casework.forms.letters import FORMS, LetterForm
from kim.casework.letters import catalogue
from kim.casework.letters.catalogue import LANGUAGES, Letter
from kim.casework.models import Case
from kim.casework.queries import letters as queries
from kim.casework.views import acting, composing, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All letters that can be written today."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    context = {
        **shell.of(request, case, "documents"),
        "letters": catalogue.current().values(),
        "languages": LANGUAGES.values(),
        "back": _url(case),
    }
    return http.page(request, "casework/letters/list.html", context)


@members_only
def new(request: MemberRequest, case_id: str, letter: str) -> HttpResponse:
    """First the preview, then the letter: only what was seen is written."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    chosen = catalogue.current().get(letter)
    if chosen is None:
        raise Http404
    form = _form(request, case, chosen)
    found = composing.drafts(request.actor, case, chosen, form) if form.is_bound and form.is_valid() else []
    changed = _is_changed(request, form, found)
    if found and not changed and request.POST.get("write"):
        answer = acting.save(
            request,
            form,
            lambda: letters.write(
                actor=request.actor, case=case, letter=chosen, drafts=found, formats=form.cleaned_data["formats"]
            ),
            then=lambda _written: _url(case),
            said=_("The letter is written and lies with the documents."),
        )
        if answer:
            return answer
    return _page(request, case, chosen, form, found, changed)


def _form(request: MemberRequest, case: Case, letter: Letter) -> LetterForm:
    residents = queries.residents(request.actor, case)
    return FORMS[letter.key](
        acting.posted(request),
        letter=letter,
        residents=residents,
        recipients=[] if letter.for_household else queries.recipients(request.actor, case),
        language=queries.language_of(residents),
    )


def _is_changed(request: MemberRequest, form: LetterForm, found: list[Draft]) -> bool:
    """Whether something is different from what was previewed; what is shown next counts as previewed."""
    if not found:
        return False
    before, now = request.POST.get("previewed", ""), composing.print_of(found)
    posted: Any = form.data
    shown = posted.copy()
    shown["previewed"] = now
    form.data = shown
    return bool(request.POST.get("write")) and before != now


def _page(
    request: MemberRequest, case: Case, letter: Letter, form: LetterForm, found: list[Draft], changed: bool
) -> HttpResponse:
    context = {
        **shell.of(request, case, "documents"),
        "letter": letter,
        "form": form,
        "drafts": found,
        "changed": changed,
        "nobody": not letter.for_household and not form.recipients,
        "back": reverse("casework:letters", args=[case.public_id]),
    }
    return http.page(request, "casework/letters/new.html", context, status=form.status)


def _url(case: Case) -> str:
    return reverse("casework:documents", args=[case.public_id])
