"""What comes on legal pathways, on the desk and in the case; what a withdrawal takes; what a packet can carry."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kim.casework import status_sources
from kim.casework.models import Case
from kim.consent import api as consent
from kim.consolidation import packet_parts  # noqa: F401 - registers what a packet can carry
from kim.consolidation.actions.outlooks import forget
from kim.consolidation.queries.after import granted_in
from kim.consolidation.queries.outlook import Line, of_case, of_desk
from kim.consolidation.queries.precheck import members
from kim.consolidation.queries.stated import answers
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.panels import Card, provide
from kim.people.models import Person
from kim.people.rules.codes import Evidence
from kim.ui.templatetags.kim_ui import day

MOST_LINES = 5


def on_desk(actor: Actor, subject: Any) -> list[Card]:
    """The next things that come in one's own cases."""
    if not access.may(actor, "edit", Case):
        return []
    lines = of_desk(actor)
    if not lines:
        return []
    said = tuple(f"{line.record.case.household.label}, {told(line)}" for line in lines[:MOST_LINES])
    return [Card(_("Legal pathways: what comes"), said, reverse("consolidation:outlook"), _("All of it"))]


def in_case(actor: Actor, case: Any) -> list[Card]:
    """What comes in this case."""
    lines = of_case(actor, case)
    if not lines:
        return []
    url = reverse("consolidation:ways", args=[case.public_id])
    return [Card(_("Legal pathways: what comes"), tuple(told(line) for line in lines), url, _("To the pathways"))]


def told(line: Line) -> str:
    """Who, what, when, in one line."""
    name, on = line.called, day(line.record.comes_on)
    words = {"name": name, "what": line.what, "norm": line.norm, "day": on}
    if line.is_system:
        until = {**words, "by": day(line.inform_by)}
        return _("%(name)s: from %(day)s %(what)s; tell that office by %(by)s (%(norm)s)") % until
    if line.is_law:
        return _("%(name)s: the law changes on %(day)s (%(norm)s, %(what)s)") % words
    return _("%(name)s: %(what)s is met on %(day)s (%(norm)s)") % words


def granted_title(actor: Actor, case: Case, person: Person, packet: str) -> dict[str, Any]:
    """First values of a status: the title that an authority granted on this packet, to somebody who agreed."""
    if not any(one.agreed and one.person.pk == person.pk for one in members(actor, case)):
        return {}
    found = granted_in(tuple(one for one in answers(actor, person) if one.packet == packet))
    if found is None:
        return {}
    office = next((one.office for one in answers(actor, person) if one.packet == packet), "")
    return {
        "key": found.key,
        "first_day": found.on,
        "last_day": found.until,
        "evidence": str(Evidence.VERIFIED),
        "office": office,
        "issued_on": found.on,
        "ends_earlier": True,
    }


provide("casework.today", on_desk)
provide("casework.case", in_case)
consent.when_withdrawn(forget)
status_sources.register("paket", granted_title)
