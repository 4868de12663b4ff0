"""What is held of how the work is organised: hand-overs, seals. Days count from the closing of the case."""

from django.utils.translation import gettext_lazy as _

from kim.casework.models import (
    Case,
    Evaluation,
    HandOver,
    MailDigest,
    SavedFilter,
    SealChange,
    SupervisionEntry,
    SupervisionLink,
    SupervisionQuestion,
)
from kim.kernel.personal import declare

TASK = "Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW, § 9 TIntG NRW"
SECURITY = "Art. 32 DSGVO"
YEAR = 365

declare(
    Case,
    _("To count the work with a household once where another employer goes on with it"),
    ("counts_as",),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    SealChange,
    _("To see when and why a case was kept from everybody but the assigned"),
    ("case", "is_sealed", "changed_on", "reason"),
    basis=SECURITY,
    keep_days=2 * YEAR,
)
declare(
    Evaluation,
    _("To learn from the household how it was, in their own words"),
    ("case", "question", "answer", "own_words", "asked_on"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    HandOver,
    _("To let somebody accept a case before it moves, and to know what became of an offer"),
    (
        "case",
        "giver",
        "offered_by",
        "to",
        "holder",
        "reason",
        "content",
        "packet",
        "state",
        "offered_on",
        "decided_on",
        "answer",
    ),
    basis=SECURITY,
    keep_days=YEAR,
)
declare(
    SupervisionQuestion,
    _("To let the coordination advise on a case that it does not know"),
    ("view", "author", "holder", "asked_on", "state"),
    basis=SECURITY,
    keep_days=2 * YEAR,
)
declare(
    SupervisionEntry,
    _("To keep what was asked and advised"),
    ("question", "kind", "text", "author", "written_on"),
    basis=SECURITY,
    keep_days=2 * YEAR,
)
declare(
    SupervisionLink,
    _("To find advice again in the case that it was asked for"),
    ("case", "question"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    SavedFilter,
    _("To find the same cases again with one click"),
    ("owner", "name", "codes"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    MailDigest,
    _("To send numbers to those who want a mail"),
    ("owner", "sent_on"),
    basis=TASK,
    keep_days=2 * YEAR,
)
