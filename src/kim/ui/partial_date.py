"""Dates of which perhaps only the year is known, as ISO 8601 text of the same precision ("1988-03").

Decides only how such a date is written and read. It does not estimate: 1988 never becomes 01.01.1988.
"""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_MONTH = re.compile(r"^(\d{1,2})[./]\s?(\d{4})$")
_ISO = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def parse(text: str) -> str:
    """Read what a person typed; an empty text stays empty. Raises ValueError for anything that is no date."""
    text = text.strip()
    if not text:
        return ""
    if day := _DAY.match(text):
        iso = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    elif month := _MONTH.match(text):
        iso = f"{month[2]}-{int(month[1]):02}"
    else:
        iso = text
    return _checked(iso)


def _checked(iso: str) -> str:
    if not _ISO.match(iso):
        raise ValueError(iso)
    year, month, day = [*iso.split("-"), "01", "01"][:3]
    date(int(year), int(month), int(day))
    return iso


def display(iso: str) -> str:
    """Write it as people read it: "1988-03" → "03.1988". What is no such date comes back unchanged."""
    if not _ISO.match(iso):
        return iso
    return ".".join(reversed(iso.split("-")))
