"""Calendar dates in every German spelling. They block; a month with a year blocks if the case knows it.

What does not block: a month or season with a year that the case does not know, and a bare year that is
nobody's year of birth (guesses); a month, a weekday or a duration alone (nothing: they say how things
work everywhere).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kim.kernel.disclosure.calendar_words import DAY_NUMBERS, DAY_WORDS, MONTH_WORDS, MONTHS
from kim.kernel.disclosure.findings import Finding, Kind, Reason, Severity
from kim.kernel.disclosure.reading import Reading
from kim.kernel.disclosure.values import StoredDate
from kim.kernel.partial_date import DatePrecision

_MONTH = rf"(?P<name>{MONTH_WORDS})(?!\w)\.?"
_DAY_WORD = rf"(?P<word>{DAY_WORDS})[nrs]?"
_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_Y = r"(?P<y>(?:19|20)\d\d|\d\d)"
_LONG_Y = r"(?P<y>(?:19|20)\d\d)"
_BEFORE = r"(?<![\d.,:§/-])"
_NO_UNIT = r"(?!\s*(?:Uhr|Euro|€|%|Prozent|Stunden|Std|Mio|Mrd|Punkte|Stellen|Wochenstunden))"

_FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEFORE}{_D}\s*[./-]\s*{_M}\s*[./-]\s*{_Y}(?!\d)",
        rf"(?<!\d){_LONG_Y}\s*[-./]\s*{_M}\s*[-./]\s*{_D}(?!\d)",
        rf"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])\s(?P<m>0[1-9]|1[0-2])\s{_LONG_Y}(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<![\d,§]){_D}\s*\.?\s*(?:-?te[rnsm]?\s+|-?ste[rnsm]?\s+)?{_MONTH}(?:\s*'?{_Y}(?!\d))?",
        rf"(?<!\w){_DAY_WORD}\s+{_MONTH}(?:\s*'?{_Y}(?!\d))?",
        rf"{_BEFORE}{_D}\s*\.\s*{_M}\s*\.(?!\d)",
        rf"(?<=[\s(])(?P<d>0[1-9]|[12]\d|3[01])\.(?P<m>0[1-9]|1[0-2])(?![\d.]){_NO_UNIT}",
        rf"(?:\bam|\bvom|\bbis|\bzum|\bab|\bseit|\bden|\bdem|\bder)\s+(?P<d>0?[1-9]|[12]\d|3[01])[./]"
        rf"(?P<m>0?[1-9]|1[0-2])(?![\d./]){_NO_UNIT}",
    )
)
_MONTH_YEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w){_MONTH}\s*(?:des\s+Jahres\s+|')?\s*{_LONG_Y}(?!\d)",
        rf"(?<!\w){_MONTH}\s*'{_Y}(?!\d)",
        rf"{_BEFORE}{_M}\s*[/.]\s*{_LONG_Y}(?!\d)",
        rf"(?<!\d){_LONG_Y}\s*[-/]\s*{_M}(?!\d)",
    )
)
_SHORT_MONTH_YEAR = re.compile(rf"(?<!\w)(?:{_MONTH}\s+|{_M}/)(?P<y>\d\d)(?!\d|\w|\s*[.]\d)", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:(?:Früh|Spät|Hoch)?(?:jahr|ling|sommer|herbst|winter)|Sommer|Herbst|Winter|Frühjahr|Frühling|Ramadan|Ostern"
    r"|Weihnachten|Pfingsten|Jahresende|Jahresanfang|Anfang|Mitte|Ende|(?:Winter|Sommer)semester|Schuljahr|Kitajahr"
    r"|Ferien|I{1,3}V?\.?\s*Quartal|[1-4]\.\s*Quartal|Quartal)\s+(?:19|20)\d\d(?:\s*/\s*\d{2,4})?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d.,/§-])(?P<y>(?:19[2-9]|20[0-4])\d)(?![\d.,/]*\d|\s*(?:€|Euro|Fälle|Personen|Kinder|Plätze))"
)

_BIRTH_YEAR = re.compile(r"(?:Jahrgang|geboren|geb\.)\s+(?:im\s+Jahr\s+)?'?(?P<y>\d\d)(?![\d.])", re.IGNORECASE)


@dataclass(frozen=True)
class KnownDates:
    """The dates of a case, by what a text may say of them."""

    days: dict[tuple[int, int, int | None], Reason]
    months: dict[tuple[int, int | None], Reason]
    years: dict[int | None, Reason]

    @classmethod
    def of(cls, dates: Iterable[StoredDate]) -> "KnownDates":
        """A year alone counts only if nothing more is known, or if it is a year of birth."""
        days: dict[tuple[int, int, int | None], Reason] = {}
        months: dict[tuple[int, int | None], Reason] = {}
        years: dict[int | None, Reason] = {}
        for stored in dates:
            date = stored.date
            if date.day and date.month:
                days.setdefault((date.day, date.month, None), stored.reason)
                days.setdefault((date.day, date.month, date.year), stored.reason)
            if date.month and date.year:
                months.setdefault((date.month, date.year), stored.reason)
            if date.year and (date.precision is DatePrecision.YEAR or stored.reason is Reason.BIRTH_DATE):
                years.setdefault(date.year, stored.reason)
        return cls(days, months, years)


def find_dates(reading: Reading, known: KnownDates) -> Iterator[Finding]:
    """All dates, months with a year, periods and years, those inside others included."""
    for pattern in _FULL:
        for match in pattern.finditer(reading.shown):
            reason = known.days.get((_day(match), _month(match), _year(match)), Reason.CALENDAR_DATE)
            yield _finding(reading, match, Severity.BLOCK, Kind.DATE, reason)
    for pattern in _MONTH_YEAR:
        for match in pattern.finditer(reading.shown):
            yield _month_and_year(reading, match, known)
    for match in _SHORT_MONTH_YEAR.finditer(reading.shown):
        if (_month(match), _year(match)) in known.months:
            yield _month_and_year(reading, match, known)
    for match in _PERIOD.finditer(reading.shown):
        yield _finding(reading, match, Severity.GUESS, Kind.PERIOD, Reason.MONTH_AND_YEAR)
    for match in chain(_YEAR.finditer(reading.shown), _BIRTH_YEAR.finditer(reading.shown)):
        known_year = known.years.get(_year(match))
        severity = Severity.BLOCK if known_year else Severity.GUESS
        yield _finding(reading, match, severity, Kind.DATE if known_year else Kind.PERIOD, known_year or Reason.YEAR)


def _month_and_year(reading: Reading, match: re.Match[str], known: KnownDates) -> Finding:
    reason = known.months.get((_month(match), _year(match)))
    if reason:
        return _finding(reading, match, Severity.BLOCK, Kind.DATE, reason)
    return _finding(reading, match, Severity.GUESS, Kind.PERIOD, Reason.MONTH_AND_YEAR)


def _day(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return int(groups["d"]) if groups.get("d") else DAY_NUMBERS[groups["word"].lower()]


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return int(groups["m"]) if groups.get("m") else MONTHS[groups["name"].lower()]


def _year(match: re.Match[str]) -> int | None:
    """Two digits below 50 are of this century; None if the text names no year."""
    written = match.groupdict().get("y")
    if not written:
        return None
    year = int(written)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _finding(reading: Reading, match: re.Match[str], severity: Severity, kind: Kind, reason: Reason) -> Finding:
    start, end = reading.span(*match.span())
    return Finding(start, end, reading.text[start:end], severity, kind, reason)
