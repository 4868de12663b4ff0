"""Verbs on notices and legal bases. Who may: whoever works on the household's case (`policy.consent`)."""
