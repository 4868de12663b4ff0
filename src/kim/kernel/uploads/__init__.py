"""Uploads: what comes from outside is limited while it arrives, checked for what it is, and given a harmless name."""
