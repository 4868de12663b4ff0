"""A pre-check that came with a packet, read into the lines of a checklist: value, day, missing evidence, wording.

The pre-check of the pathway itself comes first; of another pathway the criteria that both share. It says how
counselling saw it and settles nothing: whether papers are there, and what is met, stays for the authority to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from kim.pathways.api import PreCheck
from kim.procedures.rules.codes import PreCheckValue

LONGEST, LONGEST_VERSION = 300, 80


def read_in(prechecks: Iterable[PreCheck], pathway: str) -> dict[str, dict[str, Any]]:
    """For each criterion the columns of its line; criteria that did not apply are left out."""
    found: dict[str, dict[str, Any]] = {}
    for precheck in sorted(prechecks, key=lambda one: one.rule != pathway):
        for one in precheck.findings:
            if one.sight in set(PreCheckValue):
                columns = {
                    "prechecked": one.sight,
                    "prechecked_on": date.fromisoformat(precheck.made_on),
                    "prechecked_lacks": [text[:LONGEST] for text in one.missing if one.sight == PreCheckValue.OPEN],
                    "prechecked_version": one.version[:LONGEST_VERSION],
                }
                found.setdefault(one.id, columns)
    return found
