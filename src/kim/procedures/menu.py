"""What the shell offers to officers of an authority."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel import access
from kim.procedures.models import HeldTitle, Procedure
from kim.procedures.queries import counts
from kim.ui import menu


def works_on_procedures(actor: Any) -> bool:
    return access.may(actor, "edit", Procedure)


def keeps_titles(actor: Any) -> bool:
    return access.may(actor, "edit", HeldTitle)


def what_one_sees(actor: Any) -> str | Promise | None:
    """At the foot of the menu: nobody shall wonder whether there is more behind it."""
    if not works_on_procedures(actor):
        return None
    return _("You see what was handed over to you and what your authority entered. You do not see counselling files.")


# Above the inbox: an officer begins at the desk, where the files of the inbox are listed too.
menu.register_section("authority", _("Authority"), order=4)
menu.register(menu.Entry("authority", _("Today"), "home", "procedures:desk", works_on_procedures, order=10, phone=True))
menu.register(
    menu.Entry(
        "authority",
        _("Procedures"),
        "checklist",
        "procedures:procedures",
        works_on_procedures,
        counts.open_procedures,
        order=20,
        phone=True,
    )
)
menu.register(
    menu.Entry(
        "authority",
        pgettext_lazy("menu", "Titles"),
        "clock",
        "procedures:titles",
        keeps_titles,
        counts.ending_titles,
        order=30,
    )
)
menu.register_action(
    menu.TopAction(
        _("Enter an application"),
        "procedures:procedure-new",
        key="v",
        short_label=pgettext_lazy("button", "Application"),
        visible=works_on_procedures,
    )
)
menu.register_note(what_one_sees)
