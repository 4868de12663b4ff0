"""The eight states of the design: one sign, one word, one colour each. Colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class State:
    icon: str
    word: str | Promise
    badge: str


STATES: dict[str, State] = {
    "done": State("tick", pgettext_lazy("state", "done"), "kern-badge--success"),
    "late": State("danger", pgettext_lazy("state", "overdue"), "kern-badge--danger"),
    "wait": State("hourglass", pgettext_lazy("state", "waiting"), "kern-badge--warning"),
    "ready": State("play", pgettext_lazy("state", "ready"), "kern-badge--info"),
    "info": State("info", pgettext_lazy("state", "new"), "kern-badge--info"),
    "blocked": State("lock", pgettext_lazy("state", "blocked"), "kim-badge--idle"),
    "unknown": State("unknown", _("not known yet"), "kim-badge--unknown"),
    "weigh": State("scale", pgettext_lazy("state", "to be weighed"), "kim-badge--weigh"),
}
