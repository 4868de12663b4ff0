"""The others in the household: fetched after the overview, and a page of its own."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consent.actions import bases
from kim.consolidation.queries import precheck
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people import api as people
from kim.people.actions import persons
from kim.people.models import HouseholdMember, Person
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, read, say, seen, status

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
LATER = "Ihre nächsten Wege, und wer wem folgen könnte"


@pytest.fixture
def paul(case: Case) -> Person:
    return Person.objects.get(given_name="Paul")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the facts of each person were put together."""
    times: Counter[str] = Counter()

    def counting(actor: Any, person: Person, on: date) -> Any:
        times[person.given_name] += 1
        return facts_of(actor, person, on)

    facts_of = people.facts_of
    monkeypatch.setattr(precheck.people, "facts_of", counting)
    return times


def part(clara: Browser, case: Case, person: Person, **query: str) -> str:
    """What HTMX gets."""
    url = reverse("consolidation:ways-household", args=[case.public_id, person.public_id])
    answer = clara.client.get(url, query, headers=HTMX)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_overview_works_out_one_person_and_names_the_others(
    clara: Browser, case: Case, sabine: Person, paul: Person, agree: Agree, asked: Counter[str]
) -> None:
    agree()
    page = read(clara, "ways-of", case.public_id, sabine.public_id)
    assert asked == {"Sabine": 1}
    url = reverse("consolidation:ways-household", args=[case.public_id, sabine.public_id])
    assert f'hx-get="{url}" hx-trigger="load"' in page
    # Who reads without scripts, or on paper, follows the same address.
    assert f'<a href="{url}">{LATER}</a>' in page
    others = page.split('id="others"')[1].split("</section>")[0]
    assert reverse("consolidation:ways-of", args=[case.public_id, paul.public_id]) in others
    assert "§" not in others
    assert "Wer könnte wem folgen" not in page


def test_the_part_shows_the_nearest_way_of_each_and_asks_once_for_the_facts_of_everybody(
    clara: Browser, cast: Cast, case: Case, sabine: Person, paul: Person, agree: Agree, asked: Counter[str]
) -> None:
    agree()
    say(cast, paul, "family", marital=seen({"state": "single"}))
    status(cast, paul, "60a.2.1", date(2018, 1, 1))
    shown = part(clara, case, sabine)
    assert asked == {"Sabine": 1, "Paul": 1, "Lina": 1}
    assert shown.lstrip().startswith('<div class="kim-stack" id="household-ways">')
    assert "Paul Sommer: §" in shown
    assert "Wer könnte wem folgen" in shown
    assert "Sabine folgt Paul" in shown
    assert "Sabine Sommer:" not in shown
    # It is not fetched once more.
    assert "hx-get" not in shown
    assert LATER not in shown


def test_without_htmx_the_same_address_is_a_page(clara: Browser, case: Case, sabine: Person, agree: Agree) -> None:
    agree()
    page = read(clara, "ways-household", case.public_id, sabine.public_id)
    assert "<h2>Rechtliche Wege im Haushalt</h2>" in page
    assert part(clara, case, sabine).strip() in page
    assert f'href="{reverse("consolidation:ways-of", args=[case.public_id, sabine.public_id])}"' in page


def test_the_day_goes_along(clara: Browser, cast: Cast, case: Case, sabine: Person, paul: Person, agree: Agree) -> None:
    agree()
    status(cast, paul, "60a.2.1", date(2018, 1, 1))
    day = "?stichtag=01.03.2028"
    page = read(clara, "ways-of", case.public_id, sabine.public_id, stichtag="01.03.2028")
    url = reverse("consolidation:ways-household", args=[case.public_id, sabine.public_id])
    assert f'hx-get="{url}{day}"' in page
    shown = part(clara, case, sabine, stichtag="01.03.2028")
    assert reverse("consolidation:ways-of", args=[case.public_id, paul.public_id]) + day in shown


def test_nobody_without_consent_stands_in_it(
    clara: Browser, cast: Cast, case: Case, sabine: Person, paul: Person, agree: Agree, asked: Counter[str]
) -> None:
    agree(person=sabine)
    agree(person=Person.objects.get(given_name="Lina"), by_person=sabine)
    status(cast, paul, "60a.2.1", date(2018, 1, 1))
    shown = part(clara, case, sabine)
    assert asked == {"Sabine": 1, "Lina": 1}
    assert shown.count("Die Einwilligung fehlt.") == 1
    assert "Paul Sommer</a>" in shown
    assert "folgt Paul" not in shown


def test_where_nobody_else_agreed_nothing_is_fetched(clara: Browser, case: Case, sabine: Person, agree: Agree) -> None:
    agree(person=sabine)
    page = read(clara, "ways-of", case.public_id, sabine.public_id)
    assert 'hx-trigger="load"' not in page
    assert page.count("Die Einwilligung fehlt.") == 2
    assert "könnte zurzeit niemand einer anderen Person folgen" in page


def test_whoever_lives_alone_waits_for_nobody(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    agree()
    with acting_as(cast.clara.actor):
        for member in HouseholdMember.objects.exclude(person=sabine).filter(household=case.household):
            persons.move_out(actor=cast.clara.actor, membership=member, last_day=clock.today() - timedelta(days=1))
    page = read(clara, "ways-of", case.public_id, sabine.public_id)
    assert 'hx-trigger="load"' not in page
    assert "Sonst lebt niemand in diesem Haushalt." in page
    assert "Wer könnte wem folgen" not in page


def test_a_consent_that_ended_meanwhile_leads_back_to_the_overview(
    clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
) -> None:
    basis = agree()
    with acting_as(cast.clara.actor):
        bases.withdraw(actor=cast.clara.actor, basis=basis)
    ids = [case.public_id, sabine.public_id]
    url, overview = (reverse(f"consolidation:{name}", args=ids) for name in ("ways-household", "ways-of"))
    assert clara.client.get(url).url == overview
    answer = clara.client.get(url, headers=HTMX)
    assert (answer.status_code, answer["HX-Redirect"], answer.content) == (204, overview, b"")
