from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.models import Case, GuidanceRating, Obstacle, Proposal, ReleaseRequest
from kim.kernel.actor import acting_as
from tests import make
from tests.cast import Cast, Player

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def case(cast: Cast) -> Case:
    return make.case(cast.clara.actor)


def test_an_obstacle_is_noted_and_its_page_opens(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    log_in(client, cast.clara)
    step = make.step(cast.clara.actor, case)
    url = reverse("casework:obstacle-new", args=[case.public_id])
    assert "1 Kita-Platz suchen" in client.get(url).content.decode()
    # Nothing is chosen before somebody has; from a step its life area is.
    fresh = {name: client.get(url).context["form"][name].value() for name in ("obstacle_kind", "life_area")}
    assert not any(fresh.values())
    assert client.get(f"{url}?schritt={step.public_id}").context["form"]["life_area"].value() == step.life_area
    values = {
        "kind": "obstacle",
        "text": "Kein Kurs ohne Betreuung.",
        "obstacle_kind": "offer_gap",
        "life_area": "language",
        "office_kinds": ["youth_office"],
        "steps": [step.public_id],
    }
    answer = client.post(url, values, follow=True)
    assert answer.status_code == 200
    assert "Kein Kurs ohne Betreuung." in answer.content.decode()
    with acting_as(cast.clara.actor):
        assert Obstacle.objects.get().held_up.get().step == step


def test_an_obstacle_without_words_comes_back_with_422(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    log_in(client, cast.clara)
    answer = client.post(reverse("casework:obstacle-new", args=[case.public_id]), {"text": ""})
    assert answer.status_code == 422


def obstacle_of(cast: Cast, case: Case) -> Obstacle:
    with acting_as(cast.clara.actor):
        return make.obstacle(cast.clara.actor, case)


def test_a_draft_is_checked_neutralised_and_given_to_a_second_person(
    cast: Cast, client: Client, log_in: LogIn, case: Case
) -> None:
    log_in(client, cast.clara)
    here = [case.public_id, obstacle_of(cast, case).public_id]
    page = client.post(
        reverse("casework:proposal", args=here), {"text": "Sabine findet am 04.01. keinen Kurs."}, follow=True
    ).content.decode()
    assert "<mark>Sabine</mark>" in page
    assert "disabled" in page
    client.post(reverse("casework:proposal-submit", args=here))
    with acting_as(cast.clara.actor):
        assert not ReleaseRequest.objects.exists()
    page = client.post(reverse("casework:proposal-neutralise", args=here), follow=True).content.decode()
    assert "<mark>" not in page
    client.post(reverse("casework:proposal-submit", args=here))
    with acting_as(cast.clara.actor):
        assert ReleaseRequest.objects.get().state == "open"
    client.post(reverse("casework:proposal-withdraw", args=here))
    with acting_as(cast.clara.actor):
        assert Proposal.objects.get().state == "withdrawn"


def test_an_obstacle_is_edited_with_its_version(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    log_in(client, cast.clara)
    obstacle = obstacle_of(cast, case)
    url = reverse("casework:obstacle", args=[case.public_id, obstacle.public_id])
    values = {
        "version": obstacle.version,
        "kind": "obstacle",
        "text": "Neu.",
        "obstacle_kind": "legal",
        "life_area": "work",
    }
    assert client.post(url, values).status_code == 302
    assert client.post(url, values | {"text": "Noch neuer."}).status_code == 409


def test_obstacles_are_listed_resolved_and_opened_again(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    log_in(client, cast.clara)
    here = [case.public_id, obstacle_of(cast, case).public_id]
    assert client.post(reverse("casework:obstacle-resolve", args=here)).status_code == 302
    page = client.get(reverse("casework:obstacles", args=[case.public_id])).content.decode()
    assert "gelöst" in page or "resolved" in page
    assert client.post(reverse("casework:obstacle-reopen", args=here)).status_code == 302


def test_the_second_person_reads_text_and_codes_only(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    request = make.request(cast.clara.actor, case)
    log_in(client, cast.carlo)
    assert make.NEUTRAL[:30] in client.get(reverse("casework:releases")).content.decode()
    page = client.get(request.get_absolute_url()).content.decode()
    assert make.NEUTRAL in page
    for telling in ("Sommer", "Sabine", "Clara", case.number, case.public_id):
        assert telling not in page
    answer = client.post(reverse("casework:release-return", args=[request.public_id]), {"comment": ""})
    assert answer.status_code == 422
    assert client.post(request.get_absolute_url(), {}).status_code == 302
    with acting_as(cast.carlo.actor):
        assert ReleaseRequest.objects.get().state == "released"


def test_the_author_may_not_open_the_release_and_others_do_not_find_it(
    cast: Cast, client: Client, log_in: LogIn, case: Case
) -> None:
    request = make.request(cast.clara.actor, case)
    statuses = {}
    for player in (cast.clara, cast.konrad, cast.stella, cast.leon, cast.petra, cast.adam):
        log_in(client, player)
        statuses[player.name.split()[0]] = client.get(request.get_absolute_url()).status_code
    assert statuses == {"Clara": 403, "Konrad": 200, "Stella": 404, "Leon": 404, "Petra": 404, "Adam": 404}


def test_my_notes_are_only_my_own(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    make.request(cast.clara.actor, case)
    url = reverse("casework:my-notes")
    log_in(client, cast.clara)
    assert make.NEUTRAL in client.get(url).content.decode()
    log_in(client, cast.cem)
    assert make.NEUTRAL not in client.get(url).content.decode()
    log_in(client, cast.konrad)
    assert client.get(url).status_code == 404


def test_a_rating_of_nothing_changes_nothing(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    log_in(client, cast.clara)
    url = reverse("casework:guidance-rate", args=[case.public_id, "NOSUCHONE2"])
    assert client.post(url, {"feedback": "perhaps"}).status_code == 302
    assert client.post(url, {"feedback": "helped"}).status_code == 302
    with acting_as(cast.clara.actor):
        assert not GuidanceRating.objects.exists()


def test_somebody_else_s_case_has_no_obstacles(cast: Cast, client: Client, log_in: LogIn, case: Case) -> None:
    log_in(client, cast.carlo)
    for name in ("obstacles", "obstacle-new"):
        assert client.get(reverse(f"casework:{name}", args=[case.public_id])).status_code == 404


def test_the_overview_shows_open_obstacles_and_leads_to_a_new_one(
    cast: Cast, client: Client, log_in: LogIn, case: Case
) -> None:
    obstacle_of(cast, case)
    log_in(client, cast.clara)
    page = client.get(reverse("casework:case", args=[case.public_id])).content.decode()
    assert "hat keinen Kita-Platz" in page
    assert reverse("casework:obstacle-new", args=[case.public_id]) in page
