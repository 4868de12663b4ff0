"""From the cases to the steering level, as it happened: obstacles, release by a second person, delivery in the week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from kim.accounts.models import Membership
from kim.casework import jobs
from kim.casework.actions import obstacles, proposals, releases
from kim.casework.models import Case, Obstacle
from kim.config.demo import story
from kim.config.demo.calendar import closed_quarter, in_closed_quarter
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.core_codes import LifeArea, ObservationKind, ObstacleKind, OfficeKind

# The same obstacle, as different people put it. None of them could tell a household.
SUMMARIES = (
    "Sprachkurse können nicht beginnen, weil ein Kind unter 6 keinen Kita-Platz hat und der Kursträger keine "
    "Betreuung anbietet.",
    "Ohne Kinderbetreuung kommt kein Sprachkurs zustande. Der Bewilligungszeitraum des Jobcenters läuft ab, bevor "
    "ein Kita-Platz frei wird.",
    "Kursbeginn und Kita-Vergabe passen zeitlich nicht zusammen. Eltern kleiner Kinder warten oft ein ganzes Kursjahr.",
    "Der Kursträger nimmt keine Kinder mit, die Tagespflege nur ganztags. Für einen Vormittagskurs gibt es kein "
    "Angebot.",
)
OFFICES = (OfficeKind.LANGUAGE_COURSE_PROVIDER, OfficeKind.YOUTH_OFFICE)


@dataclass(frozen=True)
class Noted:
    """A case, who works on it, and the numbers of the steps that are held up."""

    case: Case
    manager: Membership
    steps: Sequence[int]


def note_and_release(noted: Sequence[Noted], releasing: Sequence[Membership]) -> None:
    """Everybody notes the obstacle in the last closed quarter; somebody else lets each text go."""
    for number, each in enumerate(noted):
        with clock.at(in_closed_quarter(20 + 4 * number)), acting_as(each.manager.as_actor()):
            obstacle = _note(each, number)
            proposal = proposals.draft(
                actor=each.manager.as_actor(), obstacle=obstacle, text=SUMMARIES[number % len(SUMMARIES)]
            )
            request = proposals.submit(actor=each.manager.as_actor(), proposal=proposal)
        second = next(who for who in releasing if who.user_id != each.manager.user_id)
        with clock.at(in_closed_quarter(21 + 4 * number)):
            releases.release(actor=second.as_actor(), request=request, looked_at_guesses=True)
    with clock.at(closed_quarter().end - timedelta(days=14)):
        jobs.deliver_observations()


def _note(each: Noted, number: int) -> Obstacle:
    text = story.OBSTACLE_NOTE if number == 0 else "Kurs kann nicht beginnen, Betreuung fehlt. Familie wartet weiter."
    return obstacles.record(
        actor=each.manager.as_actor(),
        case=each.case,
        text=text,
        kind=ObservationKind.OBSTACLE,
        obstacle_kind=ObstacleKind.OFFER_GAP,
        life_area=LifeArea.LANGUAGE,
        office_kinds=list(OFFICES),
        steps=list(each.case.steps.filter(number__in=each.steps)),
    )


def note_what_stays(case: Case, manager: Membership) -> Obstacle:
    """An obstacle that is written down and stays in the case."""
    with acting_as(manager.as_actor()) as actor:
        return obstacles.record(
            actor=actor,
            case=case,
            text=story.LOCAL_OBSTACLE_NOTE,
            kind=ObservationKind.OBSTACLE,
            obstacle_kind=ObstacleKind.ACCESS_BARRIER,
            life_area=LifeArea.EDUCATION,
            office_kinds=[OfficeKind.SCHOOL],
            steps=list(case.steps.filter(number=3)),
        )
