"""The second person: who may be it, what they see, and that nothing joins a text with its author afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.http import Http404

from kim.accounts.models import Membership
from kim.casework import jobs
from kim.casework.actions import assignments, deputations, releases
from kim.casework.models import Case, Proposal, ReleaseRequest
from kim.casework.queries import releases as queries
from kim.casework.rules.codes import ReleaseState
from kim.kernel import access, clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.steering.models import Observation
from tests import make
from tests.cast import Cast, Player

pytestmark = pytest.mark.django_db


def may_release(players: Iterable[Player], request: ReleaseRequest) -> list[str]:
    allowed = []
    for player in players:
        with acting_as(player.actor):
            if access.may(player.actor, "release", request):
                allowed.append(player.name.split()[0])
    return allowed


def test_any_other_case_manager_or_the_coordinator_is_a_second_person(cast: Cast) -> None:
    request = make.request(cast.clara.actor, make.case(cast.clara.actor))
    assert may_release(cast.everyone(), request) == ["Cem", "Carlo", "Dana", "Konrad"]


def test_the_author_is_refused_also_under_another_hat(cast: Cast) -> None:
    request = make.request(cast.mona.actor, make.case(cast.mona.actor))
    assert may_release([cast.mona, cast.mona_at_ki], request) == []
    with acting_as(cast.mona.actor), pytest.raises(Refused):
        releases.release(actor=cast.mona.actor, request=request)


def test_the_deputy_of_the_case_is_never_the_second_person(cast: Cast) -> None:
    clara = cast.clara.actor
    case = make.case(clara)
    deputations.name(
        actor=clara,
        deputy=cast.dana.membership,
        first_day=clock.today(),
        last_day=clock.today() + timedelta(days=7),
    )
    request = make.request(clara, case)
    assert may_release([cast.dana, cast.carlo], request) == ["Carlo"]


def test_somebody_who_becomes_deputy_later_is_refused_too(cast: Cast) -> None:
    clara = cast.clara.actor
    request = make.request(clara, make.case(clara))
    assert may_release([cast.dana], request) == ["Dana"]
    deputations.name(
        actor=clara,
        deputy=cast.dana.membership,
        first_day=clock.today(),
        last_day=clock.today() + timedelta(days=7),
    )
    assert may_release([cast.dana], request) == []


def test_the_case_manager_is_refused_where_the_deputy_wrote(cast: Cast) -> None:
    clara, dana = cast.clara.actor, cast.dana.actor
    case = make.case(clara)
    deputations.name(
        actor=clara,
        deputy=cast.dana.membership,
        first_day=clock.today(),
        last_day=clock.today() + timedelta(days=7),
    )
    with acting_as(dana):
        request = make.request(dana, Case.objects.get(pk=case.pk))
    assert may_release([cast.clara, cast.dana, cast.cem], request) == ["Cem"]


def test_whoever_took_the_case_over_is_refused(cast: Cast) -> None:
    clara = cast.clara.actor
    case = make.case(clara)
    request = make.request(clara, case)
    assignments.assign(actor=clara, case=case, to=cast.cem.membership)
    assert may_release([cast.cem, cast.carlo], request) == ["Carlo"]


def test_the_second_person_finds_the_text_in_the_inbox_and_no_case(cast: Cast) -> None:
    request = make.request(cast.clara.actor, make.case(cast.clara.actor))
    with acting_as(cast.carlo.actor):
        assert list(queries.inbox(cast.carlo.actor)) == [request]
        assert not Proposal.objects.exists()
        assert not Case.objects.exists()
    with acting_as(cast.clara.actor):
        assert list(queries.inbox(cast.clara.actor)) == []


def test_a_text_is_decided_once(cast: Cast) -> None:
    request = make.request(cast.clara.actor, make.case(cast.clara.actor))
    releases.release(actor=cast.carlo.actor, request=request)
    with acting_as(cast.konrad.actor), pytest.raises(Http404):
        releases.release(actor=cast.konrad.actor, request=request)
    with acting_as(cast.carlo.actor):
        request.refresh_from_db()
        assert (request.state, request.second) == (ReleaseState.RELEASED, cast.carlo.membership)


def test_returning_needs_a_comment(cast: Cast) -> None:
    request = make.request(cast.clara.actor, make.case(cast.clara.actor))
    with pytest.raises(RuleViolation) as refusal:
        releases.send_back(actor=cast.carlo.actor, request=request, comment=" ")
    assert refusal.value.field == "comment"


def test_guesses_are_shown_and_have_to_be_looked_at(cast: Cast) -> None:
    text = "Nach Auskunft von Frau Berger fehlen Plätze mit Betreuung."
    request = make.request(cast.clara.actor, make.case(cast.clara.actor), text)
    (guess, *_rest) = request.guesses
    assert "Berger" in text[guess["start"] : guess["end"]]
    with pytest.raises(RuleViolation) as refusal:
        releases.release(actor=cast.carlo.actor, request=request)
    assert refusal.value.code == "guesses_not_looked_at"
    releases.release(actor=cast.carlo.actor, request=request, looked_at_guesses=True)


def test_release_only_queues(cast: Cast) -> None:
    make.released(cast.clara.actor, make.case(cast.clara.actor), cast.carlo.actor)
    assert not Observation.objects.exists()
    jobs.deliver_observations()
    assert Observation.objects.count() == 1
    jobs.deliver_observations()
    assert Observation.objects.count() == 1


def test_an_observation_is_dated_by_the_week_of_delivery(cast: Cast) -> None:
    with clock.at(date(2026, 11, 12)):
        make.released(cast.clara.actor, make.case(cast.clara.actor), cast.carlo.actor)
    with clock.at(date(2026, 11, 18)):
        jobs.deliver_observations()
    assert Observation.objects.get().week == date(2026, 11, 16)


def test_the_audit_of_a_delivery_names_no_person_and_no_unit(cast: Cast) -> None:
    make.released(cast.clara.actor, make.case(cast.clara.actor), cast.carlo.actor)
    jobs.deliver_observations()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT actor_id, unit_id, role FROM kernel_auditrow WHERE \"table\" = 'steering_observation'")
        rows = cursor.fetchall()
        cursor.execute("SET ROLE kim_app")
    assert rows == [(None, None, "system:delivery")]


def test_neither_the_order_of_rows_nor_of_links_tells_who_wrote(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both lists are shuffled, each for itself: what was asked first need be neither first over nor first linked."""
    shuffled: list[int] = []

    def backwards(rows: list[object]) -> None:
        shuffled.append(len(rows))
        rows.reverse()

    monkeypatch.setattr("kim.casework.actions.deliveries._shuffle", backwards)
    case = make.case(cast.clara.actor)
    texts = [f"{make.NEUTRAL} Punkt {word}." for word in ("eins", "zwei", "drei")]
    asked = [make.released(cast.clara.actor, case, cast.carlo.actor, text) for text in texts]
    jobs.deliver_observations()
    assert shuffled == [3, 3]
    assert [row.summary for row in Observation.objects.order_by("pk")] == texts[::-1]
    with acting_as(cast.clara.actor):
        linked = ReleaseRequest.objects.filter(~Q(observation="")).count()
    assert linked == len(asked)


