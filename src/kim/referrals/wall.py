"""The wall of this context: the unit that sends, and the unit or the one-time link that receives.

The recipient sees the outside of its packets; what they say it sees only while they are open to it, so that a
withdrawal closes them by the database as well. Nobody but the sending unit writes content, and nobody changes it.
"""

from pathlib import Path

from kim.casework.wall import STANDING
from kim.kernel import wall
from kim.kernel.vault import holding
from kim.referrals.models import (
    Packet,
    PacketChange,
    PacketContent,
    PacketFile,
    PacketLink,
    PacketLinkUse,
    TrustedPerson,
)

# What a visitor without a log-in presents: the hash of a one-time link. It leads to one packet and nothing else.
KEY = "(SELECT nullif(current_setting('app.key', true), ''))"
BY_LINK = f"SELECT packet_id FROM referrals_packetlink WHERE secret_hash = {KEY} AND ended_at IS NULL"
# The unit that sends, and whoever stands in for its case manager today.
MINE = f"(unit_id = {wall.UNIT} OR case_id IN ({STANDING}))"
INSIDE = f"(unit_id = {wall.UNIT} OR packet_id IN (SELECT id FROM referrals_packet WHERE case_id IN ({STANDING})))"
RECEIVES = f"(holder_id = {wall.UNIT} OR id IN ({BY_LINK}))"
# The job that reminds reads dates and states of all packets, and none of what they say.
KEEPER = "(SELECT current_setting('app.role', true)) = 'system:packets'"

wall.behind(Packet, using=f"({MINE} OR ({RECEIVES} AND state <> 'drafted') OR {KEEPER})")
OPEN = (
    f"SELECT id FROM referrals_packet WHERE {RECEIVES} AND state NOT IN ('drafted', 'withdrawn', 'expired') "
    f"AND (valid_until IS NULL OR valid_until >= {wall.TODAY})"
)
for handed_over in (PacketContent, PacketFile):
    wall.behind(handed_over, using=f"({INSIDE} OR packet_id IN ({OPEN}))", check=INSIDE)
wall.behind(PacketChange, using=f"({INSIDE} OR packet_id IN ({OPEN}) OR {KEEPER})")
wall.behind(PacketLink, using=f"({MINE} OR secret_hash = {KEY} OR {KEEPER})")
# A link that one sees is one's own: the sender's, or the one that is presented.
wall.behind(PacketLinkUse, using=f"(unit_id = {wall.UNIT} OR link_id IN (SELECT id FROM referrals_packetlink))")

wall.behind(TrustedPerson, using=MINE)
wall.belongs(TrustedPerson, "case")
wall.belongs(Packet, "case")
wall.belongs(Packet, "trusted", with_column="case_id")
wall.belongs(Packet, "step", with_column="case_id")
for part in (PacketContent, PacketChange, PacketFile, PacketLink):
    wall.belongs(part, "packet")
wall.belongs(PacketLinkUse, "link")
holding.follows(PacketFile)
for statements in ("frozen", "unanswered"):
    wall.also((Path(__file__).parent / "sql" / f"{statements}.sql").read_text())
