"""Reading a district's files for a subcommand: the data, or every problem on the error output."""

from __future__ import annotations

import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from kim.config.trouble import Trouble

if TYPE_CHECKING:
    from kim.organisations.district import DistrictData


def read(folder: Path) -> DistrictData:
    """The district of `folder`; `Trouble` after every problem was named by file and line."""
    from kim.organisations.district import read as read_district

    reading = read_district(folder)
    for problem in reading.problems:
        where = problem.where if problem.code == "no_folder" else folder / problem.where
        print(f"{where}: {problem.reason}", file=sys.stderr)
    if reading.data is None:
        count = len(reading.problems)
        counted = ngettext("%d problem", "%d problems", count) % count
        raise Trouble(_("%s in the district's files; nothing was written.") % counted)
    return reading.data
