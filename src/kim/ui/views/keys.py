"""The sheet of keys: a page of its own, and a dialog over any page by "?"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET

from kim.ui import http

CTRL, ENTER = pgettext_lazy("key", "Ctrl"), pgettext_lazy("key", "Enter")
# Where they work → keys and what they do. Single keys work outside fields only.
SHEET = (
    (
        _("Everywhere"),
        (
            (("?",), _("show these keys")),
            (("/",), _("search")),
            (("K",), _("record a contact")),
            ((CTRL, ENTER), _("save the form one is in")),
            (("Esc",), _("close a dialog or a menu")),
        ),
    ),
    (_("In a case"), ((("H",), _("report an obstacle")),)),
    (
        _("In the dialog of a contact"),
        ((("1", "–", "9"), _("choose the kind")), (("D",), _("go to the duration")), (("N",), _("go to the note"))),
    ),
    (
        _("In the net of a plan"),
        (
            (("←", "→"), _("follow what depends on what")),
            (("↑", "↓"), _("change the lane")),
            ((ENTER,), _("open the step")),
            (("L",), _("jump to its row in the list")),
        ),
    ),
)


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """All keys, and where they are switched off."""
    return http.page(request, "ui/keys.html", {"sheet": SHEET}, fragment="dialog")
