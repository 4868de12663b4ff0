"""What municipalities and authorities without case files noted by hand: obstacles and something that works."""

from __future__ import annotations

from typing import Any

from kim.accounts.models import Membership
from kim.config.demo.calendar import ago
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.core_codes import LifeArea, ObservationKind, ObservationSource, ObstacleKind, OfficeKind
from kim.steering import jobs
from kim.steering.actions import hand_notes, issues
from kim.steering.models import HandNote, Observation
from kim.steering.rules.codes import Influence, IssueLevel

SPEAKING_DAY: dict[str, Any] = {
    "source": ObservationSource.MUNICIPALITY,
    "kind": ObservationKind.STRENGTH,
    "obstacle_kind": ObstacleKind.ACCESS_BARRIER,
    "life_area": LifeArea.RESIDENCE,
    "office_kinds": [OfficeKind.IMMIGRATION_AUTHORITY, OfficeKind.SOCIAL_OFFICE],
    "text": "Ein fester Sprechtag der Ausländerbehörde im Rathaus hat Wege und Rückfragen gespart, weil das Sozialamt "
    "die Unterlagen vorher durchsieht.",
}
ONLINE_ONLY: dict[str, Any] = {
    "source": ObservationSource.MUNICIPALITY,
    "kind": ObservationKind.OBSTACLE,
    "obstacle_kind": ObstacleKind.ACCESS_BARRIER,
    "life_area": LifeArea.ORIENTATION,
    "office_kinds": [OfficeKind.REGISTRY_OFFICE],
    "text": "Termine gibt es nur online und nur auf Deutsch. Wer das nicht kann, kommt ohne Hilfe nicht hinein.",
}
TWO_FORMS: dict[str, Any] = {
    "source": ObservationSource.AUTHORITY,
    "kind": ObservationKind.OBSTACLE,
    "obstacle_kind": ObstacleKind.INFORMATION,
    "life_area": LifeArea.WORK,
    "office_kinds": [OfficeKind.JOBCENTER, OfficeKind.EMPLOYMENT_AGENCY],
    "text": "Jobcenter und Agentur für Arbeit verlangen dieselben Angaben auf zwei Vordrucken; oft fehlt einer.",
}


def build(people: dict[str, Membership]) -> None:
    """One became an issue about what works, one lies in the inbox, one waits for a second person."""
    coordinator = people["bachmann"].as_actor()
    with clock.at(ago(24)):
        _released(people["sozialamt"].as_actor(), coordinator, SPEAKING_DAY)
    with clock.at(ago(21)):
        jobs.deliver_hand_notes()
        _describe(coordinator)
    with clock.at(ago(10)):
        _released(people["sozialamt"].as_actor(), coordinator, ONLINE_ONLY)
    with clock.at(ago(7)):
        jobs.deliver_hand_notes()
    with clock.at(ago(2)):
        _submitted(people["jobcenter"].as_actor(), TWO_FORMS)


def _submitted(author: Actor, fields: dict[str, Any]) -> HandNote:
    with acting_as(author):
        return hand_notes.submit(actor=author, note=hand_notes.write(actor=author, **fields))


def _released(author: Actor, second: Actor, fields: dict[str, Any]) -> None:
    note = _submitted(author, fields)
    with acting_as(second):
        hand_notes.release(actor=second, note=note, looked_at_guesses=True)


def _describe(coordinator: Actor) -> None:
    issues.describe(
        actor=coordinator,
        observations=list(Observation.objects.filter(kind=ObservationKind.STRENGTH)),
        kind=ObservationKind.STRENGTH,
        title="Sprechtag der Ausländerbehörde in der Kommune",
        problem="Ein fester Sprechtag im Rathaus spart Wege. Das Sozialamt sieht die Unterlagen vorher durch.",
        obstacle_kind=ObstacleKind.ACCESS_BARRIER,
        life_area=LifeArea.RESIDENCE,
        office_kinds=[OfficeKind.IMMIGRATION_AUTHORITY, OfficeKind.SOCIAL_OFFICE],
        level=IssueLevel.LOCAL,
        influence=Influence.DECIDE,
        proposal="In zwei weiteren Kommunen erproben.",
    )
