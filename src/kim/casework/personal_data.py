"""What is held of cases, why, on what basis and how long. Days count from the closing of the case."""

from django.utils.translation import gettext_lazy as _

from kim.casework import personal_desk, personal_documents, personal_talks  # noqa: F401 - each declares its part
from kim.casework.models import (
    AreaEntry,
    Assessment,
    Assignment,
    Case,
    Contact,
    Deputation,
    Enquiry,
    FormChange,
    Goal,
    GuidanceRating,
    Obstacle,
    ObstacleStep,
    Participant,
    PhaseChange,
    Plan,
    PlanAgreement,
    Proposal,
    ReleaseRequest,
    Standing,
    Step,
    StepDependency,
    Task,
)
from kim.kernel.personal import declare

TASK = "Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW, § 9 TIntG NRW"
SENSITIVE = "Art. 9 Abs. 2 DSGVO, § 16 DSG NRW"
SECURITY = "Art. 32 DSGVO"
YEAR = 365

declare(
    Enquiry,
    _("To answer a first contact and to count how people find the way"),
    (
        "received_on",
        "access_path",
        "name",
        "reachable",
        "municipality",
        "concern",
        "told_apart",
        "taken_by",
        "state",
        "outcome",
        "answered_on",
        "answer",
        "case",
    ),
    basis=TASK,
    keep_days=YEAR,
)
declare(
    Case,
    _("To work on a case from its opening to its closing"),
    (
        "number",
        "household",
        "assigned_to",
        "form",
        "topics",
        "phase",
        "access_path",
        "indication",
        "indication_note",
        "indicated_on",
        "opened_on",
        "closed_on",
        "closing_reason",
        "closing_note",
        "lacked",
        "is_entered_at_state",
        "entered_at_state_on",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(Case, _("To keep a case from everybody but the assigned"), ("is_sealed",), basis=SECURITY, keep_days=2 * YEAR)
declare(
    PhaseChange,
    _("To see how a case went on"),
    ("case", "phase", "began_on", "reason"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    FormChange,
    _("To see when a short counselling became a case, or the other way round"),
    ("case", "form", "began_on", "reason"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Assignment,
    _("To know who worked on the case from when"),
    ("case", "manager", "began_on", "reason"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Standing,
    _("To let another unit see a case for a time and for a reason"),
    ("case", "holder", "kind", "deputation", "valid"),
    basis=SECURITY,
    keep_days=2 * YEAR,
)
declare(
    Deputation,
    _("To know who stands in for whom, and who could look at which case"),
    ("manager", "deputy", "holder", "case", "valid"),
    basis=SECURITY,
    keep_days=2 * YEAR,
)
declare(
    Assessment,
    _("To compare how needs and resources change"),
    ("case", "begun_on", "completed_on"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    AreaEntry,
    _("To see needs and resources in the client's own words"),
    ("case", "assessment", "life_area", "need", "resources", "own_words", "sources", "source", "asked_on"),
    basis=SENSITIVE,
    keep_days=2 * YEAR,
)
declare(
    Goal,
    _("To work towards what the household wants to reach"),
    (
        *("case", "number", "own_words", "how_seen", "life_area", "person", "state"),
        *("looked_back_on", "looked_back_by", "looked_back_with", "looking_back"),
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Plan,
    _("To show what was agreed, by whom and when"),
    (
        "case",
        "number",
        "state",
        "drafted_on",
        "adopted_on",
        "adopted_by",
        "agreed_with",
        "how",
        "review_on",
        "content",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    PlanAgreement,
    _("To show what was agreed, by whom and when"),
    ("case", "plan", "person", "by_person", "by_name", "agreed_on", "how", "with_interpreter"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Step,
    _("To see who does what by when, and who waits for whom"),
    (
        "case",
        "number",
        "goal",
        "life_area",
        "title",
        "description",
        "person",
        "party",
        "office",
        "office_name",
        "finder_topic",
        "finder_reason",
        "finder_basis",
        "contact_name",
        "contact_phone",
        "legal_domain",
        "due_on",
        "legal_end_on",
        "legal_end_kind",
        "legal_end_basis",
        "template",
        "state",
        "waiting_since",
        "reminded_on",
        "done_on",
        "result",
        "agreed_in",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    StepDependency,
    _("To see which step holds up which"),
    ("case", "step", "needs"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Contact,
    _("To show what was talked about and done, and how much work it was"),
    (
        "case",
        "kind",
        "took_place_on",
        "minutes",
        "interpreting",
        "interpreted_language",
        "note",
        "recorded_by",
        "step",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Participant,
    _("To know who took part in a contact"),
    ("case", "contact", "person", "office", "name"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Task,
    _("To forget nothing that the case management has to do"),
    ("case", "title", "owner", "due_on", "done_on", "contact", "repeat", "repeat_every", "repeats_from", "came_after"),
    basis=TASK,
    keep_days=YEAR,
)
declare(
    Obstacle,
    _("To see what hinders or what worked, also across cases"),
    ("case", "kind", "text", "obstacle_kind", "life_area", "office_kinds", "state", "noted_on", "noted_by"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    ObstacleStep,
    _("To see which steps an obstacle holds up"),
    ("case", "obstacle", "step"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Proposal,
    _("To tell steering what is wrong in structures, and to answer those who noted it"),
    ("case", "obstacle", "text", "is_grave", "suggested_issue", "drafted_by", "request"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    ReleaseRequest,
    _("To let a second person read a neutral text before it leaves casework"),
    (
        "kind",
        "obstacle_kind",
        "life_area",
        "office_kinds",
        "source",
        "text",
        "guesses",
        "is_grave",
        "suggested_issue",
        "author",
        "withheld_from",
        "asked_on",
        "state",
        "second",
        "decided_on",
        "comment",
        "taken_back_on",
        "observation",
    ),
    basis=SECURITY,
    keep_days=2 * YEAR,
)
declare(
    GuidanceRating,
    _("To learn whether guidance of steering helps"),
    ("case", "guidance", "feedback", "rated_on", "rated_by"),
    basis=TASK,
    keep_days=2 * YEAR,
)
