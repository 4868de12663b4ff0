"""What is held of packets: it answers "what did they know, since when"."""

from django.utils.translation import gettext_lazy as _

from kim.kernel.personal import declare
from kim.referrals.models import (
    Packet,
    PacketChange,
    PacketContent,
    PacketFile,
    PacketLink,
    PacketLinkUse,
    TrustedPerson,
)

SHARING = "Art. 6 Abs. 1, Art. 7 DSGVO, § 203 StGB"
PROOF = "Art. 5 Abs. 2 DSGVO"
YEAR = 365

declare(
    Packet,
    _("To know to whom something was handed over, when, on which basis, and who has to act"),
    (
        *("case", "number", "mark", "kind", "holder", "recipient_name", "step", "urgency", "chosen", "state"),
        *("recipient_mail", "way", "sender", "owner", "offered_to", "trusted", "acts_next", "next_on", "taken_by"),
        *("nudged_on", "reminded_on", "lead_told_on"),
        *("answer_by", "result_by", "sent_at", "valid_until", "rests_on", "areas", "decline_reason", "taken_in_on"),
    ),
    basis=SHARING,
    keep_days=3 * YEAR,
)
declare(
    PacketContent,
    _("To know what the recipient was told"),
    ("packet", "question", "sections", "grounds"),
    basis=SHARING,
    keep_days=3 * YEAR,
)
declare(
    PacketChange,
    _("To know what became of a packet and what was answered"),
    ("packet", "state", "at", "by", "note", "papers", "told"),
    basis=SHARING,
    keep_days=3 * YEAR,
)
declare(
    PacketFile,
    _("To hand papers over, and to know which"),
    ("packet", "title", "file_name", "media_type", "size", "stored"),
    basis=SHARING,
    keep_days=3 * YEAR,
)
declare(
    PacketLink,
    _("To let a recipient without an account answer once"),
    ("packet", "case", "secret_hash", "code_hash", "valid_until", "tries", "used_at", "ended_at"),
    basis="Art. 32 DSGVO",
    keep_days=YEAR,
)
declare(PacketLinkUse, _("To prove who used a one-time link"), ("link", "at", "what"), basis=PROOF, keep_days=YEAR)
declare(
    TrustedPerson,
    _("To ask a volunteer whom the household trusts for single things, and to know who was one"),
    ("case", "name", "initiative", "reach", "named_on", "ended_on"),
    basis=SHARING,
    keep_days=3 * YEAR,
)
