"""What an authority holds of applicants, why, on what basis and how long. Days count from the end of the procedure."""

from django.utils.translation import gettext_lazy as _

from kim.kernel.personal import declare
from kim.procedures.models import Appointment, ChecklistLine, Finding, HeldTitle, Procedure, ProcedureStage

TASK = "Art. 6 Abs. 1 lit. e DSGVO, § 86 AufenthG, § 31 StAG"
FINDINGS = "§ 86 AufenthG, § 31 StAG, Art. 10 DSGVO"
YEAR = 365

declare(
    Procedure,
    _("To decide on an application, and to know whose it is"),
    (
        "number",
        "area",
        "pathway",
        "applicant_name",
        "born_on",
        "applied_on",
        "question",
        "origin",
        "packet",
        "about",
        "outcome",
        "decided_on",
        "moved_to",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Procedure,
    _("To know who works on it"),
    ("officer",),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    ProcedureStage,
    _("To see how long each stage takes"),
    ("procedure", "key", "name", "kind", "began_on", "ended_on"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    ChecklistLine,
    _("To say which papers are missing"),
    (
        "procedure",
        "criterion",
        "position",
        "name",
        "norm",
        "needs",
        "is_own",
        "state",
        "dated_on",
        "note",
        "asked_on",
        "prechecked",
        "prechecked_on",
        "prechecked_lacks",
        "prechecked_version",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Finding,
    _("To keep what the authority found about a criterion, as its value only"),
    ("procedure", "line", "value", "found_on", "officer"),
    basis=FINDINGS,
    keep_days=2 * YEAR,
)
declare(
    Appointment,
    _("To see the applicant in time"),
    ("procedure", "starts_at", "kind", "place", "state"),
    basis=TASK,
    keep_days=YEAR,
)
declare(
    HeldTitle,
    _("To notice in time that a title ends"),
    ("holder_name", "born_on", "key", "valid_to", "issued_in", "followed_by", "settled_on"),
    basis=TASK,
    keep_days=YEAR,
)
