"""Which kinds of organisation are public bodies.

Basis: § 2 Abs. 1 DSG NRW and § 2 Abs. 1 and 2 BDSG (authorities and other public-law bodies); § 87 Abs. 2 AufenthG
addresses public bodies only. What this does not do: decide about an association that was given a public task
("Beliehene"): such a one is not public here, so that its clients are asked for consent.
"""

from kim.organisations.rules.codes import OrganisationKind

_PUBLIC = frozenset(
    {
        OrganisationKind.DISTRICT_ADMINISTRATION,
        OrganisationKind.MUNICIPAL_ADMINISTRATION,
        OrganisationKind.POLITICAL_BODY,
        OrganisationKind.STATE_AUTHORITY,
        OrganisationKind.FEDERAL_AUTHORITY,
        OrganisationKind.JOINT_INSTITUTION,
        OrganisationKind.SPECIAL_PURPOSE_ASSOCIATION,
        OrganisationKind.CHAMBER,
    }
)


def is_public_body(kind: str) -> bool:
    """True for an authority or another body under public law; False for associations, and where nobody said."""
    return kind in _PUBLIC
