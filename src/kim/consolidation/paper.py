"""The pre-check on paper for the client: all ways, or one way with its criteria; German and one more language.

Fixed words stand in both languages; what the law calls a way or a criterion stays German, with its paragraph beside it.
It is drawn as PDF/UA by the mechanism of letters.
"""

from __future__ import annotations

from pathlib import Path

from kim.casework.letters import head, printing, sheet
from kim.casework.letters.catalogue import LANGUAGES, Letter, letters
from kim.casework.letters.fill import Words
from kim.casework.letters.sheet import Pair, StepLine, Value
from kim.casework.models import Case
from kim.consolidation.rules.codes import Sight, Standing
from kim.consolidation.rules.ways import SHOWN, Point, Way
from kim.people.models import Person
from kim.referrals.rules.told import ToldValue
from kim.ui.templatetags.kim_ui import day

DATA = Path(__file__).parent / "letters"
MOST_MISSING = 6


def letter() -> Letter:
    """The wording that is used."""
    return letters(DATA)[-1]


def languages() -> dict[str, str]:
    """What may stand beside German: codes, and how people call their language."""
    return {code: LANGUAGES[code] for code in letter().languages}


def overview(case: Case, person: Person, ways: list[Way], language: str) -> bytes:
    """All ways of a person. `language`: a code of `languages`, empty for German only."""
    words = Words(letter(), language)
    return _pdf(case, person, ways, [_of_way(words, one) for one in ways], language)


def one_way(case: Case, person: Person, way: Way, language: str) -> bytes:
    """The criteria of one way that count."""
    words = Words(letter(), language)
    title = f"{way.pathway.norm}: {way.pathway.title}"
    return _pdf(case, person, [way], _of_points(words, way), language, title)


def _pdf(case: Case, person: Person, ways: list[Way], steps: list[StepLine], language: str, title: str = "") -> bytes:
    values: sheet.Values = {
        "person": Value(str(person)),
        "way": Value(title) if title else [],
        "day": Value(day(ways[0].evaluation.at) if ways else ""),
        "steps": steps,
        "nothing": [] if steps else Value("de"),
    }
    return printing.pdf(sheet.make(letter(), language, values, head.of(case)))


def _of_way(words: Words, way: Way) -> StepLine:
    names = [point.name for point in way.lacks]
    more = f" und {len(names) - MOST_MISSING} weitere" if len(names) > MOST_MISSING else ""
    return StepLine(
        title=f"{way.pathway.norm}: {way.pathway.title}",
        description=f"Es fehlt: {', '.join(names[:MOST_MISSING])}{more}" if names else "",
        area=words.text("way_norm", norm=Value(way.pathway.norm)).other,
        who=_joined([(number, words.text(_word(one))) for one, number in way.counts.items() if number]),
        due=_when(words, way),
        law=Pair(""),
    )


def _of_points(words: Words, way: Way) -> list[StepLine]:
    ordered = sorted(way.points, key=lambda point: _ORDER.index(point.sight) if point.sight in _ORDER else len(_ORDER))
    return [
        StepLine(
            title=point.name,
            description=_told(point)
            or (f"Es fehlt: {'; '.join(point.outcome.missing)}" if _lacks(point.sight) else ""),
            area=words.text("criterion_norm", norm=Value(way.pathway.norm)).other,
            who=words.text("from_day", day=Value(day(point.since))) if point.since else Pair(""),
            due=words.text(_word(point.sight)),
            law=Pair(""),
        )
        for point in ordered
        if point.sight in SHOWN
    ]


_ORDER = (Sight.OPEN, Sight.NOT_MET, Sight.WEIGH, Sight.AUTHORITY, Sight.MET)


def _told(point: Point) -> str:
    """German, like what is missing: it repeats what the authority said."""
    return f"Von der Behörde mitgeteilt am {day(point.told.on)}: {_TOLD[point.told.value]}" if point.told else ""


_TOLD = {ToldValue.MET: "erfüllt", ToldValue.NOT_MET: "nicht erfüllt", ToldValue.OPEN: "offen"}


def _lacks(sight: Sight) -> bool:
    return sight is Sight.OPEN


def _word(sight: Sight) -> str:
    return str(sight)


def _joined(parts: list[tuple[int, Pair]]) -> Pair:
    """ "8 met · 2 open" in both languages."""
    german = " · ".join(f"{number} {words.de}" for number, words in parts)
    return Pair(german, " · ".join(f"{number} {words.other}" for number, words in parts if words.other))


def _when(words: Words, way: Way) -> Pair:
    earliest = way.earliest.day
    if way.standing is Standing.MET:
        return words.text("now")
    if way.standing is Standing.CLOSED or earliest is None or way.standing is Standing.BY_ACT:
        return words.text("not_in_sight")
    if earliest > way.evaluation.at:
        return words.text("from_day", day=Value(day(earliest)))
    return words.text("with_evidence")
