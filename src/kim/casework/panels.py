"""What comes back to the desk: answers of steering to one's own notes, and texts that wait for a second person.

And what follows from a withdrawal for conferences that were called by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kim.casework import case_parts
from kim.casework.actions import conference_withdrawals
from kim.casework.queries import conferences, releases
from kim.consent import api as consent
from kim.consent.models import Basis
from kim.kernel.actor import Actor
from kim.kernel.panels import Card, provide
from kim.steering import api as steering
from kim.ui.templatetags.kim_ui import day

NEWS_DAYS = 30


_news = steering.news_for(releases.observations_of, NEWS_DAYS)


def answers(actor: Actor, numbers: Mapping[str, int | None]) -> list[Card]:
    """Decisions of the last days about issues that one has noted."""
    if not case_parts.writes_notes(actor):
        return []
    lines = tuple(
        f"{title}: {news.outcome_label} ({news.body}, {day(news.decided_on)})" for title, news in _news(actor)
    )
    if not lines:
        return []
    return [Card(_("Answers of steering"), lines, reverse("casework:my-notes"), _("My notes"))]


def waiting_texts(actor: Actor, numbers: Mapping[str, int | None]) -> list[Card]:
    """Texts of colleagues that one may release, as the menu counts them."""
    waiting = numbers.get("casework:releases")
    if not waiting:
        return []
    line = ngettext("%(n)s text waits for a second person.", "%(n)s texts wait for a second person.", waiting)
    return [Card(_("Releases"), (line % {"n": waiting},), reverse("casework:releases"), _("Read the texts"))]


def named_conferences(actor: Actor, subject: Any) -> list[Card]:
    """On the page of a withdrawal: conferences that go on without names."""
    if not isinstance(subject, Basis) or subject.purpose != consent.Purpose.CASE_CONFERENCE:
        return []
    count = conferences.invited_by_name(actor, subject.household).count()
    if not count:
        return []
    line = ngettext(
        "%(n)s conference was called by name. If this consent carried that, it goes on without names, and who was "
        "invited gets the entry for their calendar again.",
        "%(n)s conferences were called by name. If this consent carried that, they go on without names, and who was "
        "invited gets the entries for their calendar again.",
        count,
    )
    return [Card(_("Conferences"), (line % {"n": count},))]


provide("casework.today", answers)
provide("casework.today", waiting_texts)
provide("casework.withdrawal", named_conferences)
consent.when_withdrawn(conference_withdrawals.on_withdrawal)
