"""Whether two records may be of one person, and in what they agree and differ.

The threshold moves with the date of birth: the same day makes another spelling likely, an unknown one asks for nearly
the same name, another one rules it out. Tuned for few false alarms among families, where names repeat; measured in
docs/reference/name-matching.md. Does not decide: a person is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kim.kernel.partial_date import PartialDate
from kim.people.rules.births import Agreement, agreement
from kim.people.rules.likeness import Hit, Name, Why, best_fits
from kim.people.rules.name_words import Word

ENOUGH = {Agreement.SAME: 0.8, Agreement.COVERS: 0.85, Agreement.NEAR: 0.88, Agreement.UNKNOWN: 0.9}
# With one name only, the date of birth must speak for it.
ENOUGH_WITH_ONE_NAME = {Agreement.SAME: 0.9, Agreement.COVERS: 0.95}
_SHORT = 4


@dataclass(frozen=True)
class Likeness:
    """How alike two persons are (0 to 1), why, and how their dates of birth agree."""

    score: float
    why: tuple[Why, ...]
    birth: Agreement


def likeness(one: Name, born: PartialDate, other: Name, other_born: PartialDate) -> Likeness | None:
    """None: nobody need be asked."""
    birth = agreement(born, other_born)
    hit = _names(one, other, birth)
    has_both = all((one.given, one.family, other.given, other.family))
    enough = (ENOUGH if has_both else ENOUGH_WITH_ONE_NAME).get(birth)
    if hit is None or enough is None or hit.score < enough:
        return None
    return Likeness(hit.score, hit.why, birth)


def _names(one: Name, other: Name, birth: Agreement) -> Hit | None:
    """Given name with given name and family name with family name, or crosswise; former names help the family name."""
    family = (*other.family, *other.other)
    straight = _both(_part(one.given, (*other.given, *other.other), birth), _part(one.family, family, birth))
    crossed = _both(_part(one.given, other.family, birth), _part(one.family, other.given, birth))
    if crossed and (straight is None or crossed.score > straight.score) and one.given and one.family:
        return Hit(crossed.score - 0.02, (*crossed.why, Why.SWAPPED))
    return straight


def _part(mine: Sequence[Word], theirs: Sequence[Word], birth: Agreement) -> Hit | None:
    """The shorter of two lists of words must fit into the longer one; an empty one says nothing."""
    if not mine or not theirs:
        return Hit(0.0, ())
    few, many = sorted((mine, theirs), key=len)
    fits = best_fits(few, many, beginning=False)
    if fits is None:
        return None
    if birth is not Agreement.SAME and any(
        fit.why is Why.TYPO and len(word.plain) <= _SHORT for word, (fit, _place) in zip(few, fits, strict=True)
    ):
        return None
    reasons = {fit.why for fit, _place in fits} - {Why.SAME}
    return Hit(sum(fit.score for fit, _place in fits) / len(fits), tuple(why for why in Why if why in reasons))


def _both(given: Hit | None, family: Hit | None) -> Hit | None:
    if given is None or family is None:
        return None
    said = [hit.score for hit in (given, family) if hit.score]
    if not said:
        return None
    return Hit(sum(said) / len(said), tuple(why for why in Why if why in (*given.why, *family.why)))
