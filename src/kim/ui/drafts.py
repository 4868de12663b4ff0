"""Long forms keep what is typed while it is typed, and offer it again when somebody comes back.

A form that should do so carries `draft` (`<c-form draft …>`, or `{% draft_offer %}` before and `{% form_marks %}` in
a form of its own). Its *place* is the address that it is sent to, its *opening* a random mark of one opening of it: two
openings of the same form are two drafts, and neither overwrites the other.

This package knows no user and no table: whoever can keep drafts registers a `Store`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

OPENING, PLACE, RESTORE = "opening", "draft_of", "entwurf"
# What the shell puts into every form; not part of what was typed.
MARKS = {OPENING, PLACE, "csrfmiddlewaretoken"}
_IS_OPENING = re.compile(r"[A-Za-z0-9_-]{16,40}\Z")


@dataclass(frozen=True)
class Draft:
    """What somebody typed into one opening of a form, and when that was saved."""

    opening: str
    saved_at: datetime
    fields: Mapping[str, Sequence[str]]

    @property
    def words(self) -> str:
        """The longest text in it, for recognising; empty if nothing reads like a sentence."""
        texts = (value.strip() for values in self.fields.values() for value in values if len(value.split()) > 1)
        return max(texts, key=len, default="")


class Store(Protocol):
    """Keeps drafts for whoever acts in a request, and gives them back to nobody else."""

    def urls(self) -> tuple[str, str]:
        """Where a draft is saved, and where it is thrown away."""

    def of(self, request: HttpRequest, place: str) -> list[Draft]:
        """The drafts of one form, newest first."""

    def keep(self, request: HttpRequest, place: str, opening: str, fields: dict[str, list[str]]) -> None:
        """What was typed elsewhere waits in this form."""

    def forget(self, request: HttpRequest, place: str, opening: str) -> None:
        """The form was sent, so its draft is erased."""


_stores: list[Store] = []


def register(store: Store) -> None:
    """The one that keeps the drafts; the last to register wins."""
    _stores[:] = [store]


def urls() -> tuple[str, str]:
    """Where to save and where to throw away; empty without a store."""
    return _stores[0].urls() if _stores else ("", "")


def of(request: HttpRequest, place: str) -> list[Draft]:
    """The drafts that wait for whoever acts in this form; none while one is restored or the form was sent."""
    if not _stores or request.method != "GET" or RESTORE in request.GET:
        return []
    return _stores[0].of(request, place)


def restored(request: HttpRequest, place: str = "") -> QueryDict | None:
    """The draft that was asked for (`?entwurf=…`) as form data; None if none was, or there is no such draft."""
    opening = request.GET.get(RESTORE, "")
    if not _stores or request.method != "GET" or not opening:
        return None
    found = (draft for draft in _stores[0].of(request, place or request.path) if draft.opening == opening)
    draft = next(found, None)
    if draft is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        data.setlist(name, [*values])
    data._mutable = False
    return data


def carry(request: HttpRequest, place: str, fields: Mapping[str, str | list[str]]) -> str:
    """Put what was typed into another form, where it belongs; the address that shows it there, not saved yet."""
    if not _stores:
        return place
    opening = secrets.token_urlsafe(16)
    values = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
    _stores[0].keep(request, place, opening, values)
    return f"{place}?{urlencode({RESTORE: opening})}"


def unchecked(form: forms.BaseForm) -> None:
    """Show what a restored draft holds without judging it: half a sentence is no mistake yet."""
    form._errors = ErrorDict()  # type: ignore[attr-defined]  # the stubs leave it out
    form.cleaned_data = {}


def forget_sent(request: HttpRequest) -> None:
    """What was sent is no draft any more."""
    place = request.POST.get(PLACE)
    if _stores and place:
        _stores[0].forget(request, place, opening_of(request))


def opening_of(request: HttpRequest) -> str:
    """The mark of this opening of a form: the one it came with, the one of the restored draft, or a new one."""
    given = request.POST.get(OPENING) or request.GET.get(RESTORE) or ""
    return given if _IS_OPENING.match(given) else secrets.token_urlsafe(16)
