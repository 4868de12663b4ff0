"""What holds for every text: no spelling trick gets a stored value through, findings fit, following them helps."""

import unicodedata
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kim.kernel.disclosure import KnownValues, Reason, StoredName, apply, check
from tests.kernel.disclosure.family import FAMILY

NAMES = [
    "Lina",
    "Yousif",
    "Al-Saadi",
    "Öztürk",
    "Çiğdem",
    "Nguyễn",
    "Kovalenko",
    "Коваленко",
    "O’Neill",
    "Mohammad Reza",
]
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
FRAMES = [
    "Für {} gibt es keinen Kurs.",
    "Der Kurs beginnt ohne {}.",
    "{} wartet auf den Bescheid.",
    "Wegen der Absage („{}“) fehlt ein Platz.",
    "Jobcenter, Jugendamt und {} sind sich einig.",
]


def zero_width(name: str) -> str:
    return "\u200b".join(name)


def soft_hyphens(name: str) -> str:
    return name[:2] + "\u00ad" + name[2:]


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def broken_over_lines(name: str) -> str:
    return name[:2] + "-\n" + name[2:]


def wide(name: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name)


def spelled_out(name: str) -> str:
    return name.replace("ö", "oe").replace("ü", "ue").replace("Ö", "Oe").replace("Ü", "Ue")


def without_marks(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if unicodedata.category(char) != "Mn")


TRICKS = [
    str,
    str.upper,
    str.lower,
    zero_width,
    soft_hyphens,
    decomposed,
    broken_over_lines,
    wide,
    spelled_out,
    without_marks,
    ".".join,
    "-".join,
    "_".join,
    " ".join,
]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(FRAMES),
    st.sampled_from(["", "s", "'s", "’s"]),
    st.lists(st.sampled_from(TRICKS), max_size=2),
)
@settings(max_examples=400, deadline=None)
def test_no_trick_gets_a_stored_name_through(name: str, frame: str, ending: str, tricks: list[object]) -> None:
    written = name + ending
    for trick in tricks:
        written = trick(written)  # type: ignore[operator]
    text = frame.format(written)
    blocks = check(text, KnownValues(names=(StoredName(name),))).blocks
    start = text.index(written)
    for place in range(start, start + len(written) - len(ending) * 2):
        if text[place].isalpha() and not _is_particle(name):
            assert any(block.start <= place < block.end for block in blocks), (text, blocks)
    assert blocks


def _is_particle(name: str) -> bool:
    return name == "Al-Saadi"


@settings(deadline=None)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.sampled_from(FRAMES))
def test_every_day_blocks_in_every_usual_spelling(day: date, frame: str) -> None:
    month = MONTHS.split()[day.month - 1]
    for written in (
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {day.month}. {day.year}",
        f"{day:%d.%m.%y}",
        f"{day:%d.%m.}",
        f"{day.day}. {month}",
        f"{day.day}. {month} {day.year}",
        f"{day.day}. {month[:3]}. {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
    ):
        text = frame.format(written)
        start = text.index(written)
        blocks = check(text, KnownValues()).blocks
        assert any(b.start <= start and start + len(written.rstrip(".")) <= b.end for b in blocks), text


PIECES = [
    "Lina",
    "Linas",
    "Hanan",
    "in Rösrath",
    "am 04.01.",
    "Mai 2027",
    "Frau",
    "7K2-M4P",
    "Kurs",
    "wartet",
    ".",
    ",",
    "§ 25b AufenthG",
    "Ö\u0308",
    "\u200b",
    "eine syrische Mutter mit Zwillingen",
    "Petersen",
    "17-jährig",
    "2024",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@settings(deadline=None)
@given(texts | st.text(max_size=60))
def test_findings_point_into_the_text_in_order_and_never_overlap(text: str) -> None:
    findings = check(text, FAMILY).findings
    assert all(text[f.start : f.end] == f.text != "" for f in findings)
    assert all(a.end <= b.start for a, b in pairwise(findings))


@settings(deadline=None)
@given(texts)
def test_after_following_the_findings_no_stored_value_is_left(text: str) -> None:
    cleaned = apply(text, check(text, FAMILY).blocks)
    left = [block for block in check(cleaned, FAMILY).blocks if block.reason is not Reason.CALENDAR_DATE]
    assert left == []
