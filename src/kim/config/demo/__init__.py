"""What the demo holds: a real district and invented people, made by the actions that real people use.

`build()` may run again on data that is there and then adds nothing; `log_ins()` names everybody who can log in. All
e-mail addresses end in `.example`: that is how the demo is told from a database that somebody works with.
"""

from __future__ import annotations

from kim.config.log_ins import LogIn


def build() -> None:
    """Load the district and let the invented people do what makes the demo, unless they already did."""


def log_ins() -> list[LogIn]:
    """Everybody who can log in, in the order in which one would try them."""
    return []
