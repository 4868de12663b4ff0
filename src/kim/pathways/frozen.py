"""A pre-check of one person on one way at one day, frozen: plain values that JSON carries and that read the same later.

It is what counselling hands over and what an authority reads, which is why it stands below both.

It holds the facts that were used, what was found, and what is missing. What only an authority can find out is never in
it, and no name: whom it is about, the packet says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

FORMAT = "kim-precheck/1"


@dataclass(frozen=True)
class FrozenFact:
    """A fact that was read: key, name, value as JSON, the value in words, and how it is known."""

    key: str
    label: str
    value: Any
    words: tuple[str, ...]
    evidence: str


@dataclass(frozen=True)
class Finding:
    """One criterion: `value` of the engine (met, not_met, unknown, n/a) and how it stands for counselling (`sight`).

    `counts`: it enters the result. `version`: id of the wording that was used. Days as 2026-11-23, empty: none.
    """

    id: str
    name: str
    counts: bool
    value: str
    sight: str
    norm: str
    version: str
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    met_from: str = ""


@dataclass(frozen=True)
class PreCheck:
    """The whole. `overall`, `effect`: of the engine, empty without one; `earliest`: empty if there is no such day."""

    rule: str
    title: str
    norm: str
    made_on: str
    at: str
    application: str
    overall: str
    effect: str
    standing: str
    earliest: str
    findings: tuple[Finding, ...]
    facts: tuple[FrozenFact, ...]
    sentence: str
    format: str = FORMAT

    @property
    def missing(self) -> tuple[str, ...]:
        """The evidence that is missing, each once, in the order of the criteria."""
        texts = [text for one in self.findings if one.counts and one.sight == "open" for text in one.missing]
        return tuple(dict.fromkeys(texts))

    def as_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> PreCheck:
        """What `as_json` gave. ValueError for another format."""
        if stored.get("format") != FORMAT:
            raise ValueError(f"{stored.get('format')!r} is not {FORMAT}")
        findings = tuple(Finding(**_tuples(one, "reasons", "missing")) for one in stored["findings"])
        facts = tuple(FrozenFact(**_tuples(one, "words")) for one in stored["facts"])
        return cls(**{**stored, "findings": findings, "facts": facts})


def _tuples(stored: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {**stored, **{name: tuple(stored[name]) for name in names}}


def plain(value: Any) -> Any:
    """A fact as JSON knows it: days as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
