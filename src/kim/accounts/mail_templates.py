"""Templates of mails, and what may be put into one: the reason why no mail can name a client.

A template takes numbers, days, codes in words, people of staff, records of contexts that hold nothing about clients,
and links of this installation. Free text is refused, and so is every record of a personal context, whatever template
and whoever asks. That is checked when a mail is written, not left to the care of whoever writes the template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kim.kernel.personal import personal_contexts

FRAME = "accounts/mail/frame.txt"
# A public id, a one-time secret, a plain word of an address; never something that was typed.
_PART = re.compile(r"[A-Za-z0-9_.:-]+")

_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9 /.-]{0,29}")


@dataclass(frozen=True)
class Link:
    """An address of this installation."""

    url: str

    @classmethod
    def to(cls, name: str, *parts: str) -> Link:
        """The page `name`; `parts` are public ids and secrets. ValueError for anything else."""
        if not all(_PART.fullmatch(part) for part in parts):
            raise ValueError("a link in a mail holds ids only")
        return cls(f"{settings.KIM_ADDRESS}{reverse(name, args=parts)}")


@dataclass(frozen=True)
class Reference:
    """A number by which an office finds something, such as 2026-0012. ValueError if words stand in it."""

    text: str

    def __post_init__(self) -> None:
        if not _REFERENCE.fullmatch(self.text):
            raise ValueError("a reference has capitals, digits and dashes only")


@dataclass(frozen=True)
class Screened:
    """Text that the context which knows the client has compared with what it knows, and found free of it."""

    text: str


class Written(tuple[Any, ...]):
    """Mails that templates wrote already: nothing new gets in by putting them into another one."""


@dataclass(frozen=True)
class MailTemplate:
    """One kind of mail. `text` has a `%(name)s` for every value; with `file` a template draws it instead.

    `can_wait`: goes out with the mail of the day for those who want it so. `is_secret`: holds a one-time link, so the
    text is kept sealed and erased when it is sent.
    """

    code: str
    subject: str | Promise
    text: str | Promise = ""
    file: str = ""
    can_wait: bool = False
    is_secret: bool = False


_templates: dict[str, MailTemplate] = {}


def register(template: MailTemplate) -> MailTemplate:
    """Make a template known; a code stands for one template."""
    if _templates.setdefault(template.code, template) != template:
        raise ValueError(f"mail template {template.code!r} is registered twice")
    return template


def templates() -> tuple[MailTemplate, ...]:
    """Every template there is."""
    return tuple(_templates.values())


def render(template: MailTemplate, values: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text in the language that is active. TypeError for a value that a mail may not hold."""
    words = {name: worded(value) for name, value in values.items()}
    subject = _one_line(str(template.subject) % words)
    if template.file:
        return subject, render_to_string(template.file, dict(values) | words).strip()
    return subject, render_to_string(FRAME, {"text": str(template.text) % words}).strip()


def worded(value: object) -> Any:
    """A value as it stands in a mail. TypeError for free text and for records of personal contexts."""
    if isinstance(value, bool | int | Promise):
        return value if isinstance(value, bool | int) else str(value)
    if isinstance(value, Link):
        return value.url
    if isinstance(value, Reference | Screened):
        return value.text
    if isinstance(value, datetime):
        return _("%(day)s, %(time)s") % {
            "day": formats.date_format(timezone.localtime(value), "d.m.Y"),
            "time": formats.date_format(timezone.localtime(value), "H:i"),
        }
    if isinstance(value, date):
        return formats.date_format(value, "d.m.Y")
    if isinstance(value, Written):
        return value
    if isinstance(value, Model) and value._meta.app_label not in personal_contexts():
        return str(value)
    raise TypeError(f"a mail may not hold {type(value).__name__}: numbers, days, codes, staff, offices and links only")


def _one_line(subject: str) -> str:
    return " ".join(subject.split())[:190]
