"""Two write down the same thing: the second one sees both, and chooses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kim.steering.models import StructuralIssue
from tests.cast import Cast
from tests.steering import making
from tests.steering.test_regrouping_pages import ranked, secretariat, submitted

__all__ = ["secretariat"]
pytestmark = pytest.mark.django_db


def test_who_came_as_two_wrote_it_down(cast: Cast, secretariat: Client) -> None:
    url = reverse("steering:attendance", args=[making.meeting(cast).public_id])
    form = secretariat.get(url).context["form"]
    shown, names = form.initial["version"], [name for name in form.fields if name.startswith("name-")]
    seats = {name: "present" for name in form.fields if name.startswith("seat-")}

    def send(who: str, version: int) -> str:
        answer = secretariat.post(url, seats | dict.fromkeys(names, who) | {"version": str(version)})
        return answer.content.decode() if answer.status_code == 409 else str(answer.status_code)

    assert send("J. Hartmann", shown) == "302"
    choice = send("A. Ott", shown)
    assert "<ins>J. Hartmann</ins>" in choice
    assert "<ins>A. Ott</ins>" in choice
    assert f'name="version" value="{shown + 1}"' in choice
    assert send("A. Ott", shown + 1) == "302"


def test_one_issue_that_two_gave_a_rank(cast: Cast, secretariat: Client) -> None:
    issue = submitted(cast)
    url = reverse("steering:issue-rank", args=[issue.public_id])
    for rank, status in (("1", 302), ("2", 409)):
        assert secretariat.post(url, {"rank": rank, "version": str(issue.version)}).status_code == status


def test_an_order_that_somebody_else_set_meanwhile_is_shown_beside_ones_own(cast: Cast, secretariat: Client) -> None:
    first, second = submitted(cast), submitted(cast, title="Betreuung in Kursen")
    url, mine = reverse("steering:ranking"), ranked(secretariat, {first: "1", second: "2"})
    assert secretariat.post(url, ranked(secretariat, {first: "2", second: "1"})).status_code == 302
    answer = secretariat.post(url, mine)
    assert answer.status_code == 409
    choice = answer.context["conflict"]
    found = {line.name: (line.mine, line.stored) for line in choice.different}
    assert found == {first.public_id: (["1"], ["2"]), second.public_id: (["2"], ["1"])}
    # A new issue without a rank is no other order.
    submitted(cast, title="Wohnungen")
    assert secretariat.post(url, mine | {"version": str(choice.version)}).status_code == 302
    assert [StructuralIssue.objects.get(pk=each.pk).rank for each in (first, second)] == [1, 2]
