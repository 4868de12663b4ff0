"""Writes of this context: loading the district's files."""
