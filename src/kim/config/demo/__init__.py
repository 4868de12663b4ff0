"""What the demo holds: a real district and invented people, made by the actions that real people use.

`build()` may run again on data that is there and then adds nothing; `log_ins()` names everybody who can log in. All
e-mail addresses end in `.example`: that is how the demo is told from a database that somebody works with. Its past is
built at earlier days, relative to the day of the first start.
"""

from __future__ import annotations

from django.db import transaction

from kim.config.folders import SOURCE
from kim.config.log_ins import LogIn

DISTRICT = SOURCE / "districts" / "rheinisch-bergischer-kreis"


def build() -> None:
    """Load the district, and let the invented people do what makes the demo unless they already did."""
    from kim.config import districts
    from kim.config.cli import district_files
    from kim.config.demo import story_line, users

    with transaction.atomic():
        districts.load(district_files.read(DISTRICT))
        if not users.is_built():
            story_line.tell(users.build())


def log_ins() -> list[LogIn]:
    """Everybody who can log in, in the order in which one would try them."""
    from kim.config.demo import users

    return users.log_ins()
