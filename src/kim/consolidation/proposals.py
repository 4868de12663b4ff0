"""The step that is proposed for what a criterion lacks, with the office responsible where the household lives."""

from __future__ import annotations

from typing import Any

from kim.casework import api as casework
from kim.casework.models import Case
from kim.casework.rules.codes import PartyKind
from kim.consolidation.proofs import OF_THE_AUTHORITY, Proof, proof_for
from kim.consolidation.queries.precheck import Facts
from kim.consolidation.rules.codes import NATURALISATION
from kim.consolidation.rules.sight import to_ask
from kim.kernel.core_codes import LegalDomain
from kim.pathways import api as pathways
from kim.people.models import Person


def proposal(case: Case, person: Person, rule: str, criterion: str, known: Facts) -> dict[str, Any] | None:
    """First values for the form of a step; None for a criterion that is not the rule's or that no step can help."""
    if criterion not in pathways.pathway(rule).ids:
        return None
    reads = pathways.reads(rule, criterion)
    own = tuple(key for key in reads if key not in pathways.findings_of_authorities())
    proof = proof_for(criterion, to_ask(reads, known.facts) or own)
    return _values(case, person, rule, proof) if proof else None


def _values(case: Case, person: Person, rule: str, proof: Proof) -> dict[str, Any]:
    domain = LegalDomain.STAG if rule in NATURALISATION else LegalDomain.AUFENTHG
    values = {
        "title": proof.title,
        "life_area": proof.area,
        "person": person.public_id,
        "party": proof.party,
        "legal_domain": str(domain),
        "description": f"{pathways.pathway(rule).norm}: {proof.proof}. {proof.how}",
    }
    if proof.party != PartyKind.OFFICE:
        return values
    topic = _topic(rule, proof)
    found = casework.propose_office(case, topic, person=person)
    office = found.offices[0].office.id if found and found.offices else ""
    return {**values, "topic": topic, "office": office}


def _topic(rule: str, proof: Proof) -> str:
    if proof.topic != OF_THE_AUTHORITY:
        return proof.topic
    return "naturalisation_application" if rule in NATURALISATION else "immigration_authority"
