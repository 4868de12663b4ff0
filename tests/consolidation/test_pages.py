"""The overview and the page of one way, as a case manager reads them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kim.casework.models import Case, Step
from kim.consent.actions import bases
from kim.consolidation.models import CriterionStep
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.actions.facts import Answer
from kim.people.models import Person
from kim.people.rules.codes import Evidence
from kim.people.rules.facts import FactState
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, read, say, seen, status

pytestmark = pytest.mark.django_db
NOT_BINDING = "Vorprüfung ohne Bindungswirkung"


def test_without_consent_the_page_says_so_and_shows_no_way(
    clara: Browser, cast: Cast, case: Case, sabine: Person
) -> None:
    say(cast, sabine, "language", language=seen({"oral": "A2"}))
    page = read(clara, "ways-of", case.public_id, sabine.public_id)
    assert "Zuerst die Einwilligung" in page
    assert reverse("casework:consent-new", args=[case.public_id]) + "?zweck=legal_precheck" in page
    assert "kim-way" not in page
    assert "§ 25b" not in page


def test_a_way_is_not_shown_without_consent(clara: Browser, case: Case, sabine: Person) -> None:
    answer = clara.client.get(reverse("consolidation:way", args=[case.public_id, sabine.public_id, "25b"]))
    assert answer.status_code == 302
    assert answer.url == reverse("consolidation:ways-of", args=[case.public_id, sabine.public_id])


def test_a_consent_of_one_person_covers_this_person_only(
    clara: Browser, case: Case, sabine: Person, agree: Agree
) -> None:
    agree(person=sabine)
    page = read(clara, "ways", case.public_id)
    assert "Rechtliche Wege: Sabine Sommer" in page
    assert page.count("Die Einwilligung fehlt.") == 2
    paul = Person.objects.get(given_name="Paul")
    assert "Zuerst die Einwilligung" in read(clara, "ways-of", case.public_id, paul.public_id)


def test_a_withdrawn_consent_closes_the_pages_at_once(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    basis = agree()
    assert NOT_BINDING in read(clara, "ways-of", case.public_id, sabine.public_id)
    with acting_as(cast.clara.actor):
        bases.withdraw(actor=cast.clara.actor, basis=basis)
    assert "Zuerst die Einwilligung" in read(clara, "ways-of", case.public_id, sabine.public_id)


def test_every_page_says_that_the_authority_decides_and_counts_no_points(
    clara: Browser, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    for page in (
        read(clara, "ways-of", case.public_id, sabine.public_id),
        read(clara, "way", case.public_id, sabine.public_id, "25b"),
    ):
        assert NOT_BINDING in page
        assert "keine Prognose" in page
        assert " Punkte von " not in page
        assert "Wahrscheinlichkeit" not in page


def test_a_day_that_nobody_can_read_is_said_at_the_field(
    clara: Browser, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    page = read(clara, "ways-of", case.public_id, sabine.public_id, stichtag="31.02.2027")
    assert 'value="31.02.2027"' in page
    assert "kern-error" in page or "aria-invalid" in page
    assert "Wählen Sie einen Tag zwischen" in read(
        clara, "ways-of", case.public_id, sabine.public_id, stichtag="01.01.1999"
    )


def test_what_is_only_said_stays_open_and_leads_to_the_question(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    say(cast, sabine, "language", language=seen({"oral": "A2"}, Evidence.CLAIMED), civic=Answer(FactState.NONE))
    page = read(clara, "way", case.public_id, sabine.public_id, "25b")
    ask = reverse("casework:facts-group", args=[case.public_id, sabine.public_id, "language"])
    row = page.split('id="25blanguage"')[1].split("</tr>")[0]
    assert "offen" in row
    assert "nur mündlich: A2" in row
    assert f'href="{ask}"' in row
    assert "§ 25b Abs. 1 S. 2 Nr. 4" in row
    assert "25b.language@" in row


def test_what_only_the_authority_finds_is_neither_open_nor_asked(
    clara: Browser, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    page = read(clara, "way", case.public_id, sabine.public_id, "25b")
    row = page.split('id="25bno_serious_offence"')[1].split("</tr>")[0]
    assert "prüft die Behörde" in row
    assert "Erfragen" not in row
    assert "In den Plan" not in row


def test_the_earliest_day_comes_by_time(clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree) -> None:
    agree()
    began = clock.today() - timedelta(days=3 * 365)
    status(cast, sabine, "60a.2.1", began)
    page = read(clara, "way", case.public_id, sabine.public_id, "25b")
    row = page.split('id="25bresidence"')[1].split("</tr>")[0]
    assert "erfüllt ab" in row
    assert "durch Zeit: Voraufenthalt" in page


def test_a_step_is_taken_up_for_what_is_missing_and_shown_beside_it(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    url = reverse("consolidation:step-new", args=[case.public_id, sabine.public_id, "25b", "25b.civic"])
    assert url in read(clara, "way", case.public_id, sabine.public_id, "25b")
    form = clara.client.get(url).context["form"]
    assert form["title"].value() == "Test „Leben in Deutschland“ ablegen"
    assert (form["life_area"].value(), form["legal_domain"].value()) == ("orientation", "aufenthg")
    sent = {"title": form["title"].value(), "life_area": "orientation", "party": "client"}
    answer = clara.client.post(url, {**sent, "person": sabine.public_id})
    assert answer.status_code == 302
    step = Step.objects.get(case=case)
    assert CriterionStep.objects.get(step=step).criterion == "25b.civic"
    page = read(clara, "way", case.public_id, sabine.public_id, "25b")
    assert f"Schritt {step.number} im Plan" in page
    assert url not in page


def test_no_step_is_offered_for_what_no_step_can_help(clara: Browser, case: Case, sabine: Person, agree: Agree) -> None:
    agree()
    for criterion in ("25b.no_serious_offence", "10.civic", "unbekannt"):
        url = reverse("consolidation:step-new", args=[case.public_id, sabine.public_id, "25b", criterion])
        assert clara.client.get(url).status_code == 404


@pytest.mark.parametrize("rule", ["44", "ben.system", "nichts"])
def test_only_ways_have_a_page(clara: Browser, case: Case, sabine: Person, agree: Agree, rule: str) -> None:
    agree()
    assert (
        clara.client.get(reverse("consolidation:way", args=[case.public_id, sabine.public_id, rule])).status_code == 404
    )


def test_a_short_counselling_has_no_ways(clara: Browser, cast: Cast) -> None:
    found = make.counselling(cast.clara.actor, name="Frau Busch")
    assert clara.client.get(reverse("consolidation:ways", args=[found.public_id])).status_code == 404


def test_an_age_limit_counts_although_the_day_of_birth_is_not_known(
    clara: Browser, case: Case, sabine: Person, agree: Agree
) -> None:
    assert sabine.birth == "1988-05"
    agree(person=sabine)
    overview = read(clara, "ways-of", case.public_id, sabine.public_id)
    assert "junge" not in overview.partition("scheiter")[0]
    way = read(clara, "way", case.public_id, sabine.public_id, "25a")
    assert "zwischen 01.05.1988 und 31.05.1988" in way
