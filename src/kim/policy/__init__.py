"""Policy (Zugriffsregeln): who may do what – all of it, in sentences, and nothing else.

`roles.py` has the roles, one sentence each; one module per subject has the grants. `kim print-policy` writes
docs/reference/access.md from them. Nobody imports this package: contexts ask `kim.kernel.access`.
"""
