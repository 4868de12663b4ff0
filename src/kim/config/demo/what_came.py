"""What came of it: a changed template, a post, an agreement, a responsibility asked for; and a date that is sought."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.config.demo.calendar import ago, at_work, closed_quarter, meeting_day
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.core_codes import LifeArea
from kim.kernel.uploads import checking
from kim.organisations import api as organisations
from kim.steering import agreement
from kim.steering.actions import (
    changes_elsewhere,
    flows,
    issues,
    newsletters,
    polls,
    publishing,
    results,
    signed_papers,
)
from kim.steering.models import Body, Measure, Meeting
from kim.steering.rules.polls import DateAnswer
from kim.steering.rules.results import ResultKind, StaffPart

STEP = organisations.TemplateStep(
    title="Betreuung der Kinder klären, bevor der Kurs beginnt",
    description="Zwei Kursträger halten Plätze frei; Anfrage über das KI.",
    life_area=LifeArea.LANGUAGE,
    party="case_manager",
)


def build(coordinator: Actor, meeting: Meeting) -> None:
    """From the first measure of the meeting to where it changed something."""
    measure = Measure.objects.filter(decision__item__meeting=meeting).earliest("due")
    with clock.at(meeting_day() + timedelta(days=7)):
        _change_the_template(coordinator, measure)
        _add_posts(coordinator, measure)
        _agree(coordinator, measure)
        _ask_for_a_responsibility(coordinator, measure)
        _write_a_newsletter(coordinator, meeting)
        _make_public(coordinator, meeting, measure)
    flows.release(actor=coordinator, quarter=closed_quarter().key, is_released=True)
    _seek_a_date(coordinator)


def _change_the_template(actor: Actor, measure: Measure) -> None:
    template = organisations.plan_template("asylblg-sgb2")
    assert template  # noqa: S101 - a template of the product
    changes_elsewhere.change_template(
        actor=actor,
        measure=measure,
        based_on=template.number,
        template=replace(template, steps=(*template.steps, STEP)),
        content="Neu als letzter Schritt: die Betreuung der Kinder klären, bevor der Kurs beginnt.",
    )


def _add_posts(actor: Actor, measure: Measure) -> None:
    results.note(
        actor=actor,
        measure=measure,
        kind=ResultKind.STAFF_SHARE,
        title="Koordination der Plätze mit Betreuung",
        content="Eine halbe Stelle im KI hält die Plätze bei den Trägern nach.",
        first=clock.today(),
        staff_part=StaffPart.COORDINATION,
        posts=Decimal("0.5"),
        life_area=LifeArea.LANGUAGE,
        unit=organisations.unit("kommunales-integrationszentrum"),
    )


def _agree(actor: Actor, measure: Measure) -> None:
    made = results.note(
        actor=actor,
        measure=measure,
        kind=ResultKind.COOPERATION_AGREEMENT,
        title="Betreuungsplätze am Kursort",
        content="Zwei Kursträger halten je acht Plätze für Kinder frei, solange der Kurs dauert.",
        first=clock.today(),
        until=ago(-358),
        review_on=ago(-170),
        parties=[organisations.unit("kommunales-integrationszentrum").organisation, "Kursträger im Kreis"],
    )
    file = SimpleUploadedFile("vereinbarung-unterschrieben.pdf", agreement.agreement(made))
    checked = checking.check(file)
    signed_papers.file(actor=actor, result=made, checked=checked, signed_on=clock.today())


def _ask_for_a_responsibility(actor: Actor, measure: Measure) -> None:
    changes_elsewhere.ask_for_responsibility(
        actor=actor,
        measure=measure,
        topic=organisations.Topic.INTEGRATION_COURSE,
        municipality=organisations.municipality("burscheid"),
        text="Anfragen nach Kursen mit Betreuung nimmt künftig das KI an, für alle Kommunen.",
        first=ago(-30),
    )


def _write_a_newsletter(actor: Actor, meeting: Meeting) -> None:
    newsletters.publish(actor=actor, newsletter=newsletters.draft(actor=actor, meeting=meeting))


def _make_public(actor: Actor, meeting: Meeting, measure: Measure) -> None:
    """As open data: the steering group, its meeting, and the paper that the measure comes from."""
    publishing.publish_body(actor=actor, body=meeting.body, is_public=True)
    meeting.refresh_from_db()
    publishing.publish_meeting(actor=actor, meeting=meeting, is_public=True)
    issues.edit(actor=actor, issue=measure.issue, version=measure.issue.version, is_public=True)


def _seek_a_date(actor: Actor) -> None:
    """For the project group; two of those who sit there have answered."""
    days = [at_work(ago(-days)) for days in (21, 24, 28)]
    poll = polls.begin(
        actor=actor,
        body=Body.objects.get(key="projektgruppe-case-management"),
        place="Kommunales Integrationszentrum",
        lasts=90,
        answer_by=ago(-10),
        dates=[timezone.make_aware(datetime.combine(day, time(10))) for day in days],
    )
    dates = list(poll.dates.all())
    kinds = ((DateAnswer.YES, DateAnswer.NO, DateAnswer.IF_NEED_BE), (DateAnswer.YES, DateAnswer.YES, DateAnswer.NO))
    for member, said in zip(accounts.memberships_in(Role.CASE_MANAGER)[2:4], kinds, strict=False):
        with acting_as(member.as_actor()) as manager:
            polls.answer(actor=manager, poll=poll, said=dict(zip(dates, said, strict=True)))
