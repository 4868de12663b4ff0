"""What comes back to the desk: answers of steering to one's own notes, and texts that wait for a second person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kim.casework import case_parts
from kim.casework.queries import releases
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.panels import Card, provide
from kim.ui.templatetags.kim_ui import day

NEWS_DAYS = 30


def answers(actor: Actor, subject: Any) -> list[Card]:
    """Decisions of the last days about issues that one has noted."""
    if not case_parts.writes_notes(actor):
        return []
    since = clock.today() - timedelta(days=NEWS_DAYS)
    lines = tuple(
        f"{note.answer.title}: {news.outcome_label} ({news.body}, {day(news.decided_on)})"
        for note in releases.notes_of(actor)
        if note.answer
        for news in note.answer.decisions
        if news.decided_on >= since
    )
    if not lines:
        return []
    return [Card(_("Answers of steering"), tuple(dict.fromkeys(lines)), reverse("casework:my-notes"), _("My notes"))]


def waiting_texts(actor: Actor, subject: Any) -> list[Card]:
    """Texts of colleagues that one may release."""
    waiting = case_parts.waiting_texts(actor) if case_parts.releases_texts(actor) else None
    if not waiting:
        return []
    line = ngettext("%(n)s text waits for a second person.", "%(n)s texts wait for a second person.", waiting)
    return [Card(_("Releases"), (line % {"n": waiting},), reverse("casework:releases"), _("Read the texts"))]


provide("casework.today", answers)
provide("casework.today", waiting_texts)
