"""What was typed and not sent, or sent too late: encrypted, for its author only, and short-lived. Nothing else here."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.actions import form_drafts
from kim.accounts.models import FormDraft, KeptInput
from kim.kernel.personal import declare

declare(
    FormDraft,
    _("To lose nothing that is typed into a long form and not sent yet"),
    ("user", "membership", "place", "opening", "sealed", "saved_at", "valid_until"),
    basis="Art. 32 Abs. 1 lit. b DSGVO",
    keep_days=form_drafts.KEPT_FOR.days,
    is_sealed_store=True,
)
declare(
    KeptInput,
    _("To lose nothing that is sent after the session has ended; for one hour"),
    ("key", "user", "membership", "sealed", "kept_at", "valid_until"),
    basis="Art. 32 Abs. 1 lit. b DSGVO",
    keep_days=1,
    is_sealed_store=True,
)
