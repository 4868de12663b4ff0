"""Facts with evidence: what may be asked, how answers are kept, and what rules of law read of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations.models import Municipality
from kim.pathways import api as pathways
from kim.pathways.rules.schema import SCHEMA
from kim.people import api, fact_catalogue
from kim.people.actions import facts, households, persons, statuses
from kim.people.actions.facts import Answer
from kim.people.models import Fact, HouseholdMember, Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactKind, FactState
from tests import make
from tests.cast import Cast

ONLY_THE_AUTHORITY = {key for key, fact in SCHEMA.items() if fact.sensitive}

DAY = date(2026, 11, 23)
OVER = date(2020, 1, 1)
VALUE, NONE = FactState.VALUE, FactState.NONE


@pytest.fixture(autouse=True)
def _a_day() -> Any:
    with clock.at(DAY):
        yield


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def person(actor: Actor) -> Person:
    return make.person(actor, make.case(actor), "Nuri")


def said(value: Any, **more: Any) -> Answer:
    return Answer(VALUE, value, **more)


def seen(value: Any, paper: str = "Bescheid", **more: Any) -> Answer:
    return Answer(VALUE, value, Evidence.DOCUMENTED, paper, **more)


def save(actor: Actor, person: Person, group: str, version: int = 0, **answers: Answer) -> list[Fact]:
    return facts.save(actor=actor, person=person, group=group, version=version, answers=answers)


def known(actor: Actor, person: Person, on: date = DAY) -> dict[str, Any]:
    with acting_as(actor):
        return api.facts_of(actor, person, on)


class TestCatalogue:
    def test_every_fact_is_one_that_rules_read_and_that_a_case_manager_may_know(self) -> None:
        catalogue = fact_catalogue.facts()
        asked = {spec.into.split(".")[0] or key for key, spec in catalogue.items() if spec.kind is not FactKind.FINDING}
        assert asked <= SCHEMA.keys()
        assert not asked & ONLY_THE_AUTHORITY

    def test_a_finding_has_no_value_and_three_answers(self) -> None:
        findings = [spec for spec in fact_catalogue.facts().values() if spec.kind is FactKind.FINDING]
        assert {spec.key for spec in findings} == {"convictions", "deception", "security", "expulsion"}
        assert all(not spec.parts and len(spec.states) == 3 for spec in findings)

    @pytest.mark.parametrize(
        "text",
        [
            "groups: [{key: a, label: A, life_area: work, facts: [{key: b, label: B, kind: cube}]}]",
            "groups: [{key: a, label: A, life_area: moon, facts: []}]",
            "groups: [{key: a, label: A, life_area: work, facts: [{key: b, label: B, kind: finding, colour: red}]}]",
            "groups: [{key: a, label: A, life_area: work, facts: [{key: b, label: B, kind: finding},"
            " {key: b, label: B, kind: finding}]}]",
        ],
    )
    def test_a_catalogue_that_means_nothing_is_refused(self, text: str) -> None:
        with pytest.raises(fact_catalogue.CatalogueError):
            fact_catalogue.read(text)


class TestKeeping:
    def test_a_new_answer_is_added_and_the_old_one_stays(self, actor: Actor, person: Person) -> None:
        save(actor, person, "work", work_permit=said({"value": "not_employed"}))
        save(actor, person, "work", 1, work_permit=seen({"value": "allowed"}, "Zusatzblatt"))
        with acting_as(actor):
            stored = list(Fact.objects.order_by("pk").values_list("value", "evidence", "version"))
        assert stored == [({"value": "not_employed"}, "claimed", 1), ({"value": "allowed"}, "documented", 2)]

    def test_what_did_not_change_adds_nothing(self, actor: Actor, person: Person) -> None:
        answer = {"work_permit": said({"value": "allowed"}), "licence": Answer(FactState.NOT_ASKED)}
        assert len(save(actor, person, "work", **answer)) == 1
        assert save(actor, person, "work", 1, **answer) == []

    def test_two_who_save_a_group_at_once_meet(self, actor: Actor, person: Person) -> None:
        save(actor, person, "work", work_permit=said({"value": "allowed"}))
        with pytest.raises(Conflict):
            save(actor, person, "work", 0, licence=said({"value": "granted"}))
        # Another group is another page.
        save(actor, person, "family", 0, carer=said({"value": False}))

    @pytest.mark.parametrize(
        ("group", "key", "answer", "field"),
        [
            ("arrival", "entry_date", said({"value": date(2027, 1, 1)}), "entry_date-value"),
            ("arrival", "entry_visa", said({"value": "geschenkt"}), "entry_visa-value"),
            ("arrival", "entry_date", Answer(VALUE), "entry_date-value"),
            ("arrival", "entry_date", Answer(NONE), "entry_date-answer"),
            ("school", "school_periods", said([{"from": DAY, "to": date(2020, 1, 1)}]), "school_periods-to"),
            ("work", "employment_offer", said({"salary_year": -1}), "employment_offer-salary_year"),
            ("family", "carer", said({"value": "vielleicht"}), "carer-value"),
            ("identity", "passport", said({"nummer": "X"}), "passport-nummer"),
            ("identity", "passport", seen({"kind": "national"}, " "), "passport-document"),
            ("identity", "passport", seen({"kind": "gfk"}, document_date=date(2027, 1, 1)), "passport-document_date"),
            ("work", "licence", said({"value": "granted"}, first_day=DAY, last_day=OVER), "licence-last_day"),
            ("authority", "convictions", said({"value": "ja"}), "convictions-answer"),
        ],
    )  # fmt: skip
    def test_an_answer_that_cannot_be_is_refused_at_its_field(
        self, actor: Actor, person: Person, group: str, key: str, answer: Answer, field: str
    ) -> None:
        with pytest.raises(RuleViolation) as refused:
            save(actor, person, group, **{key: answer})
        assert refused.value.field == field

    def test_the_database_keeps_value_and_answer_together(self, actor: Actor, person: Person) -> None:
        (fact,) = save(actor, person, "work", work_permit=said({"value": "allowed"}))
        with acting_as(actor), pytest.raises(IntegrityError), transaction.atomic():
            Fact.objects.filter(pk=fact.pk).update(state=FactState.ASKED_UNKNOWN)

    def test_a_stranger_records_nothing_and_sees_nothing(self, cast: Cast, actor: Actor, person: Person) -> None:
        save(actor, person, "work", work_permit=said({"value": "allowed"}))
        for stranger in (cast.cem, cast.carlo, cast.konrad, cast.leon, cast.adam):
            with acting_as(stranger.actor):
                assert not Fact.objects.visible_to(stranger.actor).exists()
                with pytest.raises(Http404):
                    save(stranger.actor, person, "work", 1, work_permit=said({"value": "not_allowed"}))


class TestReading:
    def test_not_asked_is_left_out_and_none_is_said(self, actor: Actor, person: Person) -> None:
        save(
            actor, person, "school", school_periods=Answer(NONE), education_now=Answer(NONE),
            qualifications=Answer(FactState.ASKED_UNKNOWN),
        )  # fmt: skip
        save(actor, person, "arrival", asylum=Answer(NONE))
        found = known(actor, person)
        assert found["school_periods"] == []
        assert found["education_now"] == {"kind": "none"}
        assert found["asylum"] == {"pending": False, "ou_reason": "none"}
        assert "qualifications" not in found

    def test_what_only_the_authority_finds_is_never_read(self, actor: Actor, person: Person) -> None:
        save(
            actor, person, "authority", convictions=Answer(FactState.SELF_DECLARED_NONE),
            security=Answer(FactState.AUTHORITY_TO_CHECK),
        )  # fmt: skip
        assert not {"convictions", "security", "security_flags"} & known(actor, person).keys()

    def test_the_answer_that_holds_on_the_day_is_read(self, actor: Actor, person: Person) -> None:
        save(actor, person, "work", ba_consent=said({"value": "refused"}, last_day=date(2026, 4, 30)))
        save(actor, person, "work", 1, ba_consent=said({"value": "granted"}, first_day=date(2026, 5, 1)))
        assert known(actor, person, date(2026, 4, 30))["ba_consent"] == "refused"
        assert known(actor, person, date(2026, 5, 1))["ba_consent"] == "granted"

    def test_what_is_about_the_household_holds_for_all_who_live_there(self, actor: Actor, person: Person) -> None:
        with acting_as(actor):
            sabine = Person.objects.get(given_name="Sabine")
        save(
            actor,
            sabine,
            "livelihood",
            income_calc=seen({"coverage_ratio": 65, "by": "work"}),
            needy=said({"value": True}),
        )
        found = known(actor, person)
        assert found["income_calc"] == {"coverage_ratio": 0.65, "by": "work"}
        assert "needy" not in found

    def test_steps_become_a_part_of_the_identity_in_any_order(self, actor: Actor, person: Person) -> None:
        steps = seen([{"date": date(2026, 3, 1), "what": "Botschaft angeschrieben"}])
        save(actor, person, "identity", identity_steps=steps)
        save(actor, person, "identity", 1, identity=seen({"state": "not_clarified"}))
        assert known(actor, person)["identity"] == {
            "state": "not_clarified",
            "steps": [{"date": date(2026, 3, 1), "what": "Botschaft angeschrieben"}],
        }

    def test_names_and_statuses_are_read_as_far_as_they_are_certain(self, actor: Actor, person: Person) -> None:
        save_status(actor, person, "ASYL-GEST", date(2019, 9, 15), date(2024, 8, 31))
        save_status(actor, person, "10.e.pp", date(2024, 9, 1), date(2026, 2, 28))
        save_status(actor, person, "FIK-81-4", date(2026, 3, 1), None, "claimed")
        persons.correct(
            actor=actor, person=person, version=1, birth="2003-05-14", nationalities=["XS", "SY"],
            languages=[{"language": "de", "level": "B1"}],
        )  # fmt: skip
        found = known(actor, person)
        pathways.checked(found)
        assert (found["birth_date"], found["nationalities"], found["stateless"]) == (date(2003, 5, 14), ["SY"], True)
        assert found["language"] == {"level": "B1", "evidence": "claimed"}
        assert [(one["type"], one.get("continues")) for one in found["status_periods"]] == [
            ("gestattet", None), ("erlaubt", None), ("erlaubt", "104c.1.1"),
        ]  # fmt: skip
        assert found["status_periods"][2] == {
            "from": date(2026, 3, 1), "to": None, "type": "erlaubt", "para": "81.4", "continues": "104c.1.1",
            "evidence": "claimed",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("details", "missing"),
        [
            ({"birth": "2003-05"}, "birth_date"),
            ({"birth": "2003-05-14", "birth_disputed": True}, "birth_date"),
            ({"nationalities": ["SY", "XU"]}, "nationalities"),
            ({"languages": [{"language": "de", "level": "native"}]}, "language"),
        ],
    )
    def test_what_is_not_certain_is_left_out(
        self, actor: Actor, person: Person, details: dict[str, Any], missing: str
    ) -> None:
        persons.correct(actor=actor, person=person, version=1, **details)
        assert missing not in known(actor, person)

    @pytest.mark.parametrize(
        "history",
        [
            [("ASYL-GEST", None, None)],
            [("FIK-81-4", date(2026, 3, 1), None)],
            [("ASYL-FOLGE", date(2026, 3, 1), None)],
        ],
    )
    def test_a_history_that_would_be_guessed_is_left_out(
        self, actor: Actor, person: Person, history: list[tuple[str, date | None, date | None]]
    ) -> None:
        for key, first_day, last_day in history:
            save_status(actor, person, key, first_day, last_day)
        assert "status_periods" not in known(actor, person)

    def test_the_household_is_read_from_the_reference_person_only(self, actor: Actor, person: Person) -> None:
        with acting_as(actor):
            sabine = Person.objects.get(given_name="Sabine")
            member = HouseholdMember.objects.get(person=person)
        assert "household" not in known(actor, sabine)
        persons.change_relation(actor=actor, membership=member, version=1, relation="child")
        persons.correct(actor=actor, person=person, version=1, birth="2017-02-03")
        child = {"relation": "child", "birth_date": date(2017, 2, 3), "lives_together": True}
        assert known(actor, sabine)["household"] == [child]
        assert known(actor, person)["household"] == [{"relation": "other", "lives_together": True}]

    def test_the_place_of_residence_names_its_land(self, actor: Actor, person: Person) -> None:
        place = Municipality.objects.create(key="musterau", official_key="05999999", name="Musterau")
        with acting_as(actor):
            household = HouseholdMember.objects.get(person=person).household
        households.edit(
            actor=actor, household=household, version=household.version, label="X", municipality=place, address=""
        )
        assert known(actor, person)["residence"] == {"state": "NRW", "ags": "05999999"}

    def test_an_answer_to_every_question_has_the_shape_that_rules_read(self, actor: Actor, person: Person) -> None:
        """Every part of every fact filled in, first with the first choice, then with the last one."""
        for version, place in ((0, 0), (1, -1)):
            for group in fact_catalogue.groups():
                answers = {spec.key: seen(filled(spec, place)) for spec in group.facts if spec.parts}
                if answers:
                    save(actor, person, group.key, version, **answers)
            found = known(actor, person)
            pathways.checked(found)
            asked = {spec.into.split(".")[0] or key for key, spec in fact_catalogue.facts().items() if spec.parts}
            assert asked <= found.keys()


def save_status(
    actor: Actor, person: Person, key: str, first_day: date | None, last_day: date | None, evidence: str = "documented"
) -> None:
    statuses.record(actor=actor, person=person, key=key, first_day=first_day, last_day=last_day, evidence=evidence)


def filled(spec: Any, place: int) -> Any:
    """A value with every part."""
    plain = {"date": date(2024, 2, 3), "bool": place == 0, "number": 3, "percent": 80, "text": "Text", "country": "SY"}
    parts = {part.key: list(part.choices)[place] if part.choices else plain[part.type.value] for part in spec.parts}
    return [parts] if spec.kind is FactKind.LIST else parts
