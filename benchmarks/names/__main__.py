"""How well are names found? Precision and recall of the search and of the duplicate warning, on made-up pairs.

    .venv/bin/python benchmarks/names

The search is asked with the name of the second record among all first records (without dates of birth): found means
among the first ten. The warning is asked about each pair with the dates of birth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pairs import EACH, Pair, Who, pairs

from kim.kernel.partial_date import PartialDate
from kim.people.rules.likeness import Name, judge
from kim.people.rules.name_tokens import sought, tokens_of
from kim.people.rules.name_words import words_of
from kim.people.rules.twins import likeness

FIRST = 10


def main() -> None:
    """Measure both and print one table."""
    made = pairs()
    found, alone = searched([pair for pair in made if pair.same], made)
    warned = Counter(pair.kind for pair in made if _warns(pair))
    same = {pair.kind: pair.same for pair in made}
    print(f"{len(made)} pairs, {EACH} of each kind\n")
    print(f"{'kind':46} {'search: in first ten':>21} {'in first place':>15} {'warned':>8}")
    for kind, is_same in same.items():
        searching = f"{found[kind] / EACH:21.1%} {alone[kind] / EACH:15.1%}" if is_same else " " * 37
        print(f"{kind:46} {searching} {warned[kind] / EACH:8.1%}")
    right, all_same = sum(warned[kind] for kind in same if same[kind]), EACH * sum(same.values())
    in_ten, in_first = sum(found.values()) / all_same, sum(alone.values()) / all_same
    print(f"\nsearch: recall {in_ten:.1%} in the first ten, {in_first:.1%} first")
    print(f"warning: recall {right / all_same:.1%}, precision {right / sum(warned.values()):.1%}")


def searched(wanted: Iterable[Pair], everybody: list[Pair]) -> tuple[Counter[str], Counter[str]]:
    """How often the right record is among the first ten, and how often no other stands before it."""
    records = list(dict.fromkeys((pair.one.given, pair.one.family) for pair in everybody))
    known = [(record, Name.of(*record), tokens_of(record)) for record in records]
    found, first = Counter[str](), Counter[str]()
    for pair in wanted:
        words = words_of(f"{pair.other.given} {pair.other.family}")
        keys = [sought(word) for word in words]
        candidates = [(record, name) for record, name, tokens in known if all(key.meets(tokens) for key in keys)]
        hits = [(hit.score, record) for record, name in candidates if (hit := judge(words, name))]
        right = (pair.one.given, pair.one.family)
        score = next((score for score, record in hits if record == right), None)
        if score is not None:
            better = sum(1 for each, _record in hits if each > score)
            found[pair.kind] += better < FIRST
            first[pair.kind] += better == 0
    return found, first


def _warns(pair: Pair) -> bool:
    return likeness(_name(pair.one), _born(pair.one), _name(pair.other), _born(pair.other)) is not None


def _name(who: Who) -> Name:
    return Name.of(who.given, who.family)


def _born(who: Who) -> PartialDate:
    return PartialDate.from_iso(who.birth)


if __name__ == "__main__":
    main()
