"""What must not stand in a text, handed over as plain values. Whoever knows it fills it in, per check."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kim.kernel.disclosure.findings import Reason
from kim.kernel.partial_date import AgeRange, PartialDate


@dataclass(frozen=True)
class StoredName:
    """A name as stored, whole or in parts, in any script; also former, transliterated and staff names."""

    text: str
    replacement: str = ""


@dataclass(frozen=True)
class StoredDate:
    """A date of the case. `reason` is one of BIRTH_DATE, PLAN_DATE, TITLE_END, STORED_DATE."""

    date: PartialDate
    reason: Reason = Reason.STORED_DATE


@dataclass(frozen=True)
class KnownValues:
    """All values of one case or several, and what is public of the district. Without a case: the latter only.

    `numbers`: case, document, customer, phone and bank numbers, e-mail addresses. `addresses`: "street
    number, postal code place". `own_places`: where the household lives, lived, was born, goes to school.
    `municipalities`: all of the district. `nationalities`: ISO 3166 alpha-2 codes.
    """

    names: tuple[StoredName, ...] = ()
    dates: tuple[StoredDate, ...] = ()
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    own_places: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    nationalities: frozenset[str] = field(default_factory=frozenset)


_NEUTRAL_BY_AGE = (
    (2, "ein Kind unter 3"),
    (5, "ein Kind unter 6"),
    (9, "ein Kind im Grundschulalter"),
    (17, "ein Kind über 10"),
)


def neutral_person(age: AgeRange | None, is_child_of_household: bool = False) -> str:
    """How a person can be named without being recognised: "ein Kind unter 6", "eine Person".

    Takes the wider wording if the age is not certain. German, because it goes into a German text.
    """
    if age is None:
        return "ein Kind" if is_child_of_household else "eine Person"
    if age.low >= 18:
        return "eine Person"
    if age.high >= 18:
        return "ein Kind" if is_child_of_household else "eine Person"
    low, high = (next(words for last, words in _NEUTRAL_BY_AGE if years <= last) for years in (age.low, age.high))
    return low if low == high else "ein Kind"


def parts_of(texts: Iterable[str]) -> tuple[str, ...]:
    """All texts without empty ones, each once."""
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
