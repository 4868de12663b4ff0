"""What an authority tells: values and an outcome; nothing else fits in."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kim.referrals.rules.told import Told, ToldCriterion, ToldValue

TOLD = Told(
    about="K7Q2M4P8XW",
    rule="25b",
    values=(ToldCriterion("25b.no_serious_offence", ToldValue.MET, date(2026, 11, 3)),),
    outcome="granted",
    decided_on=date(2026, 11, 20),
    title="10.c.tt",
    title_until=date(2028, 11, 19),
)


def test_it_reads_the_same_from_json() -> None:
    assert Told.from_json(json.loads(json.dumps(TOLD.as_json()))) == TOLD


def test_without_a_value_and_an_outcome_nothing_is_told() -> None:
    assert Told(about="K7Q2M4P8XW", rule="25b").as_json() == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"finding": "BZR vom 03.11."},
        {"values": [{"criterion": "g.security", "value": "met", "on": "2026-11-03", "note": "BZR"}]},
        {"values": [{"criterion": "Verurteilt zu 60 Tagessätzen", "value": "met", "on": "2026-11-03"}]},
        {"values": [{"criterion": "g.security", "value": "60 Tagessätze", "on": "2026-11-03"}]},
        {"outcome": "refused because of 60 Tagessätze"},
    ],
)
def test_a_finding_itself_has_no_place_in_it(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"never told|no criterion|no code|not a valid|only its value"):
        Told.from_json({**TOLD.as_json(), **wrong})
