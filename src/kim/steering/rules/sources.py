"""Where an observation comes from that is written by hand: said by the kind of organisation one writes for."""

from kim.kernel.core_codes import ObservationSource
from kim.organisations.rules.codes import OrganisationKind

BY_HAND = (ObservationSource.MUNICIPALITY, ObservationSource.PARTNER, ObservationSource.AUTHORITY)
_AUTHORITIES = frozenset(
    {
        OrganisationKind.DISTRICT_ADMINISTRATION,
        OrganisationKind.STATE_AUTHORITY,
        OrganisationKind.FEDERAL_AUTHORITY,
        OrganisationKind.JOINT_INSTITUTION,
    }
)


def source_of(organisation_kind: str) -> ObservationSource:
    """A municipality, an authority (the district's offices and joint institutions too), or else a partner."""
    if organisation_kind == OrganisationKind.MUNICIPAL_ADMINISTRATION:
        return ObservationSource.MUNICIPALITY
    return ObservationSource.AUTHORITY if organisation_kind in _AUTHORITIES else ObservationSource.PARTNER
