"""Who opens which page of casework. Whoever is not named meets 404."""

from tests.access.rows import AT_WORK, CASE_MANAGERS, Row, act, form, page, public

DESK: dict[str, Row] = {
    "casework:today": page(CASE_MANAGERS),
    "casework:search": form(CASE_MANAGERS),
    "casework:cases": form(CASE_MANAGERS, sent=302),
    "casework:case-new": form(CASE_MANAGERS),
    "casework:contact-new": form(CASE_MANAGERS),
    "casework:my-notes": page(CASE_MANAGERS),
    "casework:workload": page("leon"),
    "casework:digest": form(CASE_MANAGERS, sent=302),
    "casework:filters": form(CASE_MANAGERS),
    "casework:filter-remove": act("clara"),
    "casework:enquiries": page(CASE_MANAGERS),
    "casework:enquiry-new": form(CASE_MANAGERS),
    # Taken by Clara and no case yet: her deputy stands in for cases.
    "casework:enquiry": page("clara"),
    "casework:enquiry-edit": form("clara"),
    "casework:enquiry-answer": form("clara"),
    "casework:enquiry-pass-on": form("clara"),
    "casework:enquiry-reopen": act("clara"),
    "casework:enquiry-case": form("clara"),
    "casework:enquiry-short": form("clara"),
    "casework:short-new": form(CASE_MANAGERS),
    "casework:deputations": page(f"{CASE_MANAGERS} leon"),
    "casework:deputation-new": form(f"{CASE_MANAGERS} leon"),
    "casework:deputation-end": form("clara leon", sent=302, refused="dana"),
    # Offered by Clara to Carlo, who works for another employer.
    "casework:hand-overs": page(CASE_MANAGERS),
    "casework:hand-over": page("clara carlo"),
    "casework:hand-over-accept": act("carlo", refused="clara"),
    "casework:hand-over-decline": act("carlo", refused="clara", sent=422),
    "casework:hand-over-withdraw": act("clara", refused="carlo"),
    "casework:hand-over-all": form("leon"),
    # A frozen view without names, for the coordination alone.
    "casework:supervision": page("konrad"),
    "casework:supervision-question": form("konrad", refused="clara dana"),
    # A second person: not the author, not who stands in for the author; they see their own side of it.
    "casework:releases": page(f"{CASE_MANAGERS} konrad"),
    "casework:release": form("cem carlo konrad", sent=302, refused="clara dana"),
    "casework:release-return": act("cem carlo konrad", sent=422, refused="clara dana"),
}

