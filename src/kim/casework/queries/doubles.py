"""Which household may be known already, by what somebody is called at the first contact or when a case is opened.

Sought among the cases and open enquiries that the searcher works on, nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from kim.casework.models import Case, Enquiry
from kim.casework.queries import homes
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people import api as people
from kim.people.keys import matches
from kim.people.labels import WHY_FOUND
from kim.people.models import Person
from kim.people.rules.likeness import Name, judge
from kim.people.rules.seeking import Wanted, read

MOST = 5
ENOUGH = 0.85
# An enquiry from before this is its own matter again.
RECENT = timedelta(days=365)
_TITLES = re.compile(
    r"\([^)]*\)|\b(?:familie|fam\.?|haushalt|herrn?|frau|fr\.|hr\.|eheleute|ehepaar|geschwister|mutter|vater|dr\.)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Double:
    """A case or an enquiry that may be about the same household."""

    key: str
    title: str
    sub: str
    why: str
    url: str
    case: Case | None = None
    enquiry: Enquiry | None = None


def known_as(actor: Actor, text: str, but: Collection[str] = ()) -> list[Double]:
    """Cases and enquiries of somebody who is called like this; `but`: public ids that were said to be others."""
    bare = _TITLES.sub(" ", text)
    wanted = read(bare)
    if not wanted.words:
        return []
    found = [*_cases(actor, bare), *_enquiries(actor, wanted)]
    return [double for double in found if double.key not in but][:MOST]


def _cases(actor: Actor, text: str) -> list[Double]:
    persons = [one for one in people.find(actor, text) if one.hit.score >= ENOUGH]
    homes_of = homes.case_of(actor, [one.person for one in persons])
    by_person = {homes_of[one.person.pk].pk: one for one in reversed(persons) if one.person.pk in homes_of}
    named = Q(pk__in=by_person) | matches("household__label_key", text)
    cases = Case.objects.visible_to(actor).filter(named).select_related("household__municipality")
    ordered = sorted(cases, key=lambda case: (case.is_closed, case.household.label_key))
    return [_of_case(case, by_person.get(case.pk)) for case in ordered]


def _of_case(case: Case, found: people.Found | None) -> Double:
    state = gettext("closed") if case.is_closed else ""
    parts = (case.number, str(case.household.municipality or ""), _who(found.person) if found else "", state)
    why = ", ".join(str(WHY_FOUND[why]) for why in found.hit.why if why in WHY_FOUND) if found else ""
    url = reverse("casework:case", args=[case.public_id])
    return Double(case.public_id, case.household.label, " · ".join(filter(None, parts)), why, url, case=case)


def _who(person: Person) -> str:
    return f"{person} ({person.birth_date.display()})" if person.birth else str(person)


def _enquiries(actor: Actor, wanted: Wanted) -> list[Double]:
    since = clock.today() - RECENT
    recent = Enquiry.objects.visible_to(actor).filter(received_on__gte=since, case__isnull=True)
    kind = gettext("Enquiry")
    alike = [enquiry for enquiry in recent.order_by("-received_on") if _is_alike(wanted, enquiry.name)]
    return [
        Double(
            enquiry.public_id,
            enquiry.name,
            f"{kind} · {enquiry.get_state_display()}",
            "",
            reverse("casework:enquiry", args=[enquiry.public_id]),
            enquiry=enquiry,
        )
        for enquiry in alike
    ]


def _is_alike(wanted: Wanted, name: str) -> bool:
    """Either name may be the shorter one: "Saadi" and "Yousif Saadi"."""
    stored = read(_TITLES.sub(" ", name)).words
    few, many = sorted((wanted.words, stored), key=len)
    hit = judge(few, Name((), many)) if few else None
    return hit is not None and hit.score >= ENOUGH
