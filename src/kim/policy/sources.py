"""Who may write an observation by hand, and who reads it as second person.

A new source gets one line in `WRITERS`, with the sentence that a data-protection officer will read. What they write is
checked and read like everything else.
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.access import grant, never, verbs
from kim.kernel.actor import Actor
from kim.policy.steering import BASIS
from kim.steering.models import HandNote
from kim.steering.rules.codes import HandNoteState

verbs("release", "deliver")

BORDER = "Art. 25 DSGVO"
WRITERS: dict[str, str | Promise] = {
    Role.KI_COORDINATOR: _(
        "The coordinator writes down what a municipality, partner or authority without case files says"
    ),
    Role.STEERING_MEMBER: _("A member of steering notes what hinders or works, without any client"),
    Role.IMMIGRATION_OFFICER: _("An officer of an authority notes what hinders or works, without any client"),
    Role.NATURALISATION_OFFICER: _("An officer of an authority notes what hinders or works, without any client"),
    Role.PARTNER: _("A partner service notes what hinders or works, without any client"),
    Role.EMPLOYER_LEAD: _("Who leads a unit notes what hinders or works, without any client"),
}


def written_by_actor(actor: Actor) -> Q:
    return Q(written_by=actor.user_id)


def still_open(actor: Actor) -> Q:
    return Q(state=HandNoteState.OPEN)


def open_of_the_secretariat(actor: Actor) -> Q:
    coordinators = Membership.objects.filter(role=Role.KI_COORDINATOR, valid__contains=clock.today())
    return still_open(actor) & Q(written_by__in=coordinators.values("user"))


def released(actor: Actor) -> Q:
    return Q(state=HandNoteState.RELEASED)


for role, sentence in WRITERS.items():
    grant(sentence, role=role, may={"add"}, on=HandNote, basis=BASIS)
    grant(
        _("Whoever wrote a note by hand changes it and sees what became of it"),
        role=role,
        may={"read", "edit"},
        on=HandNote,
        where=written_by_actor,
        basis=BASIS,
    )
grant(
    _("The coordinator reads an open note by hand as second person, and releases or returns it"),
    role=Role.KI_COORDINATOR,
    may={"read", "release"},
    on=HandNote,
    where=still_open,
    basis=BORDER,
)
grant(
    _("A member of steering reads an open note of the coordination as second person, and releases or returns it"),
    role=Role.STEERING_MEMBER,
    may={"read", "release"},
    on=HandNote,
    where=open_of_the_secretariat,
    basis=BORDER,
)
never(
    _("Nobody is the second person for a note of their own"),
    may={"release"},
    on=HandNote,
    where=written_by_actor,
)
grant(
    _("The weekly delivery puts released notes by hand into the inbox"),
    role="system:delivery",
    may={"deliver"},
    on=HandNote,
    where=released,
    basis=BORDER,
)
