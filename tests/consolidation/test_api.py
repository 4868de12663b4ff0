"""The frozen pre-check: what a packet can carry."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from kim.casework.models import Case
from kim.consolidation import api
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.actions.facts import Answer
from kim.people.models import Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactState
from tests.cast import Cast
from tests.consolidation.conftest import Agree, say, seen, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast: Cast, case: Case, sabine: Person, agree: Agree) -> api.PreCheck:
    agree(person=sabine)
    status(cast, sabine, "60a.2.1", clock.today() - timedelta(days=3 * 365))
    say(cast, sabine, "language", language=seen({"oral": "A2"}, Evidence.CLAIMED), civic=Answer(FactState.NONE))
    say(cast, sabine, "authority", convictions=Answer(FactState.SELF_DECLARED_NONE))
    with acting_as(cast.clara.actor):
        return api.precheck(cast.clara.actor, case, sabine, "25b")


def test_it_says_what_was_used_found_and_missing(made: api.PreCheck) -> None:
    findings = {one.id: one for one in made.findings}
    assert (made.norm, made.overall, made.effect) == ("§ 25b AufenthG", "not_met", "")
    assert findings["25b.language"].sight == "open"
    assert findings["25b.language"].version.startswith("25b.language@")
    assert findings["25b.residence"].met_from == made.earliest > made.at
    assert any("A2" in text for text in made.missing)
    facts = {one.key: one for one in made.facts}
    assert facts["language"].evidence == "wie erzählt" or facts["language"].value["evidence"] == "claimed"
    assert made.sentence.startswith("Vorprüfung ohne Bindungswirkung")


def test_it_reads_the_same_from_json(made: api.PreCheck) -> None:
    assert api.PreCheck.from_json(json.loads(json.dumps(made.as_json()))) == made
    with pytest.raises(ValueError, match="kim-precheck"):
        api.PreCheck.from_json({"format": "kim-precheck/9"})


def test_it_names_nobody_and_holds_no_finding_of_an_authority(made: api.PreCheck) -> None:
    text = json.dumps(made.as_json(), ensure_ascii=False)
    assert "Sabine" not in text and "Sommer" not in text
    assert "convictions" not in {one.key for one in made.facts}


def test_nobody_gets_it_without_consent_or_for_a_rule_that_is_no_way(
    cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    with acting_as(cast.clara.actor):
        with pytest.raises(api.NotAgreed):
            api.precheck(cast.clara.actor, case, sabine, "25b")
        with pytest.raises(KeyError):
            api.precheck(cast.clara.actor, case, sabine, "ben.system")
    agree()
    with acting_as(cast.carlo.actor), pytest.raises(api.NotAgreed):
        api.precheck(cast.carlo.actor, case, sabine, "25b")
