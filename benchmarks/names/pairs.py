"""Pairs of records, made by chance from a fixed seed: one person written twice, or two who resemble each other."""

from __future__ import annotations

import random
from dataclasses import dataclass

from attested import FAMILY, GIVEN

SEED = 20261123
EACH = 400


@dataclass(frozen=True)
class Who:
    """What is typed of somebody."""

    given: str
    family: str
    birth: str


@dataclass(frozen=True)
class Pair:
    """Two records; `same`: they are of one person. `kind`: what the second one differs by."""

    one: Who
    other: Who
    same: bool
    kind: str


# Two records, and whether they are of one person.
Made = tuple[Who, Who, bool]


def pairs() -> list[Pair]:
    """Eight kinds with `EACH` pairs, always the same ones."""
    chance = random.Random(SEED)  # noqa: S311
    made: list[Pair] = []
    for kind, make in KINDS.items():
        while len(made) < EACH * (list(KINDS).index(kind) + 1):
            pair = make(chance)
            if pair is not None:
                one, other, same = pair
                made.append(Pair(one, other, same, kind))
    return made


def somebody(chance: random.Random) -> tuple[list[str], list[str], str]:
    """A given name and a family name with their spellings, and a date of birth."""
    born = f"{chance.randint(1950, 2020)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return chance.choice(GIVEN).split(), chance.choice(FAMILY).split(), born


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x370 for letter in text)


def _written(chance: random.Random, spellings: list[str], *, latin: bool = True) -> str:
    offered = [each for each in spellings if _is_latin(each) == latin]
    return chance.choice(offered) if offered else spellings[0]


def _other_spelling(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    one = Who(given[0], family[0], born)
    other = Who(_written(chance, given), _written(chance, family), born)
    return (one, other, True) if (one.given, one.family) != (other.given, other.family) else None


def _other_script(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    if _is_latin(given[-1]) or _is_latin(family[-1]):
        return None
    one, other = Who(_written(chance, given), _written(chance, family), born), Who(given[-1], family[-1], born)
    return (one, other, True) if chance.random() < 0.5 else (other, one, True)


def _slip(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    one = Who(given[0], family[0], born)
    field = chance.choice(["given", "family"])
    text = getattr(one, field)
    if len(text) < 5:
        return None
    return one, Who(**{**vars(one), field: mistyped(chance, text)}), True


def mistyped(chance: random.Random, text: str) -> str:
    """One letter left out, doubled, changed, or two exchanged."""
    place = chance.randrange(1, len(text) - 1)
    letter = chance.choice("abcdefghiklmnoprstuvwz")
    return chance.choice(
        [
            text[:place] + text[place + 1 :],
            text[:place] + text[place] + text[place:],
            text[:place] + letter + text[place + 1 :],
            text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        ]
    )


def _swapped(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    return Who(given[0], family[0], born), Who(_written(chance, family), _written(chance, given), born), True


def _part_of_the_birth(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    known = chance.choice([born[:4], born[:7], "", f"{born[:4]}-01-01"])
    name = (given[0], family[0]) if not known else (_written(chance, given), _written(chance, family))
    return Who(given[0], family[0], born), Who(*name, known), True


def _sibling(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    other, _family, other_born = somebody(chance)
    if given == other:
        return None
    born_too = born if chance.random() < 0.3 else other_born
    return Who(given[0], family[0], born), Who(other[0], _written(chance, family), born_too), False


def _namesake(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    _given, _family, other_born = somebody(chance)
    return Who(given[0], family[0], born), Who(_written(chance, given), _written(chance, family), other_born), False


def _stranger(chance: random.Random) -> Made | None:
    given, family, born = somebody(chance)
    other, another, other_born = somebody(chance)
    if given == other and family == another:
        return None
    return (
        Who(given[0], family[0], born),
        Who(other[0], another[0], born if chance.random() < 0.5 else other_born),
        False,
    )


KINDS = {
    "other spelling": _other_spelling,
    "other script": _other_script,
    "slip of the pen": _slip,
    "given and family name swapped": _swapped,
    "date of birth known in part": _part_of_the_birth,
    "brothers and sisters, twins": _sibling,
    "same name, born on another day": _namesake,
    "strangers, half of them born on the same day": _stranger,
}