CASE: dict[str, Row] = {
    "casework:case": page(AT_WORK),
    "casework:intake": page(AT_WORK),
    "casework:indication": form(AT_WORK),
    "casework:notice-new": form(AT_WORK),
    "casework:consents": page(AT_WORK),
    "casework:consent-new": form(AT_WORK),
    "casework:consent-withdraw": form(AT_WORK, sent=302),
    "casework:assessment": page(AT_WORK),
    "casework:assessment-area": form(AT_WORK),
    "casework:assessment-complete": act(AT_WORK),
    "casework:assessment-begin": act(AT_WORK),
    "casework:assessment-continue": act(AT_WORK),
    "casework:assessment-keep": act(AT_WORK),
    "casework:assessment-history": page(AT_WORK),
    "casework:assessment-area-history": page(AT_WORK),
    "casework:goals": page(AT_WORK),
    "casework:goal-new": form(AT_WORK),
    "casework:goal-edit": form(AT_WORK),
    "casework:goal-evaluate": form(AT_WORK),
    "casework:goal-reopen": act(AT_WORK),
    "casework:case-phase": form(AT_WORK),
    "casework:case-to-short": form(AT_WORK),
    # A case is no short counselling: see SITUATIONS.
    "casework:short-edit": form(""),
    "casework:short-to-case": form(""),
    "casework:case-close": form(AT_WORK),
    "casework:case-reopen": form(AT_WORK),
    "casework:case-evaluation": form(AT_WORK),
    "casework:case-state-entry": form(AT_WORK),
    # A deputy does not pass the case on.
    "casework:case-deputation-new": form("clara", refused="dana"),
    "casework:case-assign": form("clara", refused="dana"),
    "casework:case-handover": form("clara", refused="dana"),
    "casework:case-seal": form("clara", refused="dana"),
    "casework:case-unseal": form("clara", refused="dana"),
    "casework:case-supervision": page(AT_WORK),
    "casework:case-supervision-question": form(AT_WORK),
    "casework:supervision-ask": form(AT_WORK),
    "casework:supervision-settle": act(AT_WORK),
    "casework:contacts": page(AT_WORK),
    "casework:case-contact-new": form(AT_WORK),
    "casework:contact-edit": form(AT_WORK),
    "casework:contact-history": page(AT_WORK),
    "casework:task-new": form(AT_WORK),
    "casework:task": form(AT_WORK),
    "casework:follow-ups": page(CASE_MANAGERS),
    "casework:calendar": page(CASE_MANAGERS),
    "casework:calendar-address": act(CASE_MANAGERS, sent=200),
    "casework:calendar-address-end": act(CASE_MANAGERS),
    # The secret in the address is the permission; a guessed one finds nothing, also for members.
    "casework:calendar-feed": public(anonymous=404, members=404),
    "casework:task-done": act(AT_WORK),
    "casework:task-reopen": act(AT_WORK),
    "casework:task-postpone": form(AT_WORK),
    "casework:guidance-rate": act(AT_WORK),
    "casework:guidance-step": act(AT_WORK),
}

CONFERENCES: dict[str, Row] = {
    "casework:conferences": page(AT_WORK),
    "casework:conference": page(AT_WORK),
    "casework:conference-new": form(AT_WORK),
    "casework:conference-edit": form(AT_WORK),
    "casework:conference-ask": act(AT_WORK, sent=422),
    "casework:conference-leave-out": act(AT_WORK),
    "casework:conference-invite": form(AT_WORK, sent=302),
    "casework:conference-minutes": form(AT_WORK),
    "casework:conference-finish": act(AT_WORK),
    "casework:conference-cancel": act(AT_WORK),
    "casework:conference-agree": act(AT_WORK, sent=422),
    "casework:conference-paper": page(AT_WORK),
    "casework:agreement-step": form(AT_WORK),
}

PLANNING: dict[str, Row] = {
    "casework:plannings": page(CASE_MANAGERS),
    "casework:planning-new": form(CASE_MANAGERS),
    # Whoever called it, not who stands in for them.
    "casework:planning": form("clara"),
    "casework:planning-edit": form("clara"),
    "casework:theme": form("clara"),
    "casework:theme-submit": act("clara"),
    "casework:theme-withdraw": act("clara"),
    "casework:training-needs": page(f"{CASE_MANAGERS} konrad"),
    "casework:training-need-new": form(CASE_MANAGERS),
    "casework:training-need-met": act("clara konrad"),
}

PEOPLE: dict[str, Row] = {
    "casework:household": page(AT_WORK),
    "casework:household-edit": form(AT_WORK),
    "casework:person": page(AT_WORK),
    "casework:person-new": form(AT_WORK),
    "casework:person-edit": form(AT_WORK),
    "casework:person-move-out": form(AT_WORK),
    "casework:person-doubles": form(AT_WORK),
    "casework:person-apart": act(AT_WORK),
    # A deputy of another unit reads there that the unit itself puts records together.
    "casework:person-merge": form(AT_WORK),
    "casework:merge-undo": form(AT_WORK, on={"person": "child"}),
    "casework:relation-edit": form(AT_WORK),
    "casework:address-new": form(AT_WORK),
    "casework:address-edit": form(AT_WORK),
    "casework:address-remove": form(AT_WORK, sent=302),
    "casework:person-move-in": form(AT_WORK),
    "casework:relative-new": form(AT_WORK),
    "casework:relative-edit": form(AT_WORK),
    "casework:relative-remove": form(AT_WORK, sent=302),
    "casework:guardian-new": form(AT_WORK),
    "casework:guardian-edit": form(AT_WORK),
    "casework:guardian-remove": form(AT_WORK, sent=302),
    "casework:facts": page(AT_WORK),
    "casework:facts-group": form(AT_WORK),
    "casework:status-new": form(AT_WORK),
    "casework:status-edit": form(AT_WORK),
    "casework:status-remove": form(AT_WORK, sent=302),
}

