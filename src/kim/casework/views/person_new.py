"""Adding somebody to a household. Who may be recorded already is shown first; nothing typed is lost by the question."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kim.accounts.api import sent_forms
from kim.casework.forms import people as forms
from kim.casework.models import Case
from kim.casework.queries import people as queries
from kim.casework.queries import twins
from kim.casework.queries.twins import Card
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.actions import known, persons
from kim.people.models import Person
from kim.ui import http

SAME, APART = "same", "apart"


@members_only
def person_new(request: MemberRequest, case_id: str) -> HttpResponse:
    """Add somebody to the household, or take in somebody who is recorded already."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = forms.PersonForm(acting.posted(request), initial={"family_name": _family_name(request, case)})
    cards = _asked(request, case, form)
    if cards and not _answered(request, cards):
        return _page(request, case, form, cards, status=http.INVALID)
    answer = acting.save(
        request,
        form,
        lambda: _act(request, case, form, cards),
        then=lambda added: _after_adding(request, case, added),
        said=_("The person is added."),
    )
    return answer or _page(request, case, form, [], status=form.status)


def _asked(request: MemberRequest, case: Case, form: forms.PersonForm) -> list[Card]:
    if request.method != "POST" or not form.is_valid() or sent_forms.answer_to(request):
        return []
    return twins.cards(request.actor, case, form.details())


def _answered(request: MemberRequest, cards: list[Card]) -> bool:
    """Every person shown is either the one, or was seen and is another one."""
    shown = {card.person.public_id for card in cards}
    return request.POST.get(SAME) in shown or shown <= set(request.POST.get(APART, "").split())


def _act(request: MemberRequest, case: Case, form: forms.PersonForm, cards: list[Card]) -> Person:
    place = {"relation": form.cleaned_data["relation"], "since": form.cleaned_data["since"]}
    same = next((card.person for card in cards if card.person.public_id == request.POST.get(SAME)), None)
    if same is not None:
        joined = known.join(actor=request.actor, household=case.household, person=same, details=form.details(), **place)
        if joined.kept:
            titles = {field.name: str(field.verbose_name) for field in Person._meta.concrete_fields}
            sentence = gettext("What was stored before is kept where you typed something else: %s. Please check it.")
            messages.warning(request, sentence % ", ".join(titles[name] for name in joined.kept))
        return joined.person
    added = persons.add(actor=request.actor, household=case.household, **place, **form.details())
    known.tell_apart(actor=request.actor, person=added, others=[card.person for card in cards])
    return added


def _page(
    request: MemberRequest, case: Case, form: forms.PersonForm, cards: list[Card], *, status: int
) -> HttpResponse:
    context: dict[str, Any] = {
        **shell.of(request, case, "people"),
        "form": form,
        "back": reverse("casework:household", args=[case.public_id]),
        **form.shown_rows(),
        "cards": cards,
        "all_apart": " ".join(card.person.public_id for card in cards),
        "another": request.POST.get("another", ""),
    }
    return http.page(request, "casework/people/person_form.html", context, status=status)


def _family_name(request: MemberRequest, case: Case) -> str:
    """Most families share a name, so it stands there already and can be written over."""
    residents = queries.residents(request.actor, case)
    return residents[0].person.family_name if residents else ""


def _after_adding(request: MemberRequest, case: Case, added: Person) -> str:
    if request.POST.get("another"):
        return reverse("casework:person-new", kwargs={"case_id": case.public_id})
    return reverse("casework:person", kwargs={"case_id": case.public_id, "person_id": added.public_id})
