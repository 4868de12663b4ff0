"""German catalogues, one per context, made with Babel: gettext's programs need not be installed.

Message ids are English sentences in the code; the catalogue `locale/de/LC_MESSAGES/django.po` of a context
holds exactly the ids that its Python files and templates use, sorted, without line numbers and dates, so
that two people who add a sentence rarely meet in one place. Compiled files are not committed; the command
line makes them.
"""