PLAN: dict[str, Row] = {
    "casework:plan": page(AT_WORK),
    "casework:plan-pdf": page(AT_WORK),
    "casework:plan-adopt": form(AT_WORK),
    "casework:plan-version": page(AT_WORK),
    "casework:plan-version-pdf": page(AT_WORK),
    # Version 1 has none before it; the plan itself is compared with it.
    "casework:plan-difference": page(""),
    "casework:plan-changes": page(AT_WORK),
    "casework:plan-agree-later": form(AT_WORK),
    "casework:plan-templates": page(AT_WORK),
    "casework:plan-template-use": form(AT_WORK),
    "casework:step": page(AT_WORK),
    "casework:step-new": form(AT_WORK),
    "casework:step-edit": form(AT_WORK),
    "casework:step-done": act(AT_WORK),
    "casework:step-reopen": act(AT_WORK),
    "casework:step-waiting": form(AT_WORK),
    "casework:step-go-on": act(AT_WORK),
    "casework:step-remind": act(AT_WORK),
    "casework:step-postpone": form(AT_WORK),
    "casework:step-drop": form(AT_WORK),
}

OBSTACLES: dict[str, Row] = {
    "casework:obstacles": page(AT_WORK),
    "casework:obstacle": form(AT_WORK),
    "casework:obstacle-new": form(AT_WORK),
    "casework:obstacle-resolve": act(AT_WORK),
    "casework:obstacle-reopen": act(AT_WORK),
    "casework:proposal": act(AT_WORK, sent=422),
    "casework:proposal-neutralise": act(AT_WORK),
    "casework:proposal-submit": act(AT_WORK),
    "casework:proposal-withdraw": act(AT_WORK),
}

DOCUMENTS: dict[str, Row] = {
    "casework:documents": page(AT_WORK),
    "casework:document-new": form(AT_WORK),
    "casework:document-describe": form(AT_WORK),
    "casework:document-remove": form(AT_WORK, sent=302),
    "casework:document-file": page(AT_WORK),
    "casework:letters": page(AT_WORK),
    "casework:letter-new": form(AT_WORK),
}

TABLE = DESK | CASE | CONFERENCES | PLANNING | PEOPLE | PLAN | OBSTACLES | DOCUMENTS

# The same addresses with another object: what decides is the object.
SITUATIONS: dict[str, tuple[str, Row]] = {
    "a case of another unit": ("casework:case", page("carlo", on={"case": "foreign"})),
    "a short counselling to put right": ("casework:short-edit", form("clara dana", on={"case": "counselling"})),
    "a short counselling that becomes a case": (
        "casework:short-to-case",
        form("clara dana", on={"case": "counselling"}),
    ),
    "a short counselling that is one already": ("casework:case-to-short", form("", on={"case": "counselling"})),
    "all cases of somebody who left": ("casework:hand-over", page("leon cem", on={"hand_over": "hand_over_of_all"})),
    "an enquiry that became a case": ("casework:enquiry", page(AT_WORK, on={"enquiry": "enquiry_of_case"})),
    "a text that was released": (
        "casework:release",
        form("", on={"request": "released"}, refused="clara carlo"),
    ),
}
