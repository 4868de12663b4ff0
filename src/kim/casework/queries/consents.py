"""What the page of consents shows: each declaration with its state, and towards whom a release is missing."""

from __future__ import annotations

from typing import Any

from kim.casework.models import Case, Document
from kim.consent import labels
from kim.consent import queries as consents
from kim.consent.models import Basis, BasisRecipient, Release
from kim.consent.rules.codes import ConsentState, LegalBasis
from kim.kernel.actor import Actor
from kim.people.models import Household

WITHDRAWABLE = (ConsentState.VALID, ConsentState.NOT_YET)


def of(actor: Actor, household: Household) -> dict[str, Any]:
    """Bases and releases of the household, newest first, and whom nobody may speak with yet."""
    bases = list(consents.of_household(actor, household))
    releases = list(consents.releases_of(actor, household))
    papers = _papers(actor, household)
    return {
        "bases": [{**line(basis), "paper": papers.get(basis.paper)} for basis in bases],
        "releases": [{**release_line(each), "paper": papers.get(each.paper)} for each in releases],
        "without_release": _without_release(bases, releases),
    }


def without_release(actor: Actor, household: Household) -> list[BasisRecipient]:
    """Whom nobody may speak with yet: a consent names them, no release from secrecy does."""
    return _without_release(list(consents.of_household(actor, household)), list(consents.releases_of(actor, household)))


def line(basis: Basis) -> dict[str, Any]:
    """One basis in words."""
    return {
        **_common(basis),
        "basis": basis,
        "recipients": ", ".join(str(recipient) for recipient in basis.recipients.all()),
        "may_withdraw": basis.kind == LegalBasis.CONSENT and basis.state in WITHDRAWABLE,
    }


def release_line(release: Release) -> dict[str, Any]:
    """One release in words."""
    return {**_common(release), "release": release, "may_withdraw": release.state in WITHDRAWABLE}


def _common(declared: Basis | Release) -> dict[str, Any]:
    return {
        "areas": ", ".join(str(labels.DATA_AREAS[code]) for code in declared.data_areas),
        "state": declared.state.value,
        "state_label": labels.STATES[declared.state],
    }


def _papers(actor: Actor, household: Household) -> dict[str, Document]:
    """The papers of the household's case by public id: a declaration names the scan that proves it."""
    cases = Case.objects.visible_to(actor).filter(household=household)
    found = Document.objects.visible_to(actor).filter(case__in=cases).select_related("case")
    return {document.public_id: document for document in found}


def named_by_consent(actor: Actor, household: Household, public_id: str) -> BasisRecipient | None:
    """A recipient whom a consent of the household names, with that consent; None if there is none of that id."""
    named = Basis.objects.visible_to(actor).filter(household=household, recipients__public_id=public_id)
    basis = named.select_related("person").first()
    return basis.recipients.select_related("office").get(public_id=public_id) if basis else None


def _without_release(bases: list[Basis], releases: list[Release]) -> list[BasisRecipient]:
    """Whom a consent names and nobody is released towards, each once: the consent opens nothing there."""
    released = {_towards(each.office_id, each.name) for each in releases if each.state is ConsentState.VALID}
    named = {
        _towards(recipient.office_id, recipient.name): recipient
        for basis in bases
        if basis.kind == LegalBasis.CONSENT and basis.state is ConsentState.VALID
        for recipient in basis.recipients.all()
    }
    return [recipient for key, recipient in named.items() if key not in released]


def _towards(office: int | None, name: str) -> tuple[int | None, str]:
    """One recipient, whatever the case of the letters, as packets look for it."""
    return office, name.casefold()
