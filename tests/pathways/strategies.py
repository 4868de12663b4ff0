"""Hypothesis strategies that follow the schema of the facts: any value that it allows, any key left out."""

from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kim.pathways.rules import shapes
from kim.pathways.rules.schema import CODE, SCHEMA

DAYS = st.dates(date(2012, 1, 1), date(2028, 12, 31))
_CODES = (
    "104c 25a.1 25b.1.1 25.5 25.2.1.alt1 25.2.1.alt2 25.1.3 25.3 24 18a 18g 16a.1 NE 60a.2.1 60a.2.3 60c.1 60d.1 23.1"
    " 25.4.1 28.1.1.1 20a 81.3.1 EU-FREI"
)
CODES = st.sampled_from(_CODES.split())
_WORDS = st.sampled_from(["x", "y"])
_LETTERS = {
    "not_a_country": ["SY", "DE", "CH", "AL"],
    "not_a_state": ["NRW", "HE"],
    "not_a_number_of_30": ["none", "1", "5"],
}


def of(shape: shapes.Shape) -> SearchStrategy[Any]:
    """Values of a shape."""
    match shape:
        case shapes.Periods():
            return periods(shape)
        case shapes.ListOf():
            return st.lists(of(shape.item), max_size=3)
        case shapes.Record():
            return record(shape.parts, shape.required)
        case shapes.OneOf():
            return st.sampled_from(shape.words)
        case shapes.Matching():
            return CODES if shape is CODE else st.sampled_from(_LETTERS[shape.code])
        case shapes.Flag():
            return st.booleans()
        case shapes.Number():
            return (
                st.integers(0, 130)
                if shape.whole
                else st.sampled_from([0, 0.3, 0.6, 0.8, 1.0, 1.5, 20, 40, 95, 130, 60000])
            )
        case shapes.Day():
            return DAYS
        case shapes.Either():
            return st.one_of(st.sampled_from(shape.words), of(shape.other))
    return _WORDS


def record(parts: Any, required: tuple[str, ...]) -> SearchStrategy[dict[str, Any]]:
    """A record with any of its parts."""
    always = {name: of(parts[name]) for name in required}
    sometimes = {name: of(shape) for name, shape in parts.items() if name not in required}
    return st.fixed_dictionaries(always, optional={**sometimes, "evidence": of(shapes.EVIDENCE)})


def periods(shape: shapes.Periods) -> SearchStrategy[list[dict[str, Any]]]:
    """Periods in order, without overlap, the last one sometimes still running."""
    # Made once: to make a strategy costs more than to draw from it.
    return _in_order(record(shape.parts, shape.required))


_SOME_DAYS = st.lists(DAYS, max_size=8, unique=True)
_YES_OR_NO = st.booleans()


@st.composite
def _in_order(draw: st.DrawFn, one: SearchStrategy[dict[str, Any]]) -> list[dict[str, Any]]:
    days = sorted(draw(_SOME_DAYS))
    found = []
    for start, end in zip(days[::2], [*days[1::2], None], strict=False):
        found.append({**draw(one), "from": start, "to": end})
    for before, after in pairwise(found):
        if draw(_YES_OR_NO):
            before["to"] = date.fromordinal(after["from"].toordinal() - 1)
    return [_titled(one) for one in found]


def _titled(one: dict[str, Any]) -> dict[str, Any]:
    if one.get("type") == "erlaubt":
        one.setdefault("para", "81.4")
        if one["para"] == "81.4":
            one.setdefault("continues", "104c")
    return one


def _birth_and_entry() -> dict[str, SearchStrategy[Any]]:
    return {"birth_date": st.dates(date(1955, 1, 1), date(2018, 1, 1)), "entry_date": DAYS}


FACTS: SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {}, optional={**{key: of(fact.shape) for key, fact in SCHEMA.items()}, **_birth_and_entry()}
)
