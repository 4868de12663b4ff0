"""Who opens which page of steering. The coordinator writes, members of steering read what is on an agenda."""

from tests.access.rows import LISTENERS, STEERING, Row, act, form, page, public

TABLE: dict[str, Row] = {
    "steering:issues": page(STEERING),
    "steering:issue": page(STEERING),
    "steering:issue-pdf": page(STEERING),
    "steering:issue-new": form("konrad", refused=LISTENERS),
    "steering:issue-edit": form("konrad", refused=LISTENERS),
    "steering:issue-options": form("konrad", refused=LISTENERS),
    "steering:issue-agenda": act("konrad", sent=422, refused=LISTENERS),
    "steering:issue-question": act("konrad", sent=422, refused=LISTENERS),
    "steering:issue-rank": act("konrad", sent=422, refused=LISTENERS),
    "steering:issue-merge": form("konrad", refused=LISTENERS),
    "steering:issue-split": form("konrad", refused=LISTENERS),
    # Members read the order; only the coordinator sets it, and an empty form changes nothing.
    "steering:ranking": Row(
        {"GET": page(STEERING).answers["GET"], "POST": act("konrad", sent=302, refused=LISTENERS).answers["POST"]}
    ),
    "steering:observations": form("konrad"),
    "steering:observation-take-out": act("konrad", refused=LISTENERS),
    "steering:hand-notes": page(f"{STEERING} leon ines nora"),
    "steering:hand-note-new": form(f"{STEERING} leon ines nora"),
    # Stella wrote it, Konrad reads it as second person.
    "steering:hand-note": form("stella", refused="konrad"),
    "steering:hand-note-submit": act("stella", refused="konrad"),
    "steering:hand-note-take-back": act("stella", refused="konrad"),
    "steering:hand-note-release": form("konrad", refused="stella"),
    "steering:hand-note-return": act("konrad", sent=422, refused="stella"),
    "steering:search": form(STEERING),
    "steering:bodies": page(STEERING),
    "steering:body": page(STEERING),
    "steering:decisions": page(STEERING),
    "steering:meetings": page(STEERING),
    "steering:meeting": page(STEERING),
    "steering:meeting-pack": page(STEERING),
    "steering:meeting-minutes": page(STEERING),
    "steering:meeting-file": page(STEERING),
    "steering:meeting-change": form("konrad", refused=LISTENERS),
    "steering:meeting-invite": form("konrad", sent=302, refused=LISTENERS),
    "steering:discussion": act("konrad", sent=422, refused=LISTENERS),
    "steering:decision-correct": form("konrad", refused=LISTENERS),
    "steering:calendar": page(STEERING),
    "steering:calendar-address": act(STEERING, sent=200),
    "steering:calendar-address-end": act(STEERING),
    # Nobody logs in to a calendar program: the secret is the permission, and this one opens nothing.
    "steering:calendar-feed": public(404, 404),
    "steering:calendar-body-feed": public(404, 404),
    "steering:meeting-new": form("konrad", refused=LISTENERS),
    "steering:meeting-state": act("konrad", refused=LISTENERS),
    "steering:attendance": form("konrad", sent=302, refused=LISTENERS),
    "steering:item-new": act("konrad", sent=422, refused=LISTENERS),
    "steering:agenda-item": Row(
        {"GET": page(STEERING).answers["GET"], "POST": act("konrad", sent=422, refused=LISTENERS).answers["POST"]}
    ),
    "steering:escalations": page(STEERING),
    "steering:escalation": page(STEERING),
    "steering:escalation-pdf": page(STEERING),
    "steering:escalation-new": form("konrad", refused=LISTENERS),
    "steering:escalation-edit": form("konrad", refused=LISTENERS),
    "steering:escalation-send": act("konrad", refused=LISTENERS),
    "steering:escalation-answer": form("konrad", refused=LISTENERS),
    "steering:measures": page(STEERING),
    "steering:measure": page(STEERING),
    "steering:measure-report": form("konrad", refused=LISTENERS),
    "steering:measure-plan": form("konrad", refused=LISTENERS),
    "steering:measure-step-new": act("konrad", sent=422, refused=LISTENERS),
    "steering:measure-step-tick": act("konrad", refused=LISTENERS),
    "steering:measure-step-remove": act("konrad", refused=LISTENERS),
    "steering:measure-effect": form("konrad", refused=LISTENERS),
    "steering:measure-new": form("konrad", refused=LISTENERS),
    "steering:guidance-list": page(STEERING),
    "steering:guidance": page(STEERING),
    "steering:guidance-new": form("konrad", refused=LISTENERS),
    "steering:guidance-edit": form("konrad", refused=LISTENERS),
    "steering:guidance-publish": act("konrad", refused=LISTENERS),
    "steering:guidance-withdraw": act("konrad", refused=LISTENERS),
}

ON_NO_AGENDA = {"issue": "unlisted"}
SITUATIONS: dict[str, tuple[str, Row]] = {
    "an issue on no agenda": ("steering:issue", page("konrad", on=ON_NO_AGENDA)),
    "the paper of an issue on no agenda": ("steering:issue-pdf", page("konrad", on=ON_NO_AGENDA)),
    "editing an issue on no agenda": ("steering:issue-edit", form("konrad", on=ON_NO_AGENDA)),
    "a letter that is a draft": ("steering:escalation", page("konrad", on={"escalation": "letter_draft"})),
    "guidance that is a draft": ("steering:guidance", page("konrad", on={"guidance": "draft"})),
}
