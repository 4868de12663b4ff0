"""The check on every text that goes where nobody may recognise a household: does it name one?

Basis: two neutral lines go to steering. The values that the writer's side knows (names, also transliterated and
inflected; dates; numbers; addresses; places) and every calendar date block. Guesses (words that look like
names, rare combinations, exact ages) are shown to the writer and confirmed by a second person. Paragraphs,
language levels, statute names and age limits are allowed.

It knows no context: casework hands over what a case knows, steering only what is public of the district.

Promise: a stored value is found whatever the spelling tricks (zero-width signs, composed letters,
look-alike letters, hyphenation, case). Linear in the length of the text. What it does not do: understand.
A text without any name can still describe one family; that is why a second person reads it.

Recall, precision and known limits, measured on a written set of sentences: docs/reference/disclosure-check.md.
"""

from kim.kernel.disclosure.allowed import allowed_spans
from kim.kernel.disclosure.dates import KnownDates, find_dates
from kim.kernel.disclosure.findings import (
    Finding,
    Kind,
    Reason,
    Report,
    Severity,
    apply,
    merged,
)
from kim.kernel.disclosure.guesses import find_guesses, possible_names
from kim.kernel.disclosure.reading import Reading
from kim.kernel.disclosure.stored import StoredValues
from kim.kernel.disclosure.told import beyond
from kim.kernel.disclosure.values import KnownValues, StoredDate, StoredName, neutral_person

__all__ = [
    "Finding",
    "Kind",
    "KnownValues",
    "Reason",
    "Report",
    "Severity",
    "StoredDate",
    "StoredName",
    "apply",
    "beyond",
    "check",
    "neutral_person",
    "possible_names",
]


def check(text: str, values: KnownValues) -> Report:
    """All that could give the case away, by place in `text`."""
    reading = Reading(text)
    stored = list(StoredValues(values).find(reading))
    dates = list(find_dates(reading, KnownDates.of(values.dates)))
    guesses = list(find_guesses(reading, values.nationalities))
    allowed = [reading.span(*span) for span in allowed_spans(reading.shown)]
    return Report(merged([*stored, *_outside(dates + guesses, allowed)]))


def _outside(findings: list[Finding], allowed: list[tuple[int, int]]) -> list[Finding]:
    """Findings that no allowed place covers. A stored value is never excused; both lists run once."""
    kept: list[Finding] = []
    at, covered_to = 0, -1
    for finding in sorted(findings, key=lambda finding: finding.start):
        while at < len(allowed) and allowed[at][0] <= finding.start:
            covered_to = max(covered_to, allowed[at][1])
            at += 1
        if finding.end > covered_to:
            kept.append(finding)
    return kept
