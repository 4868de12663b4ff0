"""District files: read with positions, checked in one run, turned into frozen dataclasses. No database.

    documents (YAML with lines) → shape (the published schemas) → checks (what the entries mean together) → build

`read(folder)` returns the data, or every problem with file, line and reason.
"""

from kim.organisations.district.bodies import BodyData, SeatData
from kim.organisations.district.changes import Change
from kim.organisations.district.data import DistrictData
from kim.organisations.district.problems import Problem
from kim.organisations.district.reading import Reading, read

__all__ = ["BodyData", "Change", "DistrictData", "Problem", "Reading", "SeatData", "read"]
