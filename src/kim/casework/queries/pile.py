"""What lies on a desk beside the cases themselves, in one statement: consents that end, what came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from kim.accounts.models import Membership, User
from kim.casework.models import (
    Case,
    Document,
    Enquiry,
    HandOver,
    MailDigest,
    SupervisionEntry,
    SupervisionLink,
    SupervisionQuestion,
)
from kim.casework.queries import packets
from kim.casework.rules.codes import EnquiryState
from kim.casework.rules.desk_codes import SupervisionState
from kim.consent import api as consent
from kim.consent.models import Basis, BasisRecipient, Release
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.kernel.together import TogetherFor, hang, link
from kim.organisations.models import Unit
from kim.people.models import Household, Person

CONSENT_WARNING_DAYS = 42
# Long enough for an appointment at an office; what ended is shown until somebody had time to bring the next paper.
PAPER_WARNING_DAYS, PAPER_ENDED_DAYS = 42, 14
NEWS = (SupervisionState.ADVISED, SupervisionState.ASKED_BACK)


@dataclass(frozen=True)
class Pile:
    """Consents, releases from secrecy and papers that end, open enquiries, hand-overs (that wait for oneself; that wait
    for others or were declined lately), advice of supervision, and whether the mail of working days is on."""

    consents: tuple[Basis, ...]
    releases: tuple[Release, ...]
    papers: tuple[Document, ...]
    enquiries: tuple[Enquiry, ...]
    incoming: tuple[HandOver, ...]
    offered: tuple[HandOver, ...]
    links: tuple[SupervisionLink, ...]
    digests: tuple[MailDigest, ...]


def advice(actor: Actor) -> QuerySet[SupervisionLink]:
    """Questions of one's cases to which something came back that nobody has taken note of."""
    links: QuerySet[SupervisionLink] = SupervisionLink.objects.visible_to(actor)
    return links.filter(question__state__in=NEWS, case__closed_on__isnull=True)


@once
def of_actor(actor: Actor) -> Pile:
    """The pile of `actor`."""
    found = _asked(actor)
    _put_together(found)
    return Pile(**{name: tuple(found[name]) for name in Pile.__dataclass_fields__})


def _lists(actor: Actor) -> dict[str, QuerySet[Any]]:
    wanted = _own(actor)
    return wanted | _behind(actor, wanted)


_asked = TogetherFor(_lists)


def _own(actor: Actor) -> dict[str, QuerySet[Any]]:
    return {
        "consents": consent.expiring(actor, CONSENT_WARNING_DAYS).select_related(None).prefetch_related(None),
        "releases": consent.releases_expiring(actor, CONSENT_WARNING_DAYS).select_related(None),
        "papers": _ending_papers(actor),
        "enquiries": Enquiry.objects.visible_to(actor).filter(state=EnquiryState.OPEN),
        "incoming": packets.to_answer(actor).select_related(None),
        "offered": packets.on_desk(actor).select_related(None),
        "links": advice(actor).order_by("-pk"),
        "digests": MailDigest.objects.visible_to(actor),
    }


def _ending_papers(actor: Actor) -> QuerySet[Any]:
    today = clock.today()
    period = (today - timedelta(days=PAPER_ENDED_DAYS), today + timedelta(days=PAPER_WARNING_DAYS))
    found: QuerySet[Any] = Document.objects.visible_to(actor).filter(valid_until__range=period)
    return found.filter(case__closed_on__isnull=True).order_by("valid_until", "pk")


def _behind(actor: Actor, wanted: dict[str, QuerySet[Any]]) -> dict[str, QuerySet[Any]]:
    """The records that those name."""
    recipients = BasisRecipient.objects.visible_to(actor).filter(basis__in=wanted["consents"].values("pk"))
    questions = wanted["links"].values("question")
    said = SupervisionEntry.objects.visible_to(actor).filter(question__in=questions)
    members = (
        said.order_by()
        .values("author")
        .union(*(wanted[offers].order_by().values(who) for offers in ("incoming", "offered") for who in _WHO))
    )
    offices = recipients.order_by().values("office").union(wanted["releases"].order_by().values("office"))
    cases = Case.objects.visible_to(actor).filter(pk__in=wanted["links"].values("case"))
    homes = Household.objects.visible_to(actor).filter(pk__in=cases.values("household"))
    return {
        "recipients": recipients,
        "persons": Person.objects.visible_to(actor).filter(pk__in=wanted["papers"].order_by().values("person")),
        "offices": Unit.objects.filter(pk__in=offices),
        "questions": SupervisionQuestion.objects.visible_to(actor).filter(pk__in=questions),
        "said": said.order_by("pk"),
        "cases": cases,
        "homes": homes,
        "members": Membership.objects.filter(pk__in=members),
        "users": User.objects.filter(memberships__in=members).distinct(),
        "units": Unit.objects.filter(pk__in=Membership.objects.filter(pk__in=members).values("unit")),
    }


_WHO = ("giver", "offered_by", "to")


def _put_together(found: dict[str, list[Any]]) -> None:
    by_key = {name: {one.pk: one for one in records} for name, records in found.items()}
    link(found["members"], "user", by_key["users"])
    link(found["members"], "unit", by_key["units"])
    link(found["said"], "author", by_key["members"])
    for who in _WHO:
        link((*found["incoming"], *found["offered"]), who, by_key["members"])
    link((*found["recipients"], *found["releases"]), "office", by_key["offices"])
    link(found["papers"], "person", by_key["persons"])
    hang(found["consents"], "recipients", found["recipients"], "basis")
    hang(found["questions"], "entries", found["said"], "question")
    link(found["cases"], "household", by_key["homes"])
    link(found["links"], "question", by_key["questions"])
    link(found["links"], "case", by_key["cases"])
