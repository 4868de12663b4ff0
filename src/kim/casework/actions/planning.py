"""Verbs on planning conferences: several cases without identity, and the themes that they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import known_names, way_out
from kim.casework.actions.guard import words
from kim.casework.actions.obstacles import require_offices
from kim.casework.models import PlanningConference, Theme
from kim.casework.queries.own_values import all_values, all_who_know
from kim.kernel import access, clock, disclosure, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ObservationSource
from kim.kernel.errors import RuleViolation


@action("planning_called", _("A planning conference was written down"))
def call(
    *, actor: Actor, topic: str, held_on: date, offices: Sequence[str] = (), case_count: int | None = None
) -> PlanningConference:
    """Write down a conference about several cases; `offices` are keys. Nothing in it names a case."""
    access.require(actor, "add", PlanningConference)
    made: PlanningConference = PlanningConference.objects.create(
        unit_id=int(actor.unit_id or 0),
        called_by=accounts.membership_of(actor),
        **_checked(actor, topic, held_on, offices, case_count),
    )
    return made


@action("planning_changed", _("A planning conference was changed"))
def change(
    *,
    actor: Actor,
    conference: PlanningConference,
    version: int,
    topic: str,
    held_on: date,
    offices: Sequence[str] = (),
    case_count: int | None = None,
) -> PlanningConference:
    """Change it. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", conference)
    return locking.update(conference, version, **_checked(actor, topic, held_on, offices, case_count))


@action("theme_noted", _("A theme of a planning conference was noted"))
def note(*, actor: Actor, conference: PlanningConference, text: str, **codes: Any) -> Theme:
    """Note what the cases have in common; what names somebody is found when it is to leave."""
    access.require(actor, "edit", conference)
    _require_offices(codes)
    noted: Theme = Theme.objects.create(unit_id=conference.unit_id, conference=conference, text=_said(text), **codes)
    return noted


@action("theme_changed", _("A theme of a planning conference was changed"))
def rewrite(*, actor: Actor, theme: Theme, version: int, text: str, **codes: Any) -> Theme:
    """Change it, unless a second person has it. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", theme)
    way_out.require_writable(theme)
    _require_offices(codes)
    return locking.update(theme, version, text=_said(text), **codes)


def submit(*, actor: Actor, theme: Theme) -> Theme:
    """The way every text takes: checked against all cases of the author, then read by somebody who knows none.

    Raises `WouldDisclose`, and `known_name` for a name out of colleagues' cases.
    """
    known_names.refuse(
        actor=actor,
        text=theme.text,
        own=lambda: _own(actor, theme),
        about=theme.public_id,
        door=theme.get_absolute_url,
    )
    return _give_away(actor=actor, theme=theme)


def _own(actor: Actor, theme: Theme) -> disclosure.Report:
    access.require(actor, "edit", theme)
    return check(actor=actor, text=theme.text)


@action("theme_release_requested", _("A theme was given to a second person"))
def _give_away(*, actor: Actor, theme: Theme) -> Theme:
    access.require(actor, "edit", theme)
    way_out.require_writable(theme)
    report = check(actor=actor, text=theme.text)
    request = way_out.ask(
        actor,
        theme,
        theme,
        report,
        known_to=all_who_know(actor),
        unit_id=theme.unit_id,
        source=ObservationSource.PLANNING_CONFERENCE,
    )
    return locking.update(theme, request=request)


@action("theme_withdrawn", _("A theme was withdrawn"))
def withdraw(*, actor: Actor, theme: Theme) -> Theme:
    """Take it back, as long as it is on this side."""
    access.require(actor, "edit", theme)
    way_out.take_back(theme)
    theme.refresh_from_db()
    return theme


def check(*, actor: Actor, text: str) -> disclosure.Report:
    """What in a text names one of the author's cases, or could."""
    return disclosure.check(text, all_values(actor))


def _require_offices(codes: dict[str, Any]) -> None:
    require_offices(codes.get("kind", ""), codes.get("office_kinds", ()))


def _said(text: str) -> str:
    return words(text, "text_missing", _("Write two sentences."), "text")


def _checked(actor: Actor, topic: str, held_on: date, offices: Sequence[str], case_count: int | None) -> dict[str, Any]:
    if held_on > clock.today():
        raise RuleViolation("not_yet_held", _("The day lies in the future."), "held_on")
    if case_count is not None and case_count < 2:
        raise RuleViolation("one_case", _("One case is a case conference. Enter at least 2."), "case_count")
    said = words(topic, "topic_missing", _("Enter what it is about."), "topic")
    if check(actor=actor, text=said).blocks:
        raise RuleViolation("topic_discloses", _("The topic can make a household recognisable."), "topic")
    return {"topic": said, "held_on": held_on, "offices": list(offices), "case_count": case_count}
