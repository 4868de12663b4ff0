"""Who may do what in steering. No grant here can reach a client: these tables have no column for one."""

from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel.access import grant, role
from kim.kernel.actor import Actor
from kim.steering.models import (
    AgendaItem,
    AgreementParty,
    ApplicationTable,
    Attendance,
    Body,
    Decision,
    DecisionCorrection,
    DecisionPart,
    Escalation,
    EvidenceCell,
    EvidenceTable,
    FeedbackTable,
    FlowCell,
    FlowQuarter,
    FlowRelease,
    FlowTable,
    Guidance,
    Invited,
    IssueObservation,
    IssueOption,
    IssueQuestion,
    IssueStage,
    Measure,
    MeasureResource,
    MeasureResult,
    MeasureStep,
    Meeting,
    Observation,
    OutcomeCell,
    OutcomeTable,
    Referral,
    Seat,
    SignedPaper,
    StageDuration,
    StructuralIssue,
)
from kim.steering.queries.known import on_an_agenda
from kim.steering.rules.codes import EscalationState, GuidanceState

BASIS = "§ 7 TIntG NRW; Konzept KIM"

role(
    "system:procedure-figures",
    _("Figures of procedures"),
    _("Counts procedures of closed quarters as a database role that sees no applicant; publishes what may be shown."),
    second_factor=False,
)
role(
    "system:evidence",
    _("Evidence"),
    _("Counts cases of closed quarters as a database role that sees no person, and publishes what may be shown."),
    second_factor=False,
)

role(
    "system:follow_up",
    _("Follow-up"),
    _("Asks offices by mail about overdue measures, at most once a week; lets invitations follow the seats of a body."),
    second_factor=False,
)

PAPERS: tuple[type[Model], ...] = (
    StructuralIssue,
    IssueQuestion,
    IssueOption,
    IssueStage,
    IssueObservation,
    Meeting,
    AgendaItem,
    Attendance,
    Decision,
    DecisionCorrection,
    DecisionPart,
    Measure,
    MeasureStep,
    MeasureResource,
    Guidance,
    Referral,
    Escalation,
    MeasureResult,
    AgreementParty,
    SignedPaper,
    Invited,
    FlowRelease,
)


def on_agenda(actor: Actor) -> Q:
    return Q(pk__in=on_an_agenda())


def of_issue_on_agenda(actor: Actor) -> Q:
    return Q(issue__in=on_an_agenda())


def of_table_on_agenda(actor: Actor) -> Q:
    return Q(table__issue__in=on_an_agenda())


def of_measure_on_agenda(actor: Actor) -> Q:
    return Q(measure__issue__in=on_an_agenda())


def of_result_on_agenda(actor: Actor) -> Q:
    return Q(result__measure__issue__in=on_an_agenda())


def released(actor: Actor) -> Q:
    return Q(quarter__in=FlowRelease.objects.values("quarter"))


def of_released_quarter(actor: Actor) -> Q:
    return Q(quarter__quarter__in=FlowRelease.objects.values("quarter"))


def of_released_table(actor: Actor) -> Q:
    return Q(table__quarter__quarter__in=FlowRelease.objects.values("quarter"))


def published_on_agenda(actor: Actor) -> Q:
    return of_issue_on_agenda(actor) & ~Q(state=GuidanceState.DRAFT)


def sent_on_agenda(actor: Actor) -> Q:
    return of_issue_on_agenda(actor) & ~Q(state=EscalationState.DRAFT)


for paper in PAPERS:
    grant(
        _("The coordinator runs the secretariat: issues, meetings, decisions, measures and guidance"),
        role=Role.KI_COORDINATOR,
        may={"read", "add", "edit"},
        on=paper,
        basis=BASIS,
    )
for given in (Observation, EvidenceTable, EvidenceCell, FeedbackTable, FlowQuarter, FlowTable, FlowCell, Body, Seat):
    grant(
        _("The coordinator reads observations and figures, which nobody writes by hand, and bodies and seats"),
        role=Role.KI_COORDINATOR,
        may={"read"},
        on=given,
        basis=BASIS,
    )
