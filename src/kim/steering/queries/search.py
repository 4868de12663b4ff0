"""The search of those who steer: issues, meetings and offices. There is nobody to be found here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Q, QuerySet

from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.steering.models import Meeting, StructuralIssue

MOST = 20
_TEXT = SearchVector("title", weight="A", config="german") + SearchVector("problem", weight="B", config="german")


@dataclass(frozen=True)
class Hits:
    """What was found, at most `MOST` of each kind."""

    issues: tuple[StructuralIssue, ...]
    meetings: tuple[Meeting, ...]
    offices: tuple[organisations.Office, ...]

    @property
    def total(self) -> int:
        """Hits of all kinds."""
        return len(self.issues) + len(self.meetings) + len(self.offices)


def find(actor: Actor, words: str) -> Hits:
    """What this person may see and what contains the words, in any grammatical form for issues."""
    if not words.strip():
        return Hits((), (), ())
    return Hits(
        tuple(_issues(actor, words)[:MOST]),
        tuple(_meetings(actor, words)[:MOST]),
        tuple(organisations.offices(words)[:MOST]),
    )


def _issues(actor: Actor, words: str) -> QuerySet[StructuralIssue]:
    query = SearchQuery(words, config="german", search_type="websearch")
    seen = StructuralIssue.objects.visible_to(actor)
    named = Q(title__icontains=words) | _numbered(words)
    ranked: Any = seen.annotate(text=_TEXT, fit=SearchRank(_TEXT, query))
    found: QuerySet[StructuralIssue] = ranked.filter(Q(text=query) | named).order_by("-fit", "-year", "-serial")
    return found


def _numbered(words: str) -> Q:
    """An issue by its number as offices cite it: T-2026-014."""
    _letter, _, rest = words.strip().upper().partition("T-")
    year, _, serial = rest.partition("-")
    if year.isdecimal() and serial.isdecimal():
        return Q(year=int(year), serial=int(serial))
    return Q(pk__in=())


def _meetings(actor: Actor, words: str) -> QuerySet[Meeting]:
    found = Meeting.objects.visible_to(actor).select_related("body")
    return found.filter(
        Q(body__name__icontains=words) | Q(body__short_name__icontains=words) | Q(items__title__icontains=words)
    ).distinct()
