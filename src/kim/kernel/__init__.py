"""The kernel: what every context stands on, and what knows no context.

Words: an *actor* acts in one membership; a *grant* says what a role may do; a *wall* is row-level security in the
database; an *action* is one verb in one transaction with a reason; the *read log* says who looked at which case.

Promises: nothing is visible without a grant (policy) and without a context (wall); every change of a domain table is
written by a database trigger, not by the application; "today" has one source.
"""
