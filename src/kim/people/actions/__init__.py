"""Verbs on households and persons. Who may: whoever works on the household's case (`policy.people`)."""
