"""More issues of the board, in different states: what the coordinator brings to the next meeting, and what waits."""

from __future__ import annotations

from typing import Any

from kim.kernel.actor import Actor
from kim.kernel.core_codes import LifeArea, ObstacleKind, OfficeKind
from kim.steering.actions import issues, meetings
from kim.steering.models import Meeting, StructuralIssue
from kim.steering.rules.codes import Influence, IssueLevel, MeetingState

GAP: dict[str, Any] = {
    "title": "Zahlungslücke beim Wechsel vom AsylbLG zum SGB II",
    "problem": (
        "Mit der Anerkennung endet die Leistung nach dem AsylbLG, das Bürgergeld beginnt erst mit dem Bescheid. "
        "Dazwischen fehlt Geld für Miete und Essen."
    ),
    "obstacle_kind": ObstacleKind.DOMAIN_CHANGE,
    "life_area": LifeArea.LIVELIHOOD,
    "office_kinds": [OfficeKind.SOCIAL_OFFICE, OfficeKind.JOBCENTER],
    "level": IssueLevel.DISTRICT_WIDE,
    "influence": Influence.DECIDE,
    "who_can_solve": "Sozialämter der Städte und Gemeinden, Jobcenter Rhein-Berg.",
    "proposal": (
        "Sozialämter melden den Wechsel vier Wochen vorher an das Jobcenter, mit Einwilligung. Das Sozialamt zahlt bis "
        "zum ersten Bescheid weiter."
    ),
    "why_grave": "Familien stehen ohne Geld für Miete da; drei Kommunen haben es unabhängig voneinander berichtet.",
}
ANSWERS: dict[str, Any] = {
    "title": "Drei Auskünfte zur Dauer der Einbürgerung",
    "problem": (
        "Stadt, Beratung und Einbürgerungsbehörde nennen verschiedene Wartezeiten. Anträge kommen zu früh oder zu spät."
    ),
    "obstacle_kind": ObstacleKind.INFORMATION,
    "life_area": LifeArea.RESIDENCE,
    "office_kinds": [OfficeKind.NATURALISATION_AUTHORITY],
    "level": IssueLevel.DISTRICT_WIDE,
    "influence": Influence.DECIDE,
    "who_can_solve": "Einbürgerungsbehörde des Kreises, mit den Städten und Gemeinden.",
    "proposal": "Ein gemeinsames Merkblatt mit dem Stand des Quartals, gepflegt von der Einbürgerungsbehörde.",
    "why_grave": "Wer zu spät kommt, verliert Jahre; Zahlen aus der Fallarbeit liegen noch nicht vor.",
}
INTERPRETING: dict[str, Any] = {
    "title": "Dolmetschen bei Terminen in Behörden",
    "problem": "Termine fallen aus oder enden ohne Ergebnis, weil niemand dolmetscht. Oft springen Kinder ein.",
    "obstacle_kind": ObstacleKind.RESOURCES,
    "life_area": LifeArea.ORIENTATION,
    "office_kinds": [OfficeKind.JOBCENTER, OfficeKind.YOUTH_OFFICE],
    "level": IssueLevel.DISTRICT_WIDE,
    "influence": Influence.NEGOTIATE,
    "who_can_solve": "Kommunales Integrationszentrum mit den Trägern.",
    "proposal": "Einen gemeinsamen Pool von Dolmetschenden aufbauen.",
    "why_grave": "Fehler beim Übersetzen führen zu falschen Bescheiden; Kinder hören, was sie nicht hören sollten.",
}
ACCOUNT: dict[str, Any] = {
    "title": "Konto ohne Reisepass eröffnen",
    "problem": (
        "Kreditinstitute verlangen einen Pass, obwohl ein Ausweisersatz genügt. Lohn und Leistungen kommen nicht an."
    ),
    "obstacle_kind": ObstacleKind.ACCESS_BARRIER,
    "life_area": LifeArea.LIVELIHOOD,
    "office_kinds": [OfficeKind.OTHER],
    "level": IssueLevel.FEDERAL,
    "influence": Influence.REPORT_ONLY,
}


def build(coordinator: Actor, meeting: Meeting) -> None:
    """One issue with possibilities and one without on the next agenda, one that is only described."""
    gap, answers = issues.describe(actor=coordinator, **GAP), issues.describe(actor=coordinator, **ANSWERS)
    issues.describe(actor=coordinator, **ACCOUNT)
    issues.set_options(actor=coordinator, issue=gap, options=_options())
    meetings.add_item(actor=coordinator, meeting=meeting, title="Offene Maßnahmen", minutes=15)
    for each, minutes in ((gap, 25), (answers, 20)):
        meetings.put_on(actor=coordinator, issue=each, meeting=meeting, minutes=minutes)
    _rank(coordinator, gap)
    meetings.move_on(actor=coordinator, meeting=meeting, state=MeetingState.INVITED)


def _options() -> list[dict[str, Any]]:
    first = {"title": "Meldung vorab", "text": "Das Sozialamt meldet vier Wochen vorher.", "effort": "ohne Mittel"}
    second = {"title": "Überbrückung", "text": "Das Sozialamt zahlt bis zum Bescheid, das Jobcenter erstattet."}
    return [first | {"is_preferred": True}, second | {"effort": "Vereinbarung nötig"}]


def _rank(coordinator: Actor, issue: StructuralIssue) -> None:
    issue.refresh_from_db()
    issues.rank(actor=coordinator, issue=issue, rank=1)
