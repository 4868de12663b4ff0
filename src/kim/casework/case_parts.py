"""What obstacles and guidance show on the page of a case, beside their own pages."""

from __future__ import annotations

from typing import Any

from kim.casework.models import Case, PlanningConference, ReleaseRequest, TrainingNeed
from kim.casework.queries import obstacles, situation
from kim.kernel import access
from kim.kernel.actor import Actor


def obstacle_card(actor: Actor, case: Case) -> dict[str, Any]:
    """Open obstacles, each with how far its text is."""
    lines = obstacles.open_lines(actor, case)
    return {"obstacle_lines": lines, "obstacle_count": len(lines)}


def guidance_cards(actor: Actor, case: Case) -> dict[str, Any]:
    """Guidance that applies today."""
    return {"guidance_lines": situation.guidance_lines(actor, case)}


def releases_texts(actor: Any) -> bool:
    return access.may(actor, "release", ReleaseRequest)


def writes_notes(actor: Any) -> bool:
    return access.may(actor, "follow", ReleaseRequest)


def calls_planning(actor: Any) -> bool:
    return access.may(actor, "add", PlanningConference)


def notes_needs(actor: Any) -> bool:
    return access.may(actor, "add", TrainingNeed)


def collects_needs(actor: Any) -> bool:
    return access.may(actor, "read", TrainingNeed) and not notes_needs(actor)
