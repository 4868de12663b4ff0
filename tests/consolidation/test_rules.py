"""How ways stand and in which order one looks at them: plain rules over what the engine finds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kim.consolidation import proofs
from kim.consolidation.labels import EFFECTS, SIGHTS, SIGNS, STANDINGS
from kim.consolidation.queries.precheck import Facts, way_of, ways_of
from kim.consolidation.rules.codes import FURTHER, WAYS, Sight, Standing
from kim.consolidation.rules.ending import ending
from kim.consolidation.rules.sight import sight, to_ask
from kim.organisations.rules.codes import Topic
from kim.pathways import api as pathways

AT = date(2026, 11, 23)
DULDUNG: dict[str, Any] = {"from": date(2017, 1, 1), "to": None, "type": "geduldet", "para": "60a.2.1"}
NO_FINDINGS: dict[str, Any] = {
    "deception": {"present_causal": False},
    "cooperation": {"present": "ok"},
    "convictions": [],
    "expulsion": "none",
    "order_58a": False,
    "security_flags": "none",
    "entry_ban": False,
}
COMPLETE: dict[str, Any] = {
    "birth_date": date(1988, 5, 1),
    "household": [],
    "status_periods": [DULDUNG],
    "declarations": {"fdgo": date(2026, 1, 1)},
    "civic": {"test": "lid", "passed": True},
    "income_calc": {"coverage_ratio": 0.7, "by": "work"},
    "language": {"oral": "A2"},
    "identity": {"state": "clarified"},
    "passport": {"kind": "national", "valid_until": date(2030, 1, 1)},
    "asylum": {"pending": False, "ou_reason": "none"},
}


def known(**facts: Any) -> Facts:
    return Facts(pathways.checked(facts), AT)


def test_every_rule_has_its_place() -> None:
    assert sorted((*WAYS, *FURTHER)) == sorted(pathways.rules())


def test_every_code_has_words() -> None:
    assert set(SIGHTS) == set(Sight) == set(SIGNS)
    assert set(STANDINGS) == set(Standing)
    assert set(EFFECTS) == set(pathways.Effect)


def test_with_everything_shown_only_the_authority_has_something_to_check() -> None:
    way = way_of("25b", known(**COMPLETE))
    assert way.standing is Standing.BY_EVIDENCE
    assert not way.lacks
    assert {point.id for point in way.standing_so(Sight.AUTHORITY)} == {
        "25b.no_obstruction",
        "25b.no_serious_offence",
        "g.expulsion_interest",
        "g.security",
        "g.entry_ban",
    }


def test_with_what_the_authority_knows_it_is_met() -> None:
    way = way_of("25b", known(**COMPLETE, **NO_FINDINGS))
    assert way.standing is Standing.MET
    assert way.counts[Sight.OPEN] == way.counts[Sight.AUTHORITY] == way.counts[Sight.NOT_MET] == 0


def test_time_and_evidence_are_told_apart() -> None:
    young = {**COMPLETE, "status_periods": [{**DULDUNG, "from": date(2021, 3, 2)}]}
    del young["civic"]
    way = way_of("25b", known(**young))
    assert way.standing is Standing.BY_TIME
    assert way.earliest.day == date(2027, 3, 2)
    assert [point.id for point in way.waits] == ["25b.residence"]
    assert [point.id for point in way.lacks] == ["25b.civic"]


def test_of_alternatives_the_one_that_stands_best_counts() -> None:
    ids = [point.id for point in way_of("25b", known(**COMPLETE)).points]
    assert "25b.residence" in ids
    assert "25b.6_60d" not in ids


def test_what_failed_for_good_is_closed() -> None:
    way = way_of("25a", known(**COMPLETE))
    assert way.standing is Standing.CLOSED
    assert "Antrag vor der Altersgrenze" in way.closed_by


def test_nearest_first() -> None:
    order = [way.standing for way in ways_of(known(**COMPLETE))]
    assert order == sorted(order, key=list(Standing).index)
    assert ways_of(known(**COMPLETE))[0].pathway.id == "25b"


def test_nothing_known_raises_nothing_and_forecasts_nothing() -> None:
    for way in ways_of(known()):
        assert way.standing is not Standing.MET
        assert sum(way.counts.values()) == len([point for point in way.points if point.sight is not Sight.NONE])


def test_what_is_claimed_is_asked_for_again_and_an_exception_is_not() -> None:
    facts = {"language": {"oral": "A2", "evidence": "claimed"}, "civic": {"test": "lid"}}
    assert to_ask(("language", "civic", "waivers", "convictions"), facts) == ("language",)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (pathways.Outcome(pathways.Value.UNKNOWN, ("case_by_case",)), Sight.WEIGH),
        (pathways.Outcome(pathways.Value.UNKNOWN, ("LQ-60B",)), Sight.WEIGH),
        (pathways.Outcome(pathways.Value.UNKNOWN, ("discretion:5.3.2",)), Sight.WEIGH),
        (pathways.Outcome(pathways.Value.UNKNOWN, ("missing_evidence", "case_by_case")), Sight.OPEN),
        (pathways.Outcome(pathways.Value.NOT_APPLICABLE), Sight.NONE),
    ],
)
def test_what_the_law_leaves_open_is_weighed(outcome: pathways.Outcome, expected: Sight) -> None:
    assert sight(outcome, ("language",), {}) is expected


class TestProofs:
    def test_whatever_counselling_can_ask_for_has_a_proof(self) -> None:
        """For every criterion of a way that reads something else than findings of an authority."""
        without = set()
        for rule in WAYS:
            for one in pathways.pathway(rule).needed():
                keys = to_ask(pathways.reads(rule, one), {})
                if keys and proofs.proof_for(one, keys) is None:
                    without.add(one)
        assert not without

    def test_its_office_is_one_that_the_finder_knows(self) -> None:
        for one in proofs.proofs().values():
            assert bool(one.topic) is (one.party == "office"), one.key
            assert one.topic in ("", proofs.OF_THE_AUTHORITY, *Topic), one.key

    def test_what_is_asked_first_for_is_a_criterion_that_reads_it(self) -> None:
        for one in proofs.proofs().values():
            for criterion in one.first_for:
                rules = [rule for rule in WAYS if criterion in pathways.pathway(rule).ids]
                assert rules and all(one.key in pathways.reads(rule, criterion) for rule in rules), criterion

    @pytest.mark.parametrize(
        "text",
        [
            "proofs: [{key: language, proof: a, how: b, title: c, area: language, party: nobody}]",
            "proofs: [{key: language, proof: a, how: b, title: c, area: nowhere, party: client}]",
            "proofs: [{key: moon, proof: a, how: b, title: c, area: language, party: client}]",
            "proofs: [{key: language, proof: a}]",
        ],
    )
    def test_a_text_that_means_nothing_is_refused(self, text: str) -> None:
        with pytest.raises(proofs.ProofError):
            proofs.read(text)


CHANCE: dict[str, Any] = {"from": date(2025, 8, 21), "to": date(2027, 5, 21), "type": "erlaubt", "para": "104c.1.1"}


def test_a_title_that_cannot_be_prolonged_says_when_it_ends_and_what_can_follow() -> None:
    found = ending([{**DULDUNG, "to": date(2025, 8, 20)}, CHANCE], AT)
    assert found is not None
    assert (found.norm, found.day) == ("§ 104c AufenthG", date(2027, 5, 21))
    assert found.followed_by == ("§ 25b AufenthG", "§ 25a AufenthG")
    # The reminder of six months before has passed.
    assert found.reminders == (date(2027, 2, 21), date(2027, 4, 9))


def test_a_duldung_an_ended_title_and_one_that_is_followed_say_nothing() -> None:
    follows = {"from": date(2027, 5, 22), "to": None, "type": "erlaubt", "para": "25b.1.1"}
    assert ending([DULDUNG], AT) is None
    assert ending([CHANCE], date(2027, 6, 1)) is None
    assert ending([CHANCE, follows], AT) is None