def test_the_author_follows_the_text_also_when_the_case_is_in_other_hands(cast: Cast) -> None:
    clara = cast.clara.actor
    case = make.case(clara)
    request = make.released(clara, case, cast.carlo.actor)
    make.handed_over(cast.clara, case, cast.dana)
    with acting_as(clara):
        (note,) = queries.notes_of(clara)
        assert (note.request, note.proposal) == (request, None)
    with acting_as(cast.dana.actor):
        assert Proposal.objects.get().request == request
        assert queries.notes_of(cast.dana.actor) == []


def test_the_wall_alone_shows_other_units_open_texts_only(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    make.request(cast.clara.actor, case)
    make.released(cast.clara.actor, case, cast.carlo.actor)
    seen = {}
    for player in (cast.clara, cast.carlo, cast.dana):
        with acting_as(player.actor):
            seen[player.name.split()[0]] = sorted(row.state for row in ReleaseRequest.objects.all())
    assert seen == {"Clara": ["open", "released"], "Carlo": ["open", "released"], "Dana": ["open"]}
    with acting_as(Actor.nobody()):
        assert not ReleaseRequest.objects.exists()


def test_the_list_of_those_who_know_the_case_is_kept_with_the_text(cast: Cast) -> None:
    request = make.request(cast.clara.actor, make.case(cast.clara.actor))
    assert request.withheld_from == [Membership.objects.get(pk=cast.clara.membership.pk).user_id]
