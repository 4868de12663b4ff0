"""Reads of steering; they say what comes back. What a page lists is asked through `visible_to` or handed over by it."""
