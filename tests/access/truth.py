"""Who may do what to the objects of the world, as a person reads it: one line per verb, named people."""

# kind of object (its name in tests/world.py) → verb → who. Everybody else of the cast may not.
TRUTH: dict[str, dict[str, str]] = {
    "case": {
        "read": "clara dana",
        "edit": "clara dana",
        "assign": "clara",
        "add": "clara",
        # Numbers for the lead of the unit, and a case for somebody who is still there; no look into it.
        "count": "leon",
        "reassign": "leon",
    },
    "household": {"read": "clara dana", "edit": "clara dana", "add": "clara dana"},
    "person": {"read": "clara dana", "edit": "clara dana", "add": "", "count": ""},
    "status": {"read": "clara dana", "edit": "clara dana"},
    "basis": {"read": "clara dana", "edit": "clara dana"},
    "release": {"read": "clara dana", "edit": "clara dana"},
    "packet": {"read": "clara dana paula", "edit": "clara dana", "answer": "paula", "keep": ""},
    "packet_draft": {"read": "clara dana", "edit": "clara dana", "answer": ""},
    # To somebody outside: no unit has it in an inbox.
    "packet_by_link": {"read": "clara dana", "edit": "clara dana", "answer": ""},
    "file": {"read": "clara dana paula", "edit": ""},
    "contact": {"read": "clara dana", "edit": "clara dana"},
    "step": {"read": "clara dana", "edit": "clara dana"},
    "goal": {"read": "clara dana", "edit": "clara dana"},
    "task": {"read": "clara dana", "edit": "clara dana"},
    "plan": {"read": "clara dana", "edit": "clara dana"},
    "document": {"read": "clara dana", "edit": "clara dana"},
    "planning": {"read": "clara", "edit": "clara", "add": "clara"},
    "theme": {"read": "clara", "edit": "clara"},
    "need": {"read": "clara konrad", "edit": "clara konrad"},
    "conference": {"read": "clara dana", "edit": "clara dana"},
    "guest": {"read": "clara dana", "edit": "clara dana"},
    "agreement": {"read": "clara dana", "edit": "clara dana"},
    # Taken by Clara and no case yet: nobody stands in for her here.
    "enquiry": {"read": "clara", "edit": "clara"},
    "enquiry_of_case": {"read": "clara dana", "edit": "clara dana"},
    "obstacle": {"read": "clara dana", "edit": "clara dana"},
    "proposal": {"read": "clara dana", "edit": "clara dana"},
    # Two neutral lines that wait: case managers and the coordinator read them; who knows the case does not release.
    "request": {"read": "clara dana cem carlo konrad", "release": "cem carlo konrad", "follow": "clara", "deliver": ""},
    "released": {"read": "clara carlo", "release": "", "follow": "clara", "edit": ""},
    "hand_over": {"read": "clara carlo", "edit": "clara", "accept": "carlo"},
    # Numbers only: a lead offers what somebody held who leaves.
    "hand_over_of_all": {"read": "cem leon", "edit": "leon", "accept": "cem"},
    # The coordination that is asked sees codes and weeks; nobody instructs.
    "supervision": {"read": "clara dana konrad", "advise": "konrad", "edit": ""},
    "saved_filter": {"read": "clara", "edit": "clara"},
    "digest": {"read": "clara", "edit": "clara", "send": ""},
    "deputation": {"read": "clara dana leon", "edit": "clara leon"},
    "issue": {"read": "konrad stella sven", "edit": "konrad", "add": "konrad"},
    "unlisted": {"read": "konrad", "edit": "konrad"},
    # A single observation is for the secretariat; members of steering see the issue.
    "observation": {"read": "konrad", "add": "", "edit": ""},
    "meeting": {"read": "konrad stella sven", "edit": "konrad"},
    "item": {"read": "konrad stella sven", "edit": "konrad"},
    "decision": {"read": "konrad stella sven", "edit": "konrad"},
    "measure": {"read": "konrad stella sven", "edit": "konrad"},
    "guidance": {"read": "konrad stella sven", "edit": "konrad"},
    "draft": {"read": "konrad", "edit": "konrad"},
    # The officers of the one authority that holds it; no coordinator, no lead, no case manager.
    "procedure": {"read": "ines", "edit": "ines", "add": "ines"},
    "line": {"read": "ines", "edit": "ines"},
    "appointment": {"read": "ines", "edit": "ines"},
    "title": {"read": "ines", "edit": "ines"},
    "user": {"read": "adam", "edit": "adam", "add": "adam"},
    "membership": {"read": "adam", "edit": "adam", "add": "adam"},
    "look": {"read": "petra", "edit": "", "tell": "clara dana"},
    "change": {"read": "petra", "edit": ""},
}
