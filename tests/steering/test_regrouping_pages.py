"""The pages that put issues together, apart and in order, as the coordinator uses them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.organisations.models import Municipality
from kim.steering.actions import issues
from kim.steering.models import StructuralIssue
from kim.steering.queries.reach import reach_of
from kim.steering.queries.similar import similar_to
from kim.steering.rules.codes import IssueState
from kim.steering.rules.similarity import Likeness
from tests.cast import Cast, Player
from tests.steering import making
from tests.steering.test_regrouping import NEW

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def secretariat(cast: Cast, client: Client, log_in: LogIn) -> Client:
    return log_in(client, cast.konrad)


def submitted(cast: Cast, **given: str) -> StructuralIssue:
    issue = making.issue(cast, why_grave="Selten, aber schwer.", **given)
    return issues.advance(actor=cast.konrad.actor, issue=issue, state=IssueState.SUBMITTED)


def ranked(client: Client, ranks: dict[StructuralIssue, str]) -> dict[str, str]:
    """What a browser sends that opened the page just now."""
    version = client.get(reverse("steering:ranking")).context["form"].initial["version"]
    return {issue.public_id: rank for issue, rank in ranks.items()} | {"version": str(version)}


def test_a_similar_issue_is_offered_with_the_reasons(cast: Cast) -> None:
    issue = making.issue(cast)
    other = making.issue(cast, title="Sprachkurs und Betreuung der Kinder", life_area="family")
    making.issue(cast, title="Wohnungen", problem="Keine.", obstacle_kind="resources", life_area="housing")
    (found,) = similar_to(issue, cast.konrad.actor)
    assert found.issue == other
    assert found.reasons == (Likeness.KIND, Likeness.OFFICES, Likeness.WORDS)


def test_two_issues_become_one(cast: Cast, secretariat: Client) -> None:
    old, new = making.issue(cast), making.issue(cast, title="Betreuung in Kursen")
    url = reverse("steering:issue-merge", args=[old.public_id])
    page = secretariat.get(f"{url}?in={new.public_id}").content.decode()
    assert f"{new.number} {new.title}" in page
    assert old.title not in page.split("<select")[1].split("</select>")[0]
    answer = secretariat.post(url, {"into": new.public_id})
    assert answer["Location"] == new.get_absolute_url()
    assert StructuralIssue.objects.get(pk=old.pk).merged_into == new


def test_one_issue_becomes_two(cast: Cast, secretariat: Client) -> None:
    stays, goes = making.observation(), making.observation()
    issue = making.issue(cast, observations=[stays, goes])
    url = reverse("steering:issue-split", args=[issue.public_id])
    assert goes.summary in secretariat.get(url).content.decode()
    refused = secretariat.post(url, NEW | {"observations": [stays.public_id, goes.public_id]})
    assert refused.status_code == 422
    assert NEW["title"] in refused.content.decode()
    answer = secretariat.post(url, NEW | {"observations": [goes.public_id]})
    made = StructuralIssue.objects.get(split_from=issue)
    assert answer["Location"] == made.get_absolute_url()


def test_an_issue_with_one_observation_says_why_it_cannot_be_split(cast: Cast, secretariat: Client) -> None:
    issue = making.issue(cast, observations=[making.observation()])
    page = secretariat.get(reverse("steering:issue-split", args=[issue.public_id])).content.decode()
    assert "zwei" in page
    assert 'name="title"' not in page


def test_the_order_is_set_at_once_and_explained(cast: Cast, secretariat: Client) -> None:
    first, second = submitted(cast), submitted(cast, title="Betreuung in Kursen")
    url = reverse("steering:ranking")
    for order in ("", "?nach=reach", "?nach=duration", "?nach=influence", "?nach=unsinn"):
        assert first.title in secretariat.get(url + order).content.decode()
    assert secretariat.post(url, ranked(secretariat, {first: "2", second: "1"})).status_code == 302
    assert [StructuralIssue.objects.get(pk=each.pk).rank for each in (first, second)] == [2, 1]
    assert secretariat.get(url).content.decode().index(second.title) < secretariat.get(url).content.decode().index(
        first.title
    )


def test_one_rank_for_two_issues_comes_back_with_both(cast: Cast, secretariat: Client) -> None:
    first, second = submitted(cast), submitted(cast, title="Betreuung in Kursen")
    answer = secretariat.post(reverse("steering:ranking"), ranked(secretariat, {first: "1", second: "1"}))
    assert answer.status_code == 422
    assert answer.content.decode().count("Rang 1 ist zweimal vergeben") >= 2
    assert StructuralIssue.objects.filter(rank__isnull=False).count() == 0


def test_the_paper_shows_municipalities_that_may_be_shown_and_the_rest_together(cast: Cast) -> None:
    place = Municipality.objects.create(key="musterau", official_key="99999001", name="Musterau")
    with clock.at(date(2026, 11, 16)):
        issue = making.issue(cast)
        making.evidence_of(issue, "2026-Q2", total=12)
        making.evidence_of(issue, "2026-Q3", total=15, places={place.official_key: 8}, others=7)
        district, town, rest = reach_of(issue).rows
    assert district.numbers == [None, None, 12, 15]
    assert (town.place, town.numbers) == (place.name, [None, None, None, 8])
    assert rest.numbers == [None, None, None, 7]
