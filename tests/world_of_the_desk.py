"""The part of the world that is about the desk: what is offered, sealed, asked, looked back on, and one's own things.

`world` is a `tests.world.World`, which brings the case and the cast.
"""

from __future__ import annotations

from typing import Any

from kim.casework.actions import cases, closings, digests, hand_overs, saved_filters, supervision
from kim.kernel.actor import acting_as
from kim.steering.actions import hand_notes
from tests import make


def add(world: Any) -> None:
    """Everything, by the people who would do it."""
    _evaluate(world)
    _offer(world)
    _ask(world)
    _keep(world)
    _note_by_hand(world)


def _evaluate(world: Any) -> None:
    clara, case = world.cast.clara.actor, world.case
    with acting_as(clara):
        case.refresh_from_db()
        said = {"understood": ("yes", "Kellertreppe")}
        closings.evaluate(actor=clara, case=case, version=case.version, answers=said)


def _offer(world: Any) -> None:
    """One case that was sealed for a while goes to another employer; a lead offers whatever Clara holds."""
    cast, clara = world.cast, world.cast.clara
    with acting_as(clara.actor):
        sealed = make.case(clara.actor, "Familie Knoblauch")
        cases.seal(actor=clara.actor, case=sealed, reason="Vorhangstoff")
        cases.unseal(actor=clara.actor, case=sealed, reason="Vorhangstoff")
        to = cast.carlo.membership
        offered = hand_overs.offer(actor=clara.actor, case=sealed, to=to, reason="Umzug", told=True)
    with acting_as(cast.leon.actor):
        given = {"manager": clara.membership, "to": cast.cem.membership, "reason": "geht"}
        everything = hand_overs.offer_all(actor=cast.leon.actor, **given)
    world.objects |= {"hand_over": offered, "hand_over_of_all": everything, "manager": clara.membership}


def _ask(world: Any) -> None:
    clara, konrad = world.cast.clara.actor, world.cast.konrad.actor
    question = make.supervised(clara, world.case)
    with acting_as(konrad):
        supervision.advise(actor=konrad, question=question, text="Sprechen Sie zuerst mit dem Kursträger.")
    world.objects["supervision"] = question


def _keep(world: Any) -> None:
    clara = world.cast.clara.actor
    with acting_as(clara):
        world.objects["saved_filter"] = saved_filters.save(actor=clara, name="Sprache", codes={"bereich": "language"})
        world.objects["digest"] = digests.switch_on(actor=clara)


def _note_by_hand(world: Any) -> None:
    stella = world.cast.stella.actor
    with acting_as(stella):
        note = hand_notes.write(
            actor=stella,
            source="authority",
            kind="obstacle",
            obstacle_kind="waiting_time",
            life_area="livelihood",
            office_kinds=["jobcenter"],
            text="Im Sommer 2026 lagen Anträge lange. Eine Rückfrage war nicht möglich.",
        )
        world.objects["handnote"] = hand_notes.submit(actor=stella, note=note)
