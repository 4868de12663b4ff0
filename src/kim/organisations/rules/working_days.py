"""Working days, and what happens to a day that is none.

A working day is every day but Saturday, Sunday and the statutory holidays of the state. The holidays, the movable
feasts among them, come from the package `holidays`, which follows the holiday acts of the states (NRW: Feiertagsgesetz
NW § 2). The state follows from the first two digits of the official municipality key (Amtlicher Gemeindeschlüssel).
Not decided here: holidays of single municipalities (Bavaria, Saxony, Augsburg), days on which an office is closed, and
whether a deadline of law moves at all: that is the caller's knowledge (`legal_last_day`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holidays.countries.germany import Germany

STATES = {
    "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NW", "06": "HE", "07": "RP", "08": "BW",
    "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
}  # fmt: skip
DAY = timedelta(days=1)
SATURDAY = 5
NAMES = ("Samstag", "Sonntag")
# A deadline of civil law, of administrative procedure and of social administrative procedure moves alike.
MOVES_BY = "§ 193 BGB, § 31 Abs. 3 VwVfG, § 26 Abs. 3 SGB X"


@dataclass(frozen=True)
class WorkingDays:
    """The calendar of one state. `state` is a code of `STATES`; empty: only the holidays of all states."""

    state: str = ""

    @classmethod
    def of(cls, official_key: str) -> WorkingDays:
        """The calendar where a district or municipality with this official key lies."""
        return cls(STATES.get(official_key[:2], ""))

    def free(self, day: date) -> str:
        """Why no office works on a day, in German: the holiday, "Samstag", "Sonntag"; empty on a working day."""
        holiday = _holidays(self.state).get(day)
        if holiday:
            return str(holiday)
        return NAMES[day.weekday() - SATURDAY] if day.weekday() >= SATURDAY else ""

    def is_working(self, day: date) -> bool:
        """True if offices work on that day."""
        return not self.free(day)

    def next_working(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The working day that comes `count` working days after a day (before it, if negative); 0: `next_working`."""
        if not count:
            return self.next_working(day)
        towards = DAY if count > 0 else -DAY
        for _each in range(abs(count)):
            day += towards
            while not self.is_working(day):
                day += towards
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative if `last` lies before."""
        if last < first:
            return -self.between(last, first)
        return sum(self.is_working(first + DAY * n) for n in range(1, (last - first).days + 1))

    def legal_last_day(self, day: date) -> date:
        """The last day on which a deadline is still kept that ends on `day`: the next working day (`MOVES_BY`).

        Only for deadlines by which something has to be declared or done. The end of a title or of another state does
        not move, and neither does a day that an authority set with reference to § 31 Abs. 3 Satz 2 VwVfG.
        """
        return self.next_working(day)


@cache
def _holidays(state: str) -> Germany:
    return Germany(subdiv=state or None, language="de")
