"""No name out of a colleague's case in a text that leaves casework: compared with all names, told without a word.

The writer's own cases name the place and a replacement (`WouldDisclose`); of all others the database tells one bit.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from kim.casework.queries.own_values import known_elsewhere
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.audit import read_log
from kim.kernel.disclosure import Report
from kim.kernel.errors import WrittenDown


def refuse(
    *, actor: Actor, text: str, own: Callable[[], Report], about: str, door: Callable[[], str], told: str = ""
) -> None:
    """Raise `known_name` for a name out of any case but those that `own` has reported on already.

    `own` also requires the permission to write the text. `about` and `door`, an address, are for the read log. `told`:
    names that the readers know anyway.
    """
    if _is_known(actor=actor, text=text, own=own, about=about, door=door, told=told):
        raise WrittenDown(
            "known_name",
            _(
                "Something in this text is a name that is known here. Which one is not said, because it may stand in a "
                "colleague's case. Please take out whatever names somebody."
            ),
            "text",
        )


@action("text_compared", _("A text was compared with the names that are known here"))
def _is_known(
    *, actor: Actor, text: str, own: Callable[[], Report], about: str, door: Callable[[], str], told: str
) -> bool:
    """Whether a name out of any case stands in it. Every yes is written down: the question must not become a search."""
    if own().blocks or not known_elsewhere(text, told):
        return False
    read_log.looked_at("known_name", about, door())
    return True
