"""The legal pages take the operator from the district's data and admit what these do not state."""

from __future__ import annotations

import pytest

from kim.config import operator as wiring
from kim.organisations import api as organisations
from kim.organisations.district.data import Address
from kim.ui.legal import Operator


def district(**values: object) -> organisations.DistrictProfile:
    return organisations.DistrictProfile(
        **{  # type: ignore[arg-type]
            "key": "beispiel",
            "name": "Kreis Beispiel",
            "short_name": "Beispiel",
            "kind": "kreis",
            "official_key": "00000",
            "state": "Nordrhein-Westfalen",
            "programme": "KIM",
            "letterhead": Address(
                unit="Integrationszentrum", street="Am Markt 1", postal_code="50000", town="Beispiel"
            ),
            "contact": Address(email="kontakt@kreis.example"),
            "components": frozenset({1, 2}),
            "smallest_count": 5,
            "phases": {},
            "case_files": True,
            "answer_days": 14,
            **values,
        }
    )


def test_the_operator_is_the_district(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisations, "district", district)
    found = wiring.operator()
    assert found.name == "Kreis Beispiel"
    assert found.address == ("Integrationszentrum", "Am Markt 1", "50000 Beispiel")
    assert found.feedback_email == "kontakt@kreis.example"
    assert found.feedback_address == ("Kreis Beispiel", "Integrationszentrum")
    assert "LDI NRW" in found.supervisory_authority[0]


def test_another_state_has_other_bodies_and_we_do_not_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisations, "district", lambda: district(state="Hessen"))
    assert wiring.operator().supervisory_authority == ()


def test_without_a_district_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> organisations.DistrictProfile:
        raise organisations.NoDistrict

    monkeypatch.setattr(organisations, "district", none)
    assert wiring.operator() == Operator()
