"""Who runs this installation, as Impressum and the other legal pages need it: from the district's data.

What the data do not state stays empty and the pages say so. The two state bodies are facts of the state, not of a
district.
"""

from __future__ import annotations

from kim.organisations import api as organisations
from kim.ui.legal import Operator

NRW = "Nordrhein-Westfalen"
SUPERVISION = {NRW: ("Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen (LDI NRW)",)}
ENFORCEMENT = {NRW: ("Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen",)}


def operator() -> Operator:
    """The operator; an empty one while no district is loaded."""
    try:
        district = organisations.district()
    except organisations.NoDistrict:
        return Operator()
    letterhead, contact = district.letterhead, district.contact
    return Operator(
        name=district.name,
        short_name=district.short_name,
        address=_address(letterhead.unit, letterhead.street, f"{letterhead.postal_code} {letterhead.town}"),
        phone=letterhead.phone,
        email=letterhead.email,
        supervisory_authority=SUPERVISION.get(district.state, ()),
        enforcement_body=ENFORCEMENT.get(district.state, ()),
        feedback_address=_address(
            district.name, letterhead.unit, contact.street, f"{contact.postal_code} {contact.town}"
        ),
        feedback_email=contact.email,
        feedback_phone=contact.phone,
    )


def _address(*lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
