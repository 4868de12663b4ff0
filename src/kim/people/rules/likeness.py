"""How alike two names are, and why: the judgement behind search and duplicate warnings.

Decides how well the words of one name fit those of another and names the reason in a code. Does not decide that two
people are the same: people do. Every word of what is sought must fit; words of the stored name may be left over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from kim.kernel.phonetics import cologne
from kim.people.rules.name_words import Word, words_of
from kim.people.rules.sounds import coarse, fine_keys, vowels


class Why(StrEnum):
    """Why a name was found. Ordered from certain to vague."""

    SAME = "same"
    BEGINNING = "beginning"
    SCRIPT = "script"
    SPELLING = "spelling"
    SOUND = "sound"
    TYPO = "typo"
    SWAPPED = "swapped"
    OTHER_NAME = "other_name"
    BIRTH = "birth"


@dataclass(frozen=True)
class Fit:
    """How well one word fits another: 0 (not at all) to 1, and why."""

    score: float
    why: Why


NO_FIT = Fit(0.0, Why.TYPO)
_SAME_CONSONANTS, _SAME_VOWELS = 0.6, 0.4
_ENOUGH, _SOUNDS_ALIKE = 0.82, 0.8
_LONG, _SHORT = 8, 4


def fit(sought: Word, stored: Word, *, beginning: bool = True) -> Fit:
    """The best reason why `sought` may be `stored`; `beginning`: the first letters are enough."""
    if sought.plain == stored.plain or sought.spelled == stored.spelled or sought.spelled == stored.plain:
        return Fit(1.0, Why.SAME)
    if sought.plain == stored.spelled:
        return Fit(1.0, Why.SAME)
    offers = [_spelling(sought, stored), _sound(sought, stored), _typo(sought, stored)]
    if beginning and _begins(sought, stored):
        offers.append(Fit(0.97, Why.BEGINNING))
    best = max(offers, key=lambda one: one.score)
    return best if sought.script == stored.script else Fit(best.score, Why.SCRIPT)


def _begins(sought: Word, stored: Word) -> bool:
    starts = {sought.plain, sought.spelled}
    whole = (stored.plain, stored.spelled, *(stored.forms if stored.has_vowels else ()))
    return any(word.startswith(start) for word in whole for start in starts)


def _spelling(sought: Word, stored: Word) -> Fit:
    shared = sought.keys & stored.keys
    if any(key.startswith("=") for key in shared):
        return Fit(0.93, Why.SPELLING)
    if not shared:
        return NO_FIT
    score = max(
        _alike(one, other, both_have_vowels=sought.has_vowels and stored.has_vowels)
        for one in sought.forms
        for other in stored.forms
    )
    return Fit(0.8 + 0.15 * score, Why.SPELLING) if score >= _ENOUGH else NO_FIT


def _alike(one: str, other: str, *, both_have_vowels: bool) -> float:
    if not both_have_vowels:
        # Arabic writes w for a long u as well, so only the other consonants count.
        return _consonants_alike(one, other, without="v")
    return _SAME_CONSONANTS * _consonants_alike(one, other) + _SAME_VOWELS * _vowels_alike(vowels(one), vowels(other))


def _consonants_alike(one: str, other: str, without: str = "") -> float:
    best = 0.0
    for mine in fine_keys(one):
        for theirs in fine_keys(other):
            if coarse(mine) == coarse(theirs):
                best = max(best, Levenshtein.normalized_similarity(_less(mine, without), _less(theirs, without)))
    return best


def _less(key: str, letter: str) -> str:
    return key.replace(letter, "") if letter else key


def _vowels_alike(one: str, other: str) -> float:
    """An e stands for a in one spelling and for i in the next."""
    if one == other:
        return 1.0
    return max(
        Levenshtein.normalized_similarity(one.replace("e", mine), other.replace("e", theirs))
        for mine in "ai"
        for theirs in "ai"
    )


def _sound(sought: Word, stored: Word) -> Fit:
    if not (sought.has_vowels and stored.has_vowels):
        return NO_FIT
    code = cologne(sought.plain)
    if len(code) < 2 or code != cologne(stored.plain):
        return NO_FIT
    alike = JaroWinkler.similarity(sought.plain, stored.plain)
    return Fit(0.75 + 0.15 * alike, Why.SOUND) if alike >= _SOUNDS_ALIKE else NO_FIT


def _typo(sought: Word, stored: Word) -> Fit:
    shorter = min(len(sought.plain), len(stored.plain))
    allowed = 2 if shorter >= _LONG else 1 if shorter >= _SHORT else 0
    if not allowed:
        return NO_FIT
    pairs = ((sought.plain, stored.plain), (sought.spelled, stored.spelled))
    slips = min(OSA.distance(one, other, score_cutoff=allowed) for one, other in pairs)
    return Fit(0.88 - 0.05 * (slips - 1), Why.TYPO) if slips <= allowed else NO_FIT


def best_fits(
    sought: Sequence[Word], stored: Sequence[Word], *, beginning: bool = True
) -> list[tuple[Fit, int]] | None:
    """For every sought word its best stored word, each used once; None if one finds nothing."""
    free = set(range(len(stored)))
    chosen: list[tuple[Fit, int]] = []
    for word in sought:
        offers = [(fit(word, stored[place], beginning=beginning), place) for place in sorted(free)]
        best = max(offers, key=lambda offer: offer[0].score, default=(NO_FIT, -1))
        if best[0].score == 0:
            return None
        free.discard(best[1])
        chosen.append(best)
    return chosen


@dataclass(frozen=True)
class Hit:
    """How well a whole name fits (0 to 1), and every reason that is not simply "the same"."""

    score: float
    why: tuple[Why, ...]

    def lowered(self, by: float, *, by_birth: bool) -> Hit:
        """The same with what the date of birth says."""
        return Hit(self.score + by, (*self.why, Why.BIRTH) if by_birth else self.why)


@dataclass(frozen=True)
class Name:
    """A whole name, its parts already taken apart into words."""

    given: tuple[Word, ...]
    family: tuple[Word, ...]
    other: tuple[Word, ...] = ()

    @classmethod
    def of(cls, given: str, family: str, *other: str) -> Name:
        """The name of somebody as it is stored or typed."""
        return cls(words_of(given), words_of(family), tuple(word for text in other for word in words_of(text)))

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.given, *self.family, *self.other)


_SWAPPED, _BY_OTHER_NAME = 0.02, 0.03


def judge(wanted: Sequence[Word], name: Name, *, family_first: bool = False) -> Hit | None:
    """How `name` fits the words that were typed, in whatever order; None if a word finds nothing."""
    fits = best_fits(wanted, name.words)
    if fits is None:
        return None
    reasons = {one.why for one, _place in fits} - {Why.SAME}
    score = sum(one.score for one, _place in fits) / len(fits) if fits else 1.0
    if not family_first and _is_swapped(fits, name):
        reasons.add(Why.SWAPPED)
        score -= _SWAPPED
    if any(place >= len(name.given) + len(name.family) for _one, place in fits):
        reasons.add(Why.OTHER_NAME)
        score -= _BY_OTHER_NAME
    return Hit(score, tuple(why for why in Why if why in reasons))


def _is_swapped(fits: Sequence[tuple[Fit, int]], name: Name) -> bool:
    """The first word is a family name and the last one a given name."""
    first, last = (fits[0][1], fits[-1][1]) if len(fits) > 1 else (0, 0)
    given, family = len(name.given), len(name.given) + len(name.family)
    return given <= first < family and last < given
