"""Steps of plans that a partner owns: listed by date with what was handed over, worked on by one of the unit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.accounts.rules.roles import Role
from kim.casework.models import Case, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Refused
from kim.referrals.actions import answering, closing
from kim.referrals.models import Packet
from kim.referrals.queries.own_steps import OwnSteps, Whose, own_steps
from tests import make
from tests.cast import Cast, Player
from tests.logging_in import log_in
from tests.referrals import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def pia(cast: Cast) -> Player:
    """Paula's colleague at the JMD."""
    assert cast.paula.unit == cast.jmd
    return Player(make.member("Pia Pohl", Role.PARTNER, cast.jmd))


def handed(cast: Cast, case: Case, title: str, days: int | None = None, **more: Any) -> Packet:
    """A step of the plan that the JMD owns, due in so many days, handed to it by packet."""
    due = {"due_on": clock.today() + timedelta(days=days)} if days is not None else {}
    step = make.step(cast.clara.actor, case, title, party="office", office=cast.jmd, **due)
    packet = making.drafted(cast, case, **{"step": step, "kind": "step_card", **more})
    making.sent(cast, packet)
    return packet


def listed(player: Player, whose: Whose = Whose.ALL) -> OwnSteps:
    with acting_as(player.actor):
        return own_steps(player.actor, whose)


def titles(found: tuple[Any, ...]) -> list[str]:
    return [one.title for one in found]


def test_a_partner_finds_its_steps_by_date_and_nothing_else_of_the_plan(cast: Cast, case: Case, pia: Player) -> None:
    making.agree(cast, case, "step_sharing")
    later, sooner = handed(cast, case, "Bewerben üben", 20), handed(cast, case, "Erstgespräch führen", 5)
    handed(cast, case, "Kurs suchen")
    found = listed(pia)
    assert titles(found.open) == ["Erstgespräch führen", "Kurs suchen", "Bewerben üben"]
    assert [one.until for one in found.open][::2] == [clock.today() + timedelta(days=days) for days in (5, 20)]
    assert {one.packet.pk for one in found.open} >= {later.pk, sooner.pk}
    with acting_as(pia.actor):
        assert not Step.objects.exists()
    # Another question to the same unit is no step of theirs.
    making.agree(cast, case)
    making.sent(cast, making.drafted(cast, case))
    assert len(listed(pia).open) == 3


def test_what_was_not_covered_is_not_told_by_its_title(cast: Cast, case: Case, pia: Player) -> None:
    making.agree(cast, case, "step_sharing", data_areas=["identity"])
    handed(cast, case, "Schulden klären", question="Können Sie helfen?")
    (one,) = listed(pia).open
    assert one.title == "Können Sie helfen?" and one.until == one.packet.next_on


def test_a_colleague_stands_in_and_both_sides_see_who_works_on_it(cast: Cast, case: Case, pia: Player) -> None:
    making.agree(cast, case, "step_sharing")
    packet = handed(cast, case, "Erstgespräch führen", 5)
    with acting_as(cast.paula.actor):
        found = Packet.objects.select_related("owner__user").get(pk=packet.pk)
        answering.answer(actor=cast.paula.actor, packet=found, state="accepted")
    page = reverse("referrals:received", args=[packet.public_id])
    desk, clara = log_in(Client(), pia), log_in(Client(), cast.clara)
    assert [listed(pia, whose).open == () for whose in (Whose.MINE, Whose.NOBODYS)] == [True, True]
    assert "Paula Prinz" in desk.get(reverse("referrals:own-steps")).content.decode()
    assert "Ich bearbeite es" in desk.get(page).content.decode()
    assert desk.post(reverse("referrals:look-after", args=[packet.public_id])).status_code == 302
    assert "Ich bearbeite es" not in desk.get(page).content.decode()
    assert titles(listed(pia, Whose.MINE).open) == ["Erstgespräch führen"]
    assert titles(listed(cast.paula, Whose.MINE).open) == []
    inside = clara.get(reverse("referrals:packet", args=[case.public_id, packet.public_id])).content.decode()
    assert "Bearbeitet von</dt><dd>Pia Pohl" in inside
    # What was answered is still the last word of the recipient.
    assert [change.by for change in _changes(cast, packet)][-1] == f"Paula Prinz, {cast.jmd}"
    done = desk.post(page, {"state": "done", "text": "Gespräch geführt."})
    assert done.status_code == 302
    assert (titles(listed(pia).open), titles(listed(pia).ended)) == ([], ["Erstgespräch führen"])


def test_what_was_taken_back_has_ended_and_tells_nothing_any_more(cast: Cast, case: Case, pia: Player) -> None:
    making.agree(cast, case, "step_sharing")
    packet = handed(cast, case, "Erstgespräch führen", 5)
    with acting_as(cast.clara.actor):
        closing.withdraw(actor=cast.clara.actor, packet=Packet.objects.select_related("case").get(pk=packet.pk))
    found = listed(pia)
    assert (found.open, titles(found.ended)) == ((), [f"Schrittkarte {packet.mark}"])
    with acting_as(pia.actor):
        closed = Packet.objects.get(pk=packet.pk)
        # It is still in sight, and can no longer be answered.
        with pytest.raises(Refused):
            answering.look_after(actor=pia.actor, packet=closed)


def test_the_page_is_empty_before_anything_came_and_takes_no_unknown_choice(cast: Cast) -> None:
    desk = log_in(Client(), cast.paula)
    for address in ("", "?wer=ich", "?wer=sonstwer"):
        page = desk.get(reverse("referrals:own-steps") + address)
        assert page.status_code == 200 and "wartet kein Schritt" in page.content.decode()


def _changes(cast: Cast, packet: Packet) -> list[Any]:
    with acting_as(cast.clara.actor):
        return list(Packet.objects.get(pk=packet.pk).changes.all())