grant(
    _("A member of steering sees an issue once it is on an agenda"),
    role=Role.STEERING_MEMBER,
    may={"read"},
    on=StructuralIssue,
    where=on_agenda,
    basis=BASIS,
)
for part in (IssueOption, IssueStage, EvidenceTable, Measure, Referral):
    grant(
        _("A member of steering sees figures, possibilities and measures of issues that are on an agenda"),
        role=Role.STEERING_MEMBER,
        may={"read"},
        on=part,
        where=of_issue_on_agenda,
        basis=BASIS,
    )
grant(
    _("A member of steering sees figures, possibilities and measures of issues that are on an agenda"),
    role=Role.STEERING_MEMBER,
    may={"read"},
    on=EvidenceCell,
    where=of_table_on_agenda,
    basis=BASIS,
)
for of_result in (AgreementParty, SignedPaper):
    grant(
        _("A member of steering sees figures, possibilities and measures of issues that are on an agenda"),
        role=Role.STEERING_MEMBER,
        may={"read"},
        on=of_result,
        where=of_result_on_agenda,
        basis=BASIS,
    )
RELEASED: tuple[tuple[type[Model], Any], ...] = (
    (FlowRelease, released),
    (FlowQuarter, released),
    (FlowTable, of_released_quarter),
    (FlowCell, of_released_table),
)
for flow, condition in RELEASED:
    grant(
        _("A member of steering reads the interfaces of quarters that the coordination has released"),
        role=Role.STEERING_MEMBER,
        may={"read"},
        on=flow,
        where=condition,
        basis=BASIS,
    )
for of_measure in (MeasureStep, MeasureResource, MeasureResult):
    grant(
        _("A member of steering sees figures, possibilities and measures of issues that are on an agenda"),
        role=Role.STEERING_MEMBER,
        may={"read"},
        on=of_measure,
        where=of_measure_on_agenda,
        basis=BASIS,
    )
grant(
    _("A member of steering sees published guidance on issues that are on an agenda"),
    role=Role.STEERING_MEMBER,
    may={"read"},
    on=Guidance,
    where=published_on_agenda,
    basis=BASIS,
)
grant(
    _("A member of steering sees letters that went out on issues that are on an agenda"),
    role=Role.STEERING_MEMBER,
    may={"read"},
    on=Escalation,
    where=sent_on_agenda,
    basis=BASIS,
)
grant(
    _("Overdue measures are asked for by mail"),
    role="system:follow_up",
    may={"read", "edit"},
    on=Measure,
    basis=BASIS,
)
grant(
    _("Whoever comes to a seat or loses it before a meeting is told by mail"),
    role="system:follow_up",
    may={"read", "edit"},
    on=Meeting,
    basis=BASIS,
)
for shared in (Body, Seat, Meeting, AgendaItem, Attendance, Decision, DecisionCorrection, DecisionPart):
    grant(
        _("A member of steering sees bodies, meetings, agendas and decisions"),
        role=Role.STEERING_MEMBER,
        may={"read"},
        on=shared,
        basis=BASIS,
    )
grant(
    _("The delivery adds observations; it cannot read them again"),
    role="system:delivery",
    may={"add"},
    on=Observation,
    basis="Art. 25 DSGVO",
)
for figures in (EvidenceTable, EvidenceCell, FeedbackTable, FlowQuarter, FlowTable, FlowCell):
    grant(
        _("The evidence job adds figures of closed quarters"),
        role="system:evidence",
        may={"add"},
        on=figures,
        basis="Art. 25 DSGVO",
    )
for static in (Body, Seat):
    grant(
        _("Bodies and seats come from the district's files"),
        role="system:district",
        may={"read", "add", "edit"},
        on=static,
        basis=BASIS,
    )
for counted in (ApplicationTable, OutcomeTable, OutcomeCell, StageDuration):
    for reader in (Role.KI_COORDINATOR, Role.STEERING_MEMBER):
        grant(
            _("Steering reads figures of the authorities' procedures: closed periods, never below the smallest count"),
            role=reader,
            may={"read"},
            on=counted,
            basis=BASIS,
        )
    grant(
        _("The job that counts procedures adds figures of closed quarters"),
        role="system:procedure-figures",
        may={"add"},
        on=counted,
        basis="Art. 25 DSGVO",
    )
