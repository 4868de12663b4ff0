"""A pre-check that came with a packet, read into the lines of a checklist: value, day, missing evidence, wording.

The pre-check of the pathway itself comes first; of another pathway the criteria that both share. It says how
counselling saw it and settles nothing: whether papers are there, and what is met, stays for the authority to say. For
what does not apply (no children, no title of that kind) no papers are asked for until the officer says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kim.pathways.api import PreCheck
from kim.procedures.rules.codes import PaperState, PreCheckValue

LONGEST, LONGEST_VERSION = 300, 80


def read_in(prechecks: Sequence[PreCheck], pathway: str, criteria: Iterable[str]) -> dict[str, dict[str, Any]]:
    """For each criterion the columns of its line; another route than that of the pre-check needs no papers either."""
    found: dict[str, dict[str, Any]] = {}
    if any(one.rule == pathway for one in prechecks):
        counted = {one.id for precheck in prechecks for one in precheck.findings}
        found = {one: {"state": PaperState.NOT_NEEDED} for one in criteria if one not in counted}
    for precheck in sorted(prechecks, key=lambda one: one.rule != pathway):
        for one in precheck.findings:
            if one.sight in set(PreCheckValue):
                columns = {
                    "prechecked": one.sight,
                    "prechecked_on": date.fromisoformat(precheck.made_on),
                    "prechecked_lacks": [text[:LONGEST] for text in one.missing if one.sight == PreCheckValue.OPEN],
                    "prechecked_version": one.version[:LONGEST_VERSION],
                }
                if one.sight == PreCheckValue.NONE:
                    columns["state"] = PaperState.NOT_NEEDED
                found.setdefault(one.id, columns)
    return found
