"""What is proposed: the step for what a criterion lacks, and the packet to the authority that decides on a way."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from kim.casework import api as casework
from kim.casework.models import Case
from kim.casework.rules.codes import PartyKind
from kim.consolidation.packet_parts import fact_key, precheck_key
from kim.consolidation.proofs import OF_THE_AUTHORITY, Proof, proof_for
from kim.consolidation.queries.precheck import Facts, Found
from kim.consolidation.rules.codes import NATURALISATION
from kim.consolidation.rules.sight import to_ask
from kim.consolidation.rules.ways import Way
from kim.kernel.core_codes import LegalDomain
from kim.pathways import api as pathways
from kim.people.models import Person
from kim.referrals.rules.codes import PacketKind


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
    return _decides(rule) if proof.topic == OF_THE_AUTHORITY else proof.topic


def _decides(rule: str) -> str:
    return "naturalisation_application" if rule in NATURALISATION else "immigration_authority"


def packet_url(found: Found, way: Way, known: Facts) -> str:
    """The form of a packet to the authority: the pre-check, name and birth, and the facts behind it are chosen.

    No value stands in the address: random ids, and the names of facts and rules.
    """
    reads = {key for point in way.points for key in pathways.reads(way.pathway.id, point.id)}
    keys = [key for key in known.facts if key in reads - pathways.findings_of_authorities()]
    whose = [f"person:{found.person.public_id}:{part}" for part in ("name", "birth")]
    parts = [*whose, *(fact_key(found.person, key) for key in keys), precheck_key(found.person, way.pathway.id)]
    office = casework.propose_office(found.case, _decides(way.pathway.id), person=found.person)
    asked: dict[str, Any] = {"art": str(PacketKind.AUTHORITY_FILE), "teil": parts}
    if office and office.offices:
        asked["stelle"] = office.offices[0].office.id
    return f"{reverse('referrals:packet-new', args=[found.case.public_id])}?{urlencode(asked, doseq=True)}"
