"""Finding known values in a text: each word, and words joined with their neighbours.

A joined key is accepted over hyphens, dots, apostrophes and line breaks ("Rös-⏎rath", "Al-Saadi"),
over spaces only where the value itself has them or where single letters were spaced out ("L i n a").
Names that are also German words are weighed in `homonyms`. Similar-sounding unknown words block too:
Jussuf is Yousif in another spelling.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from kim.kernel.disclosure.findings import Finding, Kind, Reason, Severity
from kim.kernel.disclosure.homonyms import TITLES, replacement_of, severity_of_word
from kim.kernel.disclosure.lexicon import is_german_word, is_listed
from kim.kernel.disclosure.needles import Needle, needles_of
from kim.kernel.disclosure.reading import Reading, Word, squash
from kim.kernel.disclosure.values import KnownValues
from kim.kernel.phonetics import cologne

_MOST_JOINED = 16
_TIGHT = frozenset("-.'_/*+|~()\\")
_LONG_ENOUGH_FOR_BEGINNINGS = 5
_LONG_ENOUGH_FOR_TYPOS = 4


class StoredValues:
    """The lookup of all known values. Build it once per check."""

    def __init__(self, values: KnownValues) -> None:
        self._needles = needles_of(values)
        self._beginnings = {key[:length] for key in self._needles for length in range(1, len(key) + 1)}
        self._longest_key = max(map(len, self._needles), default=0)
        names = {key: needle for key, needle in self._needles.items() if needle.kind is Kind.NAME and needle.is_base}
        self._names = tuple((key, cologne(key), needle) for key, needle in names.items() if len(key) > 2)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """All findings, in order, names that follow each other as one."""
        return _as_one(reading.text, self._each(reading))

    def _each(self, reading: Reading) -> Iterator[Finding]:
        words = reading.words
        place = 0
        while place < len(words):
            joined, needle = self._longest(words, place)
            if needle:
                finding = self._judge(reading, words, place, joined, needle)
                if finding:
                    yield finding
                    place += joined
                    continue
            similar = self._similar(reading, words[place])
            if similar:
                yield similar
            place += 1

    def _longest(self, words: tuple[Word, ...], place: int) -> tuple[int, Needle | None]:
        """The longest run of words from here that is a stored value: its number of words and the needle."""
        best: tuple[int, Needle | None] = (0, None)
        raw = ""
        only_letters, loose = True, False
        for offset, word in enumerate(words[place : place + _MOST_JOINED]):
            if offset:
                loose = loose or not _is_tight(word.gap)
                if any(sign in word.gap for sign in ',;:!?"„“'):
                    break
            raw += word.raw
            only_letters = only_letters and len(squash(word.raw)) == 1
            key = squash(raw)
            if key not in self._beginnings:
                break
            needle = self._needles.get(key)
            if needle and (not loose or needle.over_spaces or only_letters):
                best = (offset + 1, needle)
        return best

    def _judge(
        self, reading: Reading, words: tuple[Word, ...], place: int, joined: int, needle: Needle
    ) -> Finding | None:
        first, last = words[place], words[place + joined - 1]
        severity: Severity | None = Severity.BLOCK
        is_word = joined == 1 and is_listed(first.raw)
        if needle.kind is Kind.PLACE and is_word and not (first.is_capital and needle.is_base):
            # Essen is a town, essen is not.
            return None
        if needle.kind is not Kind.NAME:
            return finding_of(reading, first, last, Severity.BLOCK, needle)
        if is_word:
            severity = severity_of_word(words, place, needle)
        if severity is None:
            return None
        if place and first.raw not in TITLES and words[place - 1].raw in TITLES and first.gap.strip(". ") == "":
            # "Frau Öztürk" and "Familie Klein" go as one.
            first = words[place - 1]
        return finding_of(reading, first, last, severity, needle, replacement_of(first.raw, last.raw, needle))

    def _similar(self, reading: Reading, word: Word) -> Finding | None:
        """A stored value inside a word, a word that sounds like a stored name, or one that begins with a value."""
        key = squash(word.raw)
        inside = self._inside(key)
        if inside:
            return finding_of(reading, word, word, Severity.BLOCK, inside)
        name = self._sounds_like(key) if word.is_capital and key.isalpha() else None
        if name and not is_german_word(word.raw):
            variant = replace(name, reason=Reason.NAME_VARIANT)
            return finding_of(reading, word, word, Severity.BLOCK, variant, name.replacement)
        begun = None if is_listed(word.raw) else self._begins_with(key)
        return finding_of(reading, word, word, Severity.GUESS, begun) if begun else None

    def _begins_with(self, key: str) -> Needle | None:
        """The longest stored name or place that a longer word begins with."""
        for length in range(min(len(key) - 1, self._longest_key), _LONG_ENOUGH_FOR_BEGINNINGS - 1, -1):
            needle = self._needles.get(key[:length])
            if needle and needle.kind in (Kind.NAME, Kind.PLACE):
                return replace(needle, reason=Reason.CONTAINS_STORED)
        return None

    def _sounds_like(self, key: str) -> Needle | None:
        """The stored name with the same sound or one letter different; a genitive s is left aside."""
        if len(key) > self._longest_key + 3:
            return None
        forms = [(form, cologne(form)) for form in dict.fromkeys((key, key.removesuffix("s")))]
        for name, name_sound, needle in self._names:
            for form, sound in forms:
                same = len(sound) > 1 and sound == name_sound and abs(len(form) - len(name)) <= 3
                if same or (len(name) >= _LONG_ENOUGH_FOR_TYPOS and _one_letter_apart(form, name)):
                    return needle
        return None

    def _inside(self, key: str) -> Needle | None:
        """A stored value inside a run of letters and digits: AZ7K2M4P, Lina2."""
        if not any(char.isdigit() for char in key):
            return None
        pieces = [
            key[start:end] for start in range(min(len(key), 40)) for end in range(start + 6, min(len(key), 40) + 1)
        ]
        numbers = [self._needles.get(piece) for piece in pieces]
        letters = [self._needles.get(piece) for piece in re.split(r"\d+", key) if len(piece) > 2]
        return next(
            (
                needle
                for kind, needles in ((Kind.NUMBER, numbers), (Kind.NAME, letters), (Kind.PLACE, letters))
                for needle in needles
                if needle and needle.kind is kind
            ),
            None,
        )


def _is_tight(gap: str) -> bool:
    """No gap, or signs that join; a line break or space only together with the hyphen of a broken word."""
    return set(gap) <= _TIGHT or ("-" in gap and "\n" in gap and set(gap) <= _TIGHT | set("\n "))


def _one_letter_apart(form: str, name: str) -> bool:
    return abs(len(form) - len(name)) <= 1 and DamerauLevenshtein.distance(form, name, score_cutoff=1) <= 1


def finding_of(
    reading: Reading, first: Word, last: Word, severity: Severity, needle: Needle, replacement: str = ""
) -> Finding:
    """The finding from one word to another."""
    start, end = reading.span(first.start, last.end)
    return Finding(start, end, reading.text[start:end], severity, needle.kind, needle.reason, replacement)


def _as_one(text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Blocked names that follow each other are one name: "Hanan Al-Saadi" is one person."""
    held: Finding | None = None
    for finding in findings:
        together = held and held.is_block and finding.is_block and held.kind is finding.kind is Kind.NAME
        if held and together and text[held.end : finding.start] in (" ", "-"):
            held = replace(held, end=finding.end, text=text[held.start : finding.end])
            continue
        if held:
            yield held
        held = finding
    if held:
        yield held
