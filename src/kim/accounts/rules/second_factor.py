"""Who must have a second factor before anything else.

One log-in opens all memberships of a person, so a single role that sees personal data is enough. Which roles these
are is stated in `policy/roles.py`. Does not decide how the second factor looks, nor whether this installation asks
for one (the demo may switch it off, and says so).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable


def is_needed(roles_held: Iterable[str], roles_with_personal_data: Collection[str]) -> bool:
    """True if any role that the person holds sees personal data."""
    return any(role in roles_with_personal_data for role in roles_held)
