"""Composition root: settings, addresses, command line, embedded database, demo. Everything meets here only."""
