"""What steering made of it beyond decision and guidance: letters to the state, results of measures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.uploads.checking import check
from kim.organisations.rules.codes import BodyKind
from kim.steering import letter
from kim.steering.actions import escalations, newsletters, polls, results, signed_papers
from kim.steering.rules.polls import DateAnswer
from kim.steering.rules.results import ResultKind
from tests.files import pdf
from tests.steering import making

if TYPE_CHECKING:
    from tests.world import World


def add(world: World) -> None:
    """In the order in which it comes about."""
    _write_to_the_state(world)
    _agree(world)
    _write_newsletters(world)
    _ask_for_dates(world)


def _ask_for_dates(world: World) -> None:
    """In the steering group, and in the project group, which belongs to all case managers."""
    konrad, today = world.cast.konrad.actor, clock.today()
    group = making.body(world.cast, "projektgruppe", name="Projektgruppe", kind=BodyKind.PROJECT_GROUP, seats=())
    dates = [clock.now() + timedelta(days=ahead) for ahead in (20, 21)]
    with acting_as(konrad):
        for name, body in (("poll", world.objects["body"]), ("poll_of_group", group)):
            given = {"place": "Kreishaus", "lasts": 60, "answer_by": today, "dates": dates}
            world.objects[name] = polls.begin(actor=konrad, body=body, **given)
        poll = world.objects["poll"]
        polls.answer(actor=konrad, poll=poll, said=dict.fromkeys(poll.dates.all(), DateAnswer.YES))
    world.words["quarter"] = "2026-Q3"


def _write_to_the_state(world: World) -> None:
    konrad, issue = world.cast.konrad.actor, world.objects["issue"]
    words = {"addressee": "Ministerium", "subject": "Plätze fehlen", "text": "Wir bitten um Abhilfe."}
    with acting_as(konrad):
        sent, draft = (escalations.draft(actor=konrad, issue=issue, **words) for _ in range(2))
        escalations.send(actor=konrad, escalation=sent, figures=letter.figures_of(issue))
    world.objects |= {"escalation": sent, "letter_draft": draft}


def _agree(world: World) -> None:
    konrad, today = world.cast.konrad.actor, clock.today()
    with acting_as(konrad):
        world.objects["result"] = results.note(
            actor=konrad,
            measure=world.objects["measure"],
            kind=ResultKind.COOPERATION_AGREEMENT,
            title="Plätze am Kursort",
            content="Acht Plätze bleiben frei.",
            first=today,
            review_on=today,
            parties=[world.cast.jobcenter.organisation, "AWO"],
        )
        file = SimpleUploadedFile("vereinbarung.pdf", pdf(title="Vereinbarung"))
        world.objects["paper"] = signed_papers.file(
            actor=konrad, result=world.objects["result"], checked=check(file), signed_on=today
        )


def _write_newsletters(world: World) -> None:
    konrad, meeting = world.cast.konrad.actor, world.objects["meeting"]
    with acting_as(konrad):
        published, draft = (newsletters.draft(actor=konrad, meeting=meeting) for _ in range(2))
        newsletters.publish(actor=konrad, newsletter=published)
        partner = newsletters.subscribe(actor=konrad, address="partner@example.org")
    world.objects |= {"newsletter": published, "newsletter_draft": draft, "subscription": partner}
    world.words["table_key"] = "issues"
    world.words["name"] = "secrets"
    world.objects["seat"] = world.objects["body"].seats.first()
