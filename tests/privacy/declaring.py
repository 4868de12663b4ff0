"""Declarations to be drawn: to whom, about what and whom, until when, withdrawn or not; and what follows from them.

What a recipient may know is worked out here a second time, from the declarations alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

AMINA, BILAL = "Amina", "Bilal"
# What tells of whom in which area; None: of the household.
WORDS = {
    (AMINA, "identity"): "Ackerwinde",
    (BILAL, "identity"): "Bärenklau",
    (AMINA, "language"): "Tigrinya",
    (BILAL, "language"): "Paschtu",
    (None, "plan"): "Zauberwürfel",
    (None, "family_situation"): "Geburts- oder Heiratsurkunde",
}
AREAS = sorted({area for _whose, area in WORDS})
TO = {"service": {}, "association": {"name": "Verein Brücke"}, "paper": {"name": "Verein Pfad"}}


@dataclass(frozen=True)
class Said:
    """One declaration to one recipient. `withdrawn`: never, before the packets go, or after; a statute never is.

    `statute`: what is shared rests on a paragraph that somebody named, and needs neither consent nor release.
    """

    to: str
    areas: tuple[str, ...]
    whose: str | None = None
    days: int = 90
    withdrawn: str = "never"
    statute: bool = False

    def ends(self, when: str) -> bool:
        """Whether it is withdrawn then."""
        return self.withdrawn == when and not self.statute


EVERYTHING = tuple(AREAS)


def declarations(*statute: bool) -> st.SearchStrategy[list[Said]]:
    """Up to five, to whomever, about whatever."""
    one = st.builds(
        Said,
        to=st.sampled_from(sorted(TO)),
        areas=st.lists(st.sampled_from(AREAS), min_size=1, unique=True).map(tuple),
        whose=st.sampled_from([None, None, AMINA, BILAL]),
        days=st.sampled_from([20, 90]),
        withdrawn=st.sampled_from(["never", "never", "before", "after"]),
        statute=st.sampled_from(statute),
    )
    return st.lists(one, max_size=5)


ALL_TO_ALL = [Said(to, EVERYTHING) for to in TO]
BY_STATUTE = [replace(one, statute=True, withdrawn="after") for one in ALL_TO_ALL]


def may_know(consents: list[Said], opened: list[Said], to: str, at: int) -> set[str]:
    """The words that this recipient may read so many days later: a statute, or a consent with a release, for each."""
    return {
        word
        for (whose, area), word in WORDS.items()
        for basis in consents
        if _covers(basis, to, area, whose, at)
        and (basis.statute or any(_covers(release, to, area, whose, at) for release in opened))
    }


def _covers(said: Said, to: str, area: str, whose: str | None, at: int) -> bool:
    return (
        said.to == to
        and area in said.areas
        and said.whose in (None, whose)
        and (said.withdrawn == "never" or said.statute)
        and said.days >= at
    )
