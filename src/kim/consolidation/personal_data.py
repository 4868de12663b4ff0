"""What is held for the consolidation of stay, why, on what basis, how long (days from the closing of the case)."""

from django.utils.translation import gettext_lazy as _

from kim.consolidation.models import CriterionStep
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
