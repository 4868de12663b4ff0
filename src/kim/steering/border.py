"""The border of steering, on one page: everything that other contexts may hand over or read, and nothing else.

    casework  ──►  Observation          two neutral lines and codes; no municipality, no author, a week
              ──►  EvidenceTable        counts of a closed period, already suppressed; never below k
              ──►  FeedbackFigures      how often guidance helped, did not, or was not tried; suppressed
              ──►  FlowQuarter          work between offices in a closed quarter, already suppressed
              ──►  Profile              a coarse situation; it is matched and leaves no trace
    steering  ──►  EvidenceSeries       which observations make up an issue, and from which quarter on they count
              ──►  GuidanceCard         what to do, until when
              ──►  IssueAnswer          what became of an observation, also a rejection and its reason
              ──►  KnownIssue           an issue that already is on an agenda

Not one of these has a person, a case, a household, a file number or a day on which something happened to somebody.
What may be done with them stands in `api`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from kim.kernel.anonymity import EvidenceStep, Reach
from kim.kernel.core_codes import (
    Dimension,
    FlowFigure,
    LifeArea,
    ObservationKind,
    ObservationSource,
    ObstacleKind,
    OfficeKind,
)
from kim.kernel.periods import Period, Quarter
from kim.steering.queries.results import ResultNews
from kim.steering.rules.applicability import Traits

# The closed list of coarse traits that an asking situation may carry; guidance applies by the same list.
Profile = Traits


@dataclass(frozen=True)
class Observation:
    """What an obstacle or strength says once two people have read it."""

    kind: ObservationKind
    obstacle_kind: ObstacleKind
    life_area: LifeArea
    office_kinds: frozenset[OfficeKind]
    summary: str
    is_grave: bool = False
    suggested_issue: str = ""
    source: ObservationSource = ObservationSource.CASEWORK


@dataclass(frozen=True)
class EvidenceSeries:
    """An issue, the first quarter that no table covers, and per observation the quarter from which it counts."""

    issue: str
    since: Quarter
    observations: Mapping[str, Quarter]


@dataclass(frozen=True)
class EvidenceTable:
    """Cases of a closed period. `total` and `others` are at least `k`, and so is every number in `places`.

    `places` has the municipalities that may be shown, by official key ("" for an unknown place); all other ones are
    missing, whatever their number. `others` is their sum, None where there is none to tell.
    """

    period: Period
    k: int
    total: int
    reach: Reach
    places: Mapping[str, int] = field(default_factory=dict)
    others: int | None = None
    footnote: str = ""


@dataclass(frozen=True)
class FeedbackSeries:
    """A piece of guidance and the first quarter that no feedback covers."""

    guidance: str
    since: Quarter


@dataclass(frozen=True)
class FeedbackFigures:
    """In how many cases guidance helped, did not, or was not tried. None: not shown, any number below k is possible."""

    period: Period
    k: int
    helped: int | None
    did_not_help: int | None
    not_tried: int | None = None


@dataclass(frozen=True)
class GuidanceCard:
    """Guidance as a case page shows it. `life_areas` are codes, for a step that is made of it."""

    id: str
    title: str
    text: str
    issue: str
    issue_number: str
    body: str
    decided_on: date | None
    valid_until: date
    life_areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class DecisionNews:
    """A decision as those read it who noted the issue."""

    body: str
    decided_on: date
    outcome: str
    outcome_label: str | Promise
    reason: str
    conditions: str


@dataclass(frozen=True)
class MeasureNews:
    """Who owes what by when."""

    title: str
    owner: str
    due: date
    state_label: str | Promise
    is_settled: bool


@dataclass(frozen=True)
class IssueHead:
    """An issue in one line."""

    number: str
    title: str
    state_label: str | Promise


@dataclass(frozen=True)
class IssueAnswer(IssueHead):
    """What became of an observation: its issue, how far it is, and everything that was decided about it."""

    issue: str
    state: str
    decisions: tuple[DecisionNews, ...]
    measures: tuple[MeasureNews, ...]
    guidance: tuple[GuidanceCard, ...]
    question: str = ""
    results: tuple[ResultNews, ...] = ()


@dataclass(frozen=True)
class KnownIssue:
    """An issue on an agenda: offered to somebody who is about to note the same."""

    id: str
    number: str
    title: str
    state_label: str | Promise
    step: EvidenceStep
    reach_label: str | Promise


@dataclass(frozen=True)
class Waits:
    """Days of waiting, rounded to five: the median, and the quartiles where there are enough cases for them."""

    median: int | None = None
    lower: int | None = None
    upper: int | None = None


@dataclass(frozen=True)
class FlowCell:
    """A part of a flow that may be shown: `code` of a municipality, life area, legal domain or outcome. At least k."""

    dimension: Dimension
    code: str
    total: int
    waits: Waits = Waits()


@dataclass(frozen=True)
class Flow:
    """Cases in which work went from `source` to `target` in the quarter. At least k; parts below k are missing."""

    source: str
    target: str
    total: int
    waits: Waits
    cells: tuple[FlowCell, ...] = ()


@dataclass(frozen=True)
class FlowQuarter:
    """All flows of one figure in one closed quarter. A flow below k is missing, whatever its number."""

    figure: FlowFigure
    quarter: Quarter
    k: int
    flows: tuple[Flow, ...]
