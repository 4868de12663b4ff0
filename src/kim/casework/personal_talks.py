"""What is held of conferences, why, on what basis and how long. Days count from the closing of the case."""

from django.utils.translation import gettext_lazy as _

from kim.casework.models import Agreement, Conference, ConferenceGuest, PlanningConference, Theme, TrainingNeed
from kim.kernel.personal import declare

SHARING = "Art. 6 Abs. 1 lit. a und e DSGVO, § 203 StGB"
TASK = "Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW, § 9 TIntG NRW"
TWO_YEARS = 2 * 365

declare(
    Conference,
    _("To bring those together who work on one case, and to know what was said and agreed"),
    (
        *("case", "purpose", "starts_at", "minutes", "place", "is_anonymous", "data_areas", "agenda", "said"),
        *("state", "sequence", "called_by"),
    ),
    basis=SHARING,
    keep_days=TWO_YEARS,
)
declare(
    ConferenceGuest,
    _("To know who heard what, and that they were allowed to"),
    ("case", "conference", "office", "person", "name", "email", "invited_on", "heard", "was_there"),
    basis=SHARING,
    keep_days=TWO_YEARS,
)
declare(
    Agreement,
    _("To keep what was agreed until it is a step of the plan"),
    ("case", "conference", "text", "office", "due_on", "step"),
    basis=SHARING,
    keep_days=TWO_YEARS,
)
declare(
    PlanningConference,
    _("To know where several cases were looked at together, without knowing which"),
    ("topic", "held_on", "case_count", "offices", "called_by"),
    basis=TASK,
    keep_days=TWO_YEARS,
)
declare(
    Theme,
    _("To tell steering what several cases have in common"),
    ("conference", "kind", "obstacle_kind", "life_area", "office_kinds", "text", "is_grave", "request"),
    basis=TASK,
    keep_days=TWO_YEARS,
)
declare(
    TrainingNeed,
    _("To plan trainings by what is missing; no client stands in it"),
    ("topic", "audience", "urgency", "text", "noted_on", "noted_by", "met_on"),
    basis=TASK,
    keep_days=TWO_YEARS,
)
