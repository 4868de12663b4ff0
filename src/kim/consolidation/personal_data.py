"""What is held for the consolidation of stay, why, on what basis, how long (days from the closing of the case).

What is worked out anew every night goes with the night after the closing.
"""

from django.utils.translation import gettext_lazy as _

from kim.consolidation.models import CriterionStep, Outlook, RuleShift, RuleShiftCount
from kim.kernel.personal import declare

CONSENT = "Art. 6 Abs. 1 lit. a DSGVO"
YEAR = 365

declare(
    CriterionStep,
    _("To show beside a criterion which step of the plan brings the evidence"),
    ("case", "person", "criterion", "step"),
    basis=CONSENT,
    keep_days=2 * YEAR,
)
declare(
    Outlook,
    _("To remind of a criterion that time meets, and of a change of law"),
    ("case", "person", "kind", "rule", "criterion", "comes_on"),
    basis=CONSENT,
    keep_days=1,
)
declare(
    RuleShift,
    _("To see which of one's own cases a planned wording of the law would change"),
    ("case", "person", "rule", "criterion", "old", "new"),
    basis=CONSENT,
    keep_days=1,
)
declare(
    RuleShiftCount,
    _("To know how many cases a planned wording would change, before it is switched on"),
    ("drafts", "rule", "criterion", "old", "new", "cases", "reference_on", "counted_on"),
    basis=CONSENT,
    keep_days=YEAR,
)
