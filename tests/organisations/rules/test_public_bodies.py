from __future__ import annotations

import pytest

from kim.organisations.rules.codes import OrganisationKind
from kim.organisations.rules.public_bodies import is_public_body


@pytest.mark.parametrize(
    "kind",
    [
        OrganisationKind.DISTRICT_ADMINISTRATION,
        OrganisationKind.MUNICIPAL_ADMINISTRATION,
        OrganisationKind.JOINT_INSTITUTION,
        OrganisationKind.FEDERAL_AUTHORITY,
    ],
)
def test_authorities_are_public_bodies(kind: str) -> None:
    assert is_public_body(kind)


@pytest.mark.parametrize("kind", [OrganisationKind.WELFARE_ASSOCIATION, OrganisationKind.GROUP, "", "unknown"])
def test_associations_and_what_nobody_stated_are_none(kind: str) -> None:
    assert not is_public_body(kind)
