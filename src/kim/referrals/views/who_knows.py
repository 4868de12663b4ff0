"""Who knows what about me: on the page for the case manager, as a sheet for the client."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.casework.letters import printing
from kim.casework.letters.catalogue import GERMAN, LANGUAGES
from kim.casework.models import Case
from kim.casework.queries import letters
from kim.casework.views import shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.referrals.queries import who_knows
from kim.referrals.who_knows import sheet
from kim.ui import http


@require_GET
@members_only
def page(request: MemberRequest, case_id: str) -> HttpResponse:
    """What the sheet will say, and the languages that it exists in; that of the household first."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    theirs = letters.language_of(letters.residents(request.actor, case))
    languages = sorted(LANGUAGES.items(), key=lambda one: one[0] != theirs)
    context = {
        **shell.of(request, case, "consents"),
        "blocks": sheet.make(case, who_knows.of(request.actor, case)).blocks,
        "languages": languages,
    }
    return http.page(request, "referrals/who_knows.html", context)


@require_GET
@members_only
def paper(request: MemberRequest, case_id: str, language: str) -> HttpResponse:
    """The sheet as PDF/UA, in German and, unless that is German, the language beside it."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    if language != GERMAN and language not in LANGUAGES:
        raise Http404
    beside = "" if language == GERMAN else language
    made = sheet.make(case, who_knows.of(request.actor, case), beside)
    answer = HttpResponse(printing.pdf(made), content_type="application/pdf")
    # The name says nothing about the household: the file may lie in a folder of downloads.
    answer["Content-Disposition"] = f'attachment; filename="Wer-weiss-was-{language}.pdf"'
    return answer
