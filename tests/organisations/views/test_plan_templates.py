"""Templates of plans on the page: everybody reads, the coordinator changes, each change is a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.organisations import plan_library
from kim.organisations.models import PlanTemplate
from tests.cast import Cast, Player

pytestmark = pytest.mark.django_db
KEY = "schuleintritt"


@pytest.fixture
def konrad(cast: Cast, client: Client, log_in: Callable[[Client, Player | None], Client]) -> Client:
    return log_in(client, cast.konrad)


def url(name: str, *args: str) -> str:
    return reverse(f"organisations:plan-template{name}", args=args)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def typed(**given: Any) -> dict[str, Any]:
    """A form with two steps; `step2_needs="1"` and so on change it."""
    first = {"step1_title": "Formular holen", "step1_life_area": "language", "step1_party": "client"}
    second = {"step2_title": "Formular abgeben", "step2_life_area": "language", "step2_party": "office"}
    second |= {"step2_office_name": "Volkshochschule", "step2_needs": "1", "step2_due": "5"}
    raw = {"count": "2", "title": "Sprachkurs anmelden", "anchor": "Tag der Beratung", **first, **second, **given}
    return {name.replace("_", "-", 1) if name.startswith("step") else name: value for name, value in raw.items()}


def test_the_list_shows_the_chains_of_the_product(konrad: Client) -> None:
    page = text(konrad.get(url("s")))
    assert "Ausbildung mit Duldung" in page and "aus dem Produkt" in page
    assert url("-new") in page


def test_a_template_shows_its_steps_dates_and_paragraphs(konrad: Client) -> None:
    page = text(konrad.get(url("", "familiennachzug")))
    assert "3 Monate (§ 29 Abs. 2 Satz 2 Nr. 1 AufenthG)" in page
    assert "5 Arbeitstage danach" in page
    assert "140 Arbeitstage vorher" in text(konrad.get(url("", "ausbildung-duldung")))
    assert konrad.get(url("", "nirgends")).status_code == 404


def test_a_change_is_a_version_and_the_old_one_is_kept(konrad: Client) -> None:
    answer = konrad.post(url("-edit", KEY), typed(based_on="1", title="Schule, neu"))
    assert answer.status_code == 302
    assert [(one.number, one.title, one.origin) for one in plan_library.versions(KEY)] == [
        (2, "Schule, neu", "district"),
        (1, "Schuleintritt eines Kindes nach dem Zuzug", "product"),
    ]
    assert "Schuleintritt eines Kindes" in text(konrad.get(url("", KEY) + "?fassung=1"))
    assert "ältere Fassung" in text(konrad.get(url("", KEY) + "?fassung=1"))


def test_the_form_comes_back_filled_with_the_newest_version(konrad: Client) -> None:
    page = text(konrad.get(url("-edit", "familiennachzug")))
    assert 'value="§ 29 Abs. 2 Satz 2 Nr. 1 AufenthG"' in page
    assert "Schritt 11" in page, "nine steps and two empty ones"


def test_two_who_change_at_once_lose_nothing(konrad: Client) -> None:
    konrad.post(url("-edit", KEY), typed(based_on="1"))
    answer = konrad.post(url("-edit", KEY), typed(based_on="1", title="Meine Fassung"))
    assert answer.status_code == 409
    page = text(answer)
    assert 'value="Meine Fassung"' in page and "Ihre Eingabe steht unten" in page
    assert 'name="based_on" value="2"' in page
    assert konrad.post(url("-edit", KEY), typed(based_on="2", title="Meine Fassung")).status_code == 302
    assert plan_library.versions(KEY)[0].title == "Meine Fassung"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": ""}, "Bitte angeben."),
        ({"step2_office_name": ""}, "Schritt 2: Wählen Sie ein Anliegen"),
        ({"step2_needs": "2"}, "Schritt 2 kann nur Schritte brauchen, die vor ihm stehen."),
        ({"step2_needs": "eins"}, "Nummern von Schritten"),
        ({"step1_title": ""}, "braucht einen Schritt, den es nicht gibt"),
        ({"step1_title": "", "step2_title": ""}, "mindestens einen Schritt"),
        ({"step1_legal_months": "3"}, "Schritt 1: Nennen Sie den Paragrafen"),
        ({"step2_due": "bald"}, "ganze Zahl"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(konrad: Client, given: dict[str, str], said: str) -> None:
    answer = konrad.post(url("-edit", KEY), typed(based_on="1", description="Eigene Worte", **given))
    assert answer.status_code == 422
    page = text(answer)
    assert said in page and "Eigene Worte" in page
    assert not PlanTemplate.objects.exists()


def test_a_template_of_ones_own_gets_a_key_of_its_own(konrad: Client) -> None:
    for _again in range(2):
        assert konrad.post(url("-new"), typed()).status_code == 302
    assert sorted(PlanTemplate.objects.values_list("key", flat=True)) == [
        "sprachkurs-anmelden",
        "sprachkurs-anmelden-2",
    ]


def test_a_template_is_withdrawn_and_offered_again(cast: Cast, konrad: Client, log_in: Any) -> None:
    konrad.post(url("-retire", KEY))
    assert KEY not in {one.key for one in plan_library.current()}
    assert "nicht mehr angeboten" in text(konrad.get(url("s")))
    clara = log_in(Client(), cast.clara)
    assert "Schuleintritt" not in text(clara.get(url("s")))
    konrad.post(url("-retire", KEY))
    assert KEY in {one.key for one in plan_library.current()}
