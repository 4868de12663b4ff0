"""What people read instead of the core codes that casework and steering share."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel.core_codes import (
    ChainOutcome,
    ChildAgeBand,
    Dimension,
    FlowFigure,
    GuidanceFeedback,
    LegalDomain,
    LifeArea,
    LifeAreaDetail,
    ObservationKind,
    ObservationSource,
    ObstacleKind,
    OfficeKind,
    PartyKind,
    ProcedureArea,
    ProcedureGroup,
    ProcedureOutcome,
    StageKind,
)

Labels = dict[str, str | Promise]

LIFE_AREAS: Labels = {
    LifeArea.RESIDENCE: pgettext_lazy("life area", "Residence"),
    LifeArea.ORIENTATION: pgettext_lazy("life area", "Orientation"),
    LifeArea.LANGUAGE: pgettext_lazy("life area", "Language"),
    LifeArea.WORK: pgettext_lazy("life area", "Work"),
    LifeArea.EDUCATION: pgettext_lazy("life area", "Education, school, day-care"),
    LifeArea.RECOGNITION: pgettext_lazy("life area", "Recognition of qualifications"),
    LifeArea.HOUSING: pgettext_lazy("life area", "Housing"),
    LifeArea.HEALTH: pgettext_lazy("life area", "Health"),
    LifeArea.FAMILY: pgettext_lazy("life area", "Family"),
    LifeArea.LIVELIHOOD: pgettext_lazy("life area", "Livelihood"),
    LifeArea.PARTICIPATION: pgettext_lazy("life area", "Participation"),
    LifeArea.MOBILITY: pgettext_lazy("life area", "Mobility"),
}
LIFE_AREA_DETAILS: Labels = {
    LifeAreaDetail.SCHOOL: pgettext_lazy("life area", "School"),
    LifeAreaDetail.DAY_CARE: pgettext_lazy("life area", "Day-care"),
}
OBSERVATION_SOURCES: Labels = {
    ObservationSource.CASEWORK: _("casework"),
    ObservationSource.PLANNING_CONFERENCE: _("planning conference"),
    ObservationSource.MUNICIPALITY: _("municipality"),
    ObservationSource.PARTNER: _("partner"),
    ObservationSource.AUTHORITY: _("authority"),
}
FLOW_FIGURES: Labels = {
    FlowFigure.HAND_ON: _("Work between offices"),
    FlowFigure.DOMAIN_CHANGE: _("Changes of legal domain"),
    FlowFigure.OVERDUE_WAIT: _("Overdue waits"),
    FlowFigure.UNANSWERED_REFERRAL: _("Unanswered referrals"),
}
DIMENSIONS: Labels = {
    Dimension.MUNICIPALITY: _("Municipality"),
    Dimension.LIFE_AREA: _("Life area"),
    Dimension.LEGAL_DOMAIN: _("Legal domain"),
    Dimension.OUTCOME: _("Outcome"),
}
CHAIN_OUTCOMES: Labels = {
    ChainOutcome.BROKE: _("broke off or was held up"),
    ChainOutcome.WENT_ON: _("went on"),
}
PARTIES: Labels = {
    PartyKind.OFFICE: _("Office"),
    PartyKind.CLIENT: _("Household"),
    PartyKind.CASE_MANAGER: _("Case management"),
}
# Statutes keep their German names in every language.
LEGAL_DOMAINS: Labels = {
    LegalDomain.AUFENTHG: "AufenthG",
    LegalDomain.STAG: "StAG",
    LegalDomain.ASYLBLG: "AsylbLG",
    LegalDomain.SGB2: "SGB II",
    LegalDomain.SGB3: "SGB III",
    LegalDomain.SGB5: "SGB V",
    LegalDomain.SGB8: "SGB VIII",
    LegalDomain.SGB9: "SGB IX",
    LegalDomain.SGB12: "SGB XII",
    LegalDomain.BAFOEG: "BAföG",
    LegalDomain.WOGG: "WoGG",
    LegalDomain.SCHOOL_LAW: _("school law"),
    LegalDomain.OTHER: _("another legal domain"),
}
OBSERVATION_KINDS: Labels = {
    ObservationKind.OBSTACLE: _("Obstacle"),
    ObservationKind.STRENGTH: _("Strength"),
}
OBSTACLE_KINDS: Labels = {
    ObstacleKind.OFFER_GAP: _("Gap in offers"),
    ObstacleKind.ACCESS_BARRIER: _("Access barrier"),
    ObstacleKind.DOMAIN_CHANGE: _("Breach at a change of legal domain"),
    ObstacleKind.UNCLEAR_RESPONSIBILITY: _("Unclear responsibility"),
    ObstacleKind.WAITING_TIME: _("Process or waiting time"),
    ObstacleKind.INFORMATION: _("Information and communication"),
    ObstacleKind.LEGAL: _("Legal obstacle"),
    ObstacleKind.RESOURCES: _("Missing resources"),
    ObstacleKind.DISCRIMINATION: _("Discrimination"),
}
OFFICE_KINDS: Labels = {
    OfficeKind.IMMIGRATION_AUTHORITY: _("Immigration authority"),
    OfficeKind.NATURALISATION_AUTHORITY: _("Naturalisation authority"),
    OfficeKind.JOBCENTER: _("Jobcenter"),
    OfficeKind.EMPLOYMENT_AGENCY: _("Employment agency"),
    OfficeKind.YOUTH_OFFICE: _("Youth office"),
    OfficeKind.SOCIAL_OFFICE: _("Social office"),
    OfficeKind.SCHOOL_SUPERVISION: _("School supervision"),
    OfficeKind.SCHOOL_ADMINISTRATION: _("School administration"),
    OfficeKind.SCHOOL: pgettext_lazy("office", "School"),
    OfficeKind.DAY_CARE: pgettext_lazy("office", "Day-care centre"),
    OfficeKind.HEALTH_OFFICE: _("Health office"),
    OfficeKind.HEALTH_SERVICE: _("Health service"),
    OfficeKind.REFUGEE_RECEPTION: _("Refugee reception"),
    OfficeKind.INTEGRATION_OFFICE: _("Integration office"),
    OfficeKind.INTEGRATION_CENTRE: _("Integrationszentrum"),
    OfficeKind.INTEGRATION_COUNCIL: _("Integration council"),
    OfficeKind.LANGUAGE_COURSE_PROVIDER: _("Language course provider"),
    OfficeKind.FEDERAL_MIGRATION_OFFICE: _("Federal migration office"),
    OfficeKind.ADVICE_SERVICE: _("Advice service"),
    OfficeKind.CHAMBER: _("Chamber"),
    OfficeKind.HOUSING_OFFICE: _("Housing office"),
    OfficeKind.REGISTRY_OFFICE: _("Registry office"),
    OfficeKind.HEALTH_INSURER: _("Health insurer"),
    OfficeKind.COURT: _("Court"),
    OfficeKind.EMPLOYER: pgettext_lazy("office", "Employer"),
    OfficeKind.CASE_MANAGEMENT: pgettext_lazy("office", "Case management"),
    OfficeKind.OTHER: pgettext_lazy("office", "Another office"),
}
CHILD_AGE_BANDS: Labels = {
    ChildAgeBand.UNDER_3: _("under 3"),
    ChildAgeBand.FROM_3_TO_5: _("3 to 5"),
    ChildAgeBand.FROM_6_TO_9: _("6 to 9"),
    ChildAgeBand.FROM_10_TO_15: _("10 to 15"),
    ChildAgeBand.FROM_16_TO_17: _("16 to 17"),
}
GUIDANCE_FEEDBACK: Labels = {
    GuidanceFeedback.HELPED: _("helped"),
    GuidanceFeedback.DID_NOT_HELP: _("did not help"),
    GuidanceFeedback.NOT_TRIED: _("not tried"),
}
PROCEDURE_AREAS: Labels = {
    ProcedureArea.RESIDENCE: pgettext_lazy("procedure", "Residence"),
    ProcedureArea.NATURALISATION: pgettext_lazy("procedure", "Naturalisation"),
}
PROCEDURE_GROUPS: Labels = {
    ProcedureGroup.WELL_INTEGRATED: _("§ 25a and § 25b AufenthG"),
    ProcedureGroup.OTHER_RESIDENCE: _("Other residence titles"),
    ProcedureGroup.NATURALISATION: pgettext_lazy("procedure", "Naturalisation"),
}
STAGE_KINDS: Labels = {
    StageKind.RECEIVED: pgettext_lazy("stage", "Received"),
    StageKind.DOCUMENTS: pgettext_lazy("stage", "Papers"),
    StageKind.EXAMINATION: pgettext_lazy("stage", "Examination"),
    StageKind.SECURITY_QUERY: pgettext_lazy("stage", "Security query"),
    StageKind.PARTICIPATION: pgettext_lazy("stage", "Other offices take part"),
    StageKind.DECISION: pgettext_lazy("stage", "Decision"),
}
PROCEDURE_OUTCOMES: Labels = {
    ProcedureOutcome.APPLIED: pgettext_lazy("procedure", "applied, open"),
    ProcedureOutcome.GRANTED: pgettext_lazy("procedure", "granted"),
    ProcedureOutcome.REFUSED: pgettext_lazy("procedure", "refused"),
    ProcedureOutcome.WITHDRAWN: pgettext_lazy("procedure", "withdrawn"),
    ProcedureOutcome.FELL_BACK: pgettext_lazy("procedure", "fell back"),
    ProcedureOutcome.MOVED_ON: pgettext_lazy("procedure", "moved on to something else"),
}
