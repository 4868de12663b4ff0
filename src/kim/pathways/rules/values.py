"""The four answers of a criterion, the strength of a legal effect, and how answers combine.

Basis: Kleene's strong three-valued logic (`kernel.truth`), widened by "does not apply", which is left out of
every combination. AND is the smallest, OR the largest of not_met < unknown < met; AND over nothing is met, OR
over nothing is not met. An unknown always says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Value(StrEnum):
    """What a criterion yields."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "n/a"


class Effect(StrEnum):
    """How strongly the law binds the authority when everything is met."""

    IST = "ist"
    SOLL = "soll"
    KANN = "kann"


class Reason(StrEnum):
    """Why something is unknown, besides legal questions (`LQ-…`) and discretion (`discretion:<norm>`)."""

    MISSING_EVIDENCE = "missing_evidence"
    CASE_BY_CASE = "case_by_case"


class Flag(StrEnum):
    """What a reader has to know beside a value."""

    STALE_LAW = "stale_law"
    NOT_IN_FORCE = "not_in_force"
    PROGRAMME_ENDED = "programme_ended"
    ADMISSION_STOP = "admission_stop"
    ATYPICAL_POSSIBLE = "atypical_possible"
    GAP_TOLERATED = "gap_tolerated"


DISCRETION = "discretion:"
STRENGTH = {Effect.IST: 2, Effect.SOLL: 1, Effect.KANN: 0}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A value with its reasons. `lowered`: met (or open) only by a discretionary deviation, so the effect is `kann`."""

    value: Value
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    lowered: bool = False


MET = Outcome(Value.MET)
NOT_MET = Outcome(Value.NOT_MET)
NOT_APPLICABLE = Outcome(Value.NOT_APPLICABLE)
MET_BY_DEVIATION = Outcome(Value.MET, lowered=True)

RANK = {Value.NOT_MET: 0, Value.UNKNOWN: 1, Value.MET: 2}
_MET, _NOT_MET, _UNKNOWN, _NA = Value.MET, Value.NOT_MET, Value.UNKNOWN, Value.NOT_APPLICABLE


def of(answer: bool) -> Outcome:
    """Met or not met."""
    return MET if answer else NOT_MET


def missing(*texts: str) -> Outcome:
    """Unknown, because evidence is missing; each text names one piece of it."""
    return Outcome(_UNKNOWN, (Reason.MISSING_EVIDENCE,), texts)


def question(*codes: str) -> Outcome:
    """Unknown, because the law is unclear or leaves it to an assessment."""
    return Outcome(_UNKNOWN, codes)


def discretion(norm: str) -> Outcome:
    """Failed, but the authority may waive it unconditionally: everything depends on the authority."""
    return Outcome(_UNKNOWN, (DISCRETION + norm,), lowered=True)


def both(outcomes: Iterable[Outcome]) -> Outcome:
    """AND. The reasons of what is open, the flags of what decides."""
    counted = [one for one in outcomes if one.value is not _NA]
    failed = [one for one in counted if one.value is _NOT_MET]
    if failed:
        return _merged(failed, lowered=False)
    opened = [one for one in counted if one.value is _UNKNOWN]
    return _merged(opened or counted, lowered=any(one.lowered for one in counted)) if counted else MET


def either(outcomes: Iterable[Outcome]) -> Outcome:
    """OR. One way without deviation keeps the effect; two open ways give the reasons of both."""
    counted = [one for one in outcomes if one.value is not _NA]
    met = [one for one in counted if one.value is _MET]
    if met:
        return next((one for one in met if not one.lowered), met[0])
    opened = [one for one in counted if one.value is _UNKNOWN]
    if opened:
        return _merged(opened, lowered=_all_lowered(opened))
    return _merged(counted, lowered=False) if counted else NOT_MET


def _all_lowered(opened: list[Outcome]) -> bool:
    """Whether the effect falls to `kann`: no other way is open, or one depends on the authority's discretion."""
    if all(one.lowered for one in opened):
        return True
    return any(reason.startswith(DISCRETION) for one in opened for reason in one.reasons)


def _merged(alike: list[Outcome], *, lowered: bool) -> Outcome:
    """Several outcomes of one value as one."""
    first = alike[0]
    if len(alike) == 1 and first.lowered is lowered:
        return first
    return Outcome(
        first.value,
        _once(reason for one in alike for reason in one.reasons),
        _once(text for one in alike for text in one.missing),
        _once(flag for one in alike for flag in one.flags),
        lowered,
    )


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def of_two_passes(documented: Outcome, with_claimed: Outcome) -> Outcome:
    """The criterion without and with what is only claimed: equal values stand, different ones are unknown.

    Then evidence is missing: the better of the two passes says what else would stay open and whether the
    effect would be lowered.
    """
    if documented is with_claimed:
        return documented
    if documented.value is with_claimed.value:
        return Outcome(
            documented.value,
            _once(documented.reasons + with_claimed.reasons),
            _once(documented.missing + with_claimed.missing),
            _once(documented.flags + with_claimed.flags),
            documented.lowered or with_claimed.lowered,
        )
    better = max(documented, with_claimed, key=lambda one: RANK.get(one.value, 2))
    return Outcome(
        _UNKNOWN,
        _once((Reason.MISSING_EVIDENCE, *better.reasons)),
        _once(documented.missing + with_claimed.missing),
        better.flags if better.value is not _NOT_MET else (),
        better.lowered,
    )
