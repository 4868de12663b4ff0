"""Pages of packets: Clara and Dana work on the case, Paula sits where one of its packets went."""

from tests.access.rows import AT_WORK, CASE_MANAGERS, Row, act, form, page, public

DRAFT = {"packet": "packet_draft"}
BY_LINK = {"packet": "packet_by_link"}
# Everybody who receives packets has an inbox; what lies in it belongs to the unit.
RECEIVING = "paula ines nora"

TABLE: dict[str, Row] = {
    "referrals:desk": page(CASE_MANAGERS),
    "referrals:packets": page(AT_WORK),
    "referrals:packet-new": form(AT_WORK),
    "referrals:packet": page(AT_WORK),
    # A draft goes to its preview; what was sent says that it has moved on.
    "referrals:packet-edit": form(AT_WORK, on=DRAFT),
    "referrals:packet-send": act(AT_WORK, on=DRAFT, sent=422),
    "referrals:packet-discard": act(AT_WORK, on=DRAFT),
    "referrals:packet-clarify": form(AT_WORK),
    "referrals:packet-enter": form(AT_WORK, on=BY_LINK),
    "referrals:packet-deliver": act(AT_WORK),
    "referrals:packet-paper": page(AT_WORK),
    "referrals:packet-link": act(AT_WORK, on=BY_LINK, sent=200),
    # Nothing was answered yet.
    "referrals:packet-take-in": form(AT_WORK),
    "referrals:packet-plan": act(AT_WORK),
    "referrals:packet-withdraw": form(AT_WORK, sent=302),
    "referrals:who-knows": page(AT_WORK),
    "referrals:who-knows-paper": page(AT_WORK),
    # Only whoever the case is assigned to hands it on; nobody was asked to take this one.
    "referrals:hand-on": form("clara", refused="dana"),
    "referrals:handed": page("", refused=f"{AT_WORK} paula"),
    # Whom the household trusts, and the errand that they were asked for.
    "referrals:trusted-new": form(AT_WORK),
    "referrals:trusted-end": act(AT_WORK),
    "referrals:errand-new": form(AT_WORK),
    "referrals:errand-calendar": page(AT_WORK, on={"packet": "packet_errand"}),
    "referrals:inbox": page(RECEIVING),
    "referrals:own-steps": page(RECEIVING),
    "referrals:received": form("paula"),
    "referrals:look-after": act("paula"),
    "referrals:packet-file": page(f"{AT_WORK} paula"),
    # Whoever holds the link is asked for its code, logged in or not.
    "referrals:link": public(),
}
