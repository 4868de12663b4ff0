"""Free texts of a packet name nobody whose name does not go along: the question, an errand, a step, an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.people.models import Person
from kim.referrals.actions import answering, composing, trusting
from kim.referrals.models import Packet
from kim.referrals.queries.composed import Composed, compose
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in
from tests.referrals import making

pytestmark = pytest.mark.django_db

UTE = "Ute Sommerwind"


@pytest.fixture
def family(cast: Cast, case: Case) -> dict[str, Person]:
    """Amina and her brother Bilal."""
    make.person(cast.clara.actor, case, "Bilal", family_name="Ackerwinde", contact_ways=[PHONE])
    with acting_as(cast.clara.actor):
        return {person.given_name: person for person in Person.objects.filter(given_name__in=["Amina", "Bilal"])}


PHONE = {"kind": "mobile", "value": "0170 5550142"}


def name_of(person: Person) -> str:
    return f"person:{person.public_id}:name"


def shown(cast: Cast, packet: Packet) -> Composed:
    with acting_as(cast.clara.actor):
        return compose(cast.clara.actor, packet)


def errand(cast: Cast, case: Case, question: str, *names: str, **errand: str) -> Packet:
    """Ute, who may know the plan and how people are called, is asked for something."""
    making.agree(cast, case, "step_sharing", name=UTE)
    trusted = trusting.name(actor=cast.clara.actor, case=case, name=UTE)
    given: dict[str, Any] = {"kind": "step_card", "trusted": trusted, "question": question, "errand": errand}
    given |= {"answer_by": clock.today() + timedelta(days=3), "parts": ["errand", *names]}
    return composing.draft(actor=cast.clara.actor, case=case, **given)


def test_an_errand_names_nobody_whose_name_was_not_chosen(cast: Cast, case: Case, family: dict[str, Person]) -> None:
    packet = errand(cast, case, "Amina mit Bilal zum Amt begleiten", name_of(family["Amina"]), place="Rathaus")
    assert shown(cast, packet).named == ("Bilal",)
    with pytest.raises(RuleViolation) as refused:
        making.sent(cast, packet)
    assert refused.value.code == "names_somebody" and "Bilal" in str(refused.value.message)
    page = log_in(Client(), cast.clara).get(reverse("referrals:packet", args=[case.public_id, packet.public_id]))
    text = page.content.decode()
    assert "Ein Name, der nicht mitgeht" in text and "Genau dies senden" not in text


def test_with_the_names_that_go_along_it_is_handed_out(cast: Cast, case: Case, family: dict[str, Person]) -> None:
    packet = errand(cast, case, "Amina mit Bilal zum Amt begleiten", *map(name_of, family.values()), place="Rathaus")
    assert shown(cast, packet).named == ()
    making.sent(cast, packet)
    assert packet.state == "sent"


@pytest.mark.parametrize("place", ["bei Familie Ackerwinde", "Anruf unter 0170 5550142"])
def test_where_one_meets_is_not_where_they_live(cast: Cast, case: Case, family: dict[str, Person], place: str) -> None:
    assert shown(cast, errand(cast, case, "zum Amt begleiten", place=place)).named


def test_a_question_names_nobody_whose_name_is_not_covered(cast: Cast, case: Case, family: dict[str, Person]) -> None:
    assert cast.paula
    making.agree(cast, case, data_areas=["language"])
    packet = making.drafted(cast, case, question="Haben Sie für Amina Ackerwinde einen Platz?")
    assert shown(cast, packet).named == ("Amina Ackerwinde",)
    with pytest.raises(RuleViolation) as refused:
        making.sent(cast, packet)
    assert refused.value.code == "names_somebody"
    making.agree(cast, case, data_areas=["identity", "language"])
    assert shown(cast, packet).named == ()
    # Whoever writes may say who they are.
    signed = making.drafted(cast, case, question=f"Rufen Sie {cast.clara.user.name} an?")
    assert shown(cast, signed).named == ()


def test_a_step_that_names_somebody_stays_here_unless_the_name_goes_along(
    cast: Cast, case: Case, family: dict[str, Person]
) -> None:
    assert cast.paula
    step = make.step(cast.clara.actor, case, "Schulplatz für Bilal suchen")
    make.step(cast.clara.actor, case, "Kurs suchen")
    making.agree(cast, case, data_areas=["plan", "language"])
    left = dict(shown(cast, making.drafted(cast, case)).left_out)
    assert str(left[step.title]) == "Es nennt jemanden, dessen Name nicht mitgeht." and "Kurs suchen" not in left
    making.agree(cast, case, data_areas=["plan", "identity"])
    assert step.title not in dict(shown(cast, making.drafted(cast, case)).left_out)


def test_an_answer_to_a_question_back_names_only_who_was_named(
    cast: Cast, case: Case, family: dict[str, Person]
) -> None:
    assert cast.paula
    making.agree(cast, case)
    packet = making.drafted(cast, case, parts=[name_of(family["Amina"])])
    making.sent(cast, packet)
    with acting_as(cast.paula.actor):
        found = Packet.objects.select_related("owner__user").get(pk=packet.pk)
        answering.answer(actor=cast.paula.actor, packet=found, state="asked_back", text="Kommt sie allein?")
    with acting_as(cast.clara.actor):
        back = Packet.objects.select_related("case", "holder", "sender__user").get(pk=packet.pk)
        with pytest.raises(RuleViolation) as refused:
            answering.clarify(actor=cast.clara.actor, packet=back, text="Nein, Bilal kommt mit.")
        assert (refused.value.code, refused.value.field) == ("names_somebody", "text")
        answering.clarify(actor=cast.clara.actor, packet=back, text="Nein, Aminas Bruder kommt mit.")
    assert back.state == "delivered"
