"""Accounts (Zugänge): users, memberships in units with a role and validity, log-in, sessions.

Words: a *user* is a person who logs in; a *membership* ties a user to a unit in one role for a period; one acts in one
membership at a time, and the database wall uses that one.

Promises: no open sign-up; every role with access to personal data needs a second factor; ending a user ends the
sessions. This context knows no client and no case.
"""
