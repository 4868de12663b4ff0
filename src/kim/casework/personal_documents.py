"""What is held of papers, why, on what basis and how long; imported by `personal_data`."""

from django.utils.translation import gettext_lazy as _

from kim.casework.models import Document
from kim.kernel.personal import declare

TASK = "Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW, § 9 TIntG NRW"
PROOF = "Art. 5 Abs. 2 DSGVO"
YEAR = 365

declare(
    Document,
    _("To have the papers at hand that a step needs, and to see in time when one ends"),
    (
        "case",
        "kind",
        "origin",
        "file_name",
        "media_type",
        "size",
        "stored",
        "person",
        "step",
        "fact",
        "dated_on",
        "valid_until",
        "note",
        "recorded_by",
    ),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Document,
    _("To show which wording was handed out, and that a paper was not changed"),
    ("sha256", "letter", "letter_version", "language"),
    basis=PROOF,
    keep_days=2 * YEAR,
)
