"""What the check says: findings with their place in the text, and the text after following them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A block must go before a second person may see the text; a guess is put before that person."""

    BLOCK = "block"
    GUESS = "guess"


class Kind(StrEnum):
    """What was found."""

    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    ADDRESS = "address"
    PLACE = "place"
    CONTACT = "contact"
    AGE = "age"
    PERIOD = "period"
    COMBINATION = "combination"
    HEALTH = "health"


class Reason(StrEnum):
    """Why it was found. The page words it: "Name aus dem Haushalt", "Datum aus dem Plan"."""

    STORED_NAME = "stored_name"
    NAME_VARIANT = "name_variant"
    BIRTH_DATE = "birth_date"
    PLAN_DATE = "plan_date"
    TITLE_END = "title_end"
    STORED_DATE = "stored_date"
    CALENDAR_DATE = "calendar_date"
    STORED_NUMBER = "stored_number"
    STORED_ADDRESS = "stored_address"
    OWN_PLACE = "own_place"
    MUNICIPALITY = "municipality"
    LOOKS_LIKE_NAME = "looks_like_name"
    CONTAINS_STORED = "contains_stored"
    LOOKS_LIKE_ADDRESS = "looks_like_address"
    LONG_NUMBER = "long_number"
    EXACT_AMOUNT = "exact_amount"
    MAIL_OR_LINK = "mail_or_link"
    EXACT_AGE = "exact_age"
    MONTH_AND_YEAR = "month_and_year"
    YEAR = "year"
    RARE_COMBINATION = "rare_combination"
    OWN_NATIONALITY = "own_nationality"
    DIAGNOSIS = "diagnosis"


@dataclass(frozen=True)
class Finding:
    """`text[start:end]` of the checked text. `replacement` is neutral German; empty means leave out."""

    start: int
    end: int
    text: str
    severity: Severity
    kind: Kind
    reason: Reason
    replacement: str = ""

    @property
    def is_block(self) -> bool:
        """True if the text may not leave with it."""
        return self.severity is Severity.BLOCK


@dataclass(frozen=True)
class Report:
    """All findings, by place, none inside another."""

    findings: tuple[Finding, ...]

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """What must go."""
        return tuple(finding for finding in self.findings if finding.is_block)

    @property
    def guesses(self) -> tuple[Finding, ...]:
        """What the second person confirms or sends back."""
        return tuple(finding for finding in self.findings if not finding.is_block)

    @property
    def may_be_shown_to_second_person(self) -> bool:
        """True if nothing blocks."""
        return not self.blocks


_BEFORE = re.compile(
    r"\b(?:in|aus|bei|nach|von|am|vom|ab|bis|seit|zum|im|den|dem|um|für|mit)(?:\s+(?:der|dem|den))?\s+$",
    re.IGNORECASE,
)


def apply(text: str, findings: Iterable[Finding]) -> str:
    """The text with every replacement made. What is left out takes its preposition with it."""
    for finding in sorted(findings, key=lambda finding: finding.start, reverse=True):
        before, after = text[: finding.start], text[finding.end :]
        if finding.replacement:
            text = before + finding.replacement + after
            continue
        cut = _BEFORE.sub("", before[-20:])
        full_stop = "." if _ended_a_sentence(finding.text, after) else ""
        text = (before[:-20] + cut).rstrip(" ") + full_stop + _with_space(after)
    return re.sub(r" {2,}", " ", text).strip()


def _ended_a_sentence(removed: str, after: str) -> bool:
    """True if the full stop of "am 04.01." was also that of the sentence."""
    rest = after.lstrip()
    return removed.endswith(".") and (not rest or rest[0].isupper())


def _with_space(after: str) -> str:
    return after if not after or after[0] in " \n.,;:!?)" else f" {after}"


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without findings inside or across others: a block goes before a guess, a longer before a shorter."""
    kept: list[Finding] = []
    taken_to = -1
    blocks = sorted((f for f in findings if f.is_block), key=lambda f: (f.start, -f.end))
    for finding in blocks:
        if finding.start >= taken_to:
            kept.append(finding)
            taken_to = finding.end
        elif finding.end > taken_to:
            # Two blocks overlap: keep the part that is not covered yet, so that nothing escapes.
            kept.append(_cut(finding, taken_to))
            taken_to = finding.end
    return tuple(sorted([*kept, *_free_guesses(findings, kept)], key=lambda f: f.start))


def _cut(finding: Finding, start: int) -> Finding:
    text = finding.text[start - finding.start :]
    return Finding(start, finding.end, text, finding.severity, finding.kind, finding.reason)


def _free_guesses(findings: Iterable[Finding], blocks: list[Finding]) -> list[Finding]:
    """Guesses that touch neither a block nor a guess before them, in one pass over both."""
    free: list[Finding] = []
    taken_to, at = -1, 0
    guesses = sorted((f for f in findings if not f.is_block), key=lambda f: (f.start, -f.end))
    for guess in guesses:
        while at < len(blocks) and blocks[at].end <= guess.start:
            at += 1
        hits_block = at < len(blocks) and blocks[at].start < guess.end
        if not hits_block and guess.start >= taken_to:
            free.append(guess)
            taken_to = guess.end
    return free
