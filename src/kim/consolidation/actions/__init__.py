"""Verbs of this context: permission first, then rules, then the write; one transaction and one reason each."""
