"""Two people changed the same thing: show both versions, let the second one choose per line. Nothing typed is lost.

A view catches the lost update and answers `conflict.page(…)`; the answer comes back to the same URL, where
`conflict.resolved(request.POST)` turns it into ordinary form data. Views need no second code path.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

CHOSEN, MINE, STORED = "choose-", "mine-", "stored-"


@dataclass(frozen=True)
class Line:
    """One field: raw values of both sides for sending, and how they read, with the differing words marked."""

    name: str
    label: str
    mine: list[str]
    stored: list[str]
    mine_shown: SafeString
    stored_shown: SafeString

    @property
    def differs(self) -> bool:
        return self.mine != self.stored

    @property
    def is_empty(self) -> bool:
        """Nobody has answered on either side: there is nothing to look at."""
        return not self.differs and not any(self.mine)


@dataclass(frozen=True)
class Conflict:
    """Both versions of one thing. `version` is the stored one that the choice is based on."""

    title: str
    version: int
    lines: list[Line]
    by: str = ""
    at: str = ""

    @property
    def different(self) -> list[Line]:
        return [line for line in self.lines if line.differs]

    @property
    def shown(self) -> list[Line]:
        return [line for line in self.lines if not line.is_empty]

    @property
    def same(self) -> list[Line]:
        return [line for line in self.lines if not line.differs]


def page(
    request: HttpRequest,
    mine: forms.BaseForm,
    stored: forms.BaseForm,
    *,
    conflict: dict[str, Any],
    cancel_url: str = "",
) -> HttpResponse:
    """The conflict page, status 409.

    `mine` is the valid form that lost, `stored` an unbound form of what is stored now.
    `conflict` holds title and version, and by and at ("today, 11:14") where they are known.
    """
    versions = Conflict(lines=compare(mine, stored), **conflict)
    return render(request, "ui/conflict.html", {"conflict": versions, "cancel_url": cancel_url}, status=409)


def compare(mine: forms.BaseForm, stored: forms.BaseForm) -> list[Line]:
    """Line by line, in the order of the form; hidden fields are left out (they are the version and keys)."""
    return [_line(field, stored[field.name]) for field in mine.visible_fields()]


def resolved(data: QueryDict) -> QueryDict:
    """The form data that the choice amounts to; ordinary form data come back unchanged."""
    names = {key.removeprefix(MINE) for key in data if key.startswith(MINE)}
    names |= {key.removeprefix(STORED) for key in data if key.startswith(STORED)}
    names |= {key.removeprefix(CHOSEN) for key in data if key.startswith(CHOSEN)}
    if not names:
        return data
    chosen = QueryDict(mutable=True)
    chosen["version"] = data.get("version", "")
    for name in sorted(names):
        side = STORED if data.get(CHOSEN + name) == "stored" else MINE
        chosen.setlist(name, data.getlist(side + name))
    chosen._mutable = False
    return chosen


def _line(mine: forms.BoundField, stored: forms.BoundField) -> Line:
    ours, theirs = _raw(mine), _raw(stored)
    ours_read, theirs_read = _read(mine, ours), _read(stored, theirs)
    return Line(
        name=mine.name,
        label=str(mine.label),
        mine=ours,
        stored=theirs,
        mine_shown=_marked(ours_read, theirs_read),
        stored_shown=_marked(theirs_read, ours_read),
    )


def _raw(field: forms.BoundField) -> list[str]:
    """What the browser would send for this field."""
    value = field.value()
    if field.form.is_bound and field.name in getattr(field.form, "cleaned_data", {}):
        value = field.field.prepare_value(field.form.cleaned_data[field.name])
    if isinstance(value, bool):
        return ["on"] if value else []
    if isinstance(value, str) or not isinstance(value, Iterable):
        value = field.field.widget.format_value(value)
    values = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    return [str(item) for item in values if item is not None and item != ""]


def _read(field: forms.BoundField, raw: list[str]) -> str:
    """The same as a person reads it: labels instead of codes."""
    if isinstance(field.field, forms.BooleanField):
        return gettext("yes") if raw else gettext("no")
    choices = getattr(field.field, "choices", None)
    labels = {str(value): str(label) for value, label in choices} if choices else {}
    return ", ".join(labels.get(item, item) for item in raw) or gettext("empty")


def _marked(text: str, other: str) -> SafeString:
    """`text` with the words marked that `other` does not have at this place."""
    words, others = text.split(" "), other.split(" ")
    blocks = difflib.SequenceMatcher(None, others, words, autojunk=False).get_opcodes()
    parts = [(tag, " ".join(words[start:end])) for tag, _, _, start, end in blocks if end > start]
    return format_html_join(" ", "{}", ((_part(tag, part),) for tag, part in parts))


def _part(tag: str, text: str) -> SafeString | str:
    return text if tag == "equal" else format_html("<ins>{}</ins>", text)
