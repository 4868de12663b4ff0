"""What is held of notices and legal bases. They are kept longer than the case: they prove that sharing was lawful."""

from django.utils.translation import gettext_lazy as _

from kim.consent.models import Basis, BasisRecipient, Notice, Release
from kim.kernel.personal import declare

PROOF = "Art. 5 Abs. 2, Art. 7 Abs. 1 DSGVO"
YEAR = 365

declare(
    Notice,
    _("To prove that people were told what is held about them"),
    ("household", "given_on", "how", "language", "wording", "names_deputies"),
    basis="Art. 13 DSGVO",
    keep_days=3 * YEAR,
)
DECLARED = (
    *("household", "person", "by_person", "by_name", "data_areas", "valid", "given_on"),
    *("how", "with_interpreter", "language", "wording", "paper", "withdrawn_at"),
)
declare(
    Basis,
    _("To share data only on a basis, and to stop on the day of a withdrawal"),
    (*DECLARED, "kind", "statute", "said_by", "purpose"),
    basis=PROOF,
    keep_days=3 * YEAR,
)
declare(
    Release,
    _("To speak with somebody outside only where the client allowed it"),
    (*DECLARED, "office", "name"),
    basis=f"§ 203 StGB, {PROOF}",
    keep_days=3 * YEAR,
)
declare(
    BasisRecipient,
    _("To know with whom data may be shared"),
    ("basis", "office", "name"),
    basis=PROOF,
    keep_days=3 * YEAR,
)
