"""On what a packet to one recipient may rest today: named statutes, and consents together with a release each."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import override

from kim.casework.models import Case
from kim.consent import labels
from kim.consent.models import Basis, Release
from kim.consent.queries import in_force
from kim.consent.rules.codes import DataArea, LegalBasis, Purpose
from kim.kernel.actor import Actor
from kim.organisations.models import Unit
from kim.referrals.rules.coverage import Ground
from kim.ui.templatetags.kim_ui import day


def towards(actor: Actor, case: Case, purpose: Purpose, office: Unit | None, name: str) -> list[Ground]:
    """Every ground in force; a consent without release carries nothing and is there to say so."""
    bases = (
        Basis.objects.visible_to(actor)
        .filter(in_force(), household=case.household_id, purpose=purpose)
        .filter(Q(recipients__office=office) if office else Q(recipients__name__iexact=name))
    )
    releases = Release.objects.visible_to(actor).filter(in_force(), household=case.household_id)
    releases = releases.filter(office=office) if office else releases.filter(name__iexact=name)
    opened = list(releases.select_related("person"))
    return [ground for basis in bases.select_related("person") for ground in _of(basis, opened)]


def _of(basis: Basis, releases: list[Release]) -> list[Ground]:
    areas = frozenset(map(DataArea, basis.data_areas))
    whose = basis.person.public_id if basis.person else None
    if basis.kind == LegalBasis.STATUTE:
        return [Ground(in_words(basis), areas, whose, None, (basis.public_id,), basis.last_day)]
    pairs = [each for each in releases if basis.person_id is None or each.person_id in (None, basis.person_id)]
    if not pairs:
        return [Ground(in_words(basis), areas, whose, frozenset(), (basis.public_id,), basis.last_day)]
    return [_pair(basis, each, areas) for each in pairs]


def _pair(basis: Basis, release: Release, areas: frozenset[DataArea]) -> Ground:
    person = basis.person or release.person
    ends = [day for day in (basis.last_day, release.last_day) if day]
    return Ground(
        f"{in_words(basis)}; {release_in_words(release)}",
        areas,
        person.public_id if person else None,
        frozenset(map(DataArea, release.data_areas)),
        (basis.public_id, release.public_id),
        min(ends, default=None),
    )


def in_words(basis: Basis) -> str:
    """Einwilligung vom 12.11.2026 (Überleitung), gültig bis 14.05.2027."""
    with override("de"):
        what = basis.statute or str(labels.LEGAL_BASES[basis.kind]).capitalize()
        said = f", festgestellt: {basis.said_by}" if basis.said_by else ""
        until = f", gültig bis {day(basis.last_day)}" if basis.last_day else ""
        return f"{what} vom {day(basis.given_on)} ({labels.PURPOSES[basis.purpose]}{said}){until}"


def release_in_words(release: Release) -> str:
    """Schweigepflichtentbindung vom 12.11.2026, gültig bis 14.05.2027."""
    until = f", gültig bis {day(release.last_day)}" if release.last_day else ""
    return f"Schweigepflichtentbindung vom {day(release.given_on)}{until}"
