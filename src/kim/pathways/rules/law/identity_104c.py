"""Identity in §§ 25a, 25b: for holders of a § 104c title the stricter rows of those norms replace the general one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kim.pathways.rules.reading.residence import is_chance_holder
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import NOT_APPLICABLE, Outcome

_SINCE = date(2022, 12, 31)


@dataclass(frozen=True, slots=True)
class _UnlessHolder:
    """`g.identity`, which does not apply to holders of a § 104c title."""

    def ask(self, situation: Situation) -> Outcome:
        if situation.at >= _SINCE and is_chance_holder(situation):
            return NOT_APPLICABLE
        return situation.criterion("g.identity")

    def lines(self) -> Iterator[tuple[int, str]]:
        yield 0, "„g.identity“ ist erfüllt (mit Titel nach § 104c: entfällt, dafür gilt die eigene Zeile)"

    def reads(self) -> frozenset[str]:
        return frozenset({"status_periods", "identity"})


GENERAL_IDENTITY = _UnlessHolder()
