"""Verbs of casework: permission first, then rules, then the write; one transaction and one reason each."""
