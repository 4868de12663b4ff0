"""The known values as keys to look up, with all their forms.

One dictionary serves names, places, numbers and addresses: the text's words, alone and joined with
their neighbours, are looked up in it. That keeps the check linear however many values there are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kim.kernel.disclosure.findings import Kind, Reason
from kim.kernel.disclosure.forms import is_particle, name_forms, place_forms
from kim.kernel.disclosure.reading import Reading, key_of
from kim.kernel.disclosure.values import KnownValues, StoredName, parts_of

# Households are called "Familie Sommer", "Ehepaar Blum", "Ohne Namen, 7K2-M4P": these words name nobody.
_NOBODY_WORDS = "familie fam frau herr herrn dr prof ehepaar haushalt geschwister ohne namen"
NOBODY = frozenset(_NOBODY_WORDS.split())
SHORTEST_NUMBER = 4
_LONG_PART = 6
_LONG_PLACE = 5


@dataclass(frozen=True)
class Needle:
    """What a key stands for. `over_spaces`: its words may stand apart, as in "Bad Homburg"."""

    kind: Kind
    reason: Reason
    replacement: str = ""
    over_spaces: bool = False
    is_base: bool = True


def needles_of(values: KnownValues) -> dict[str, Needle]:
    """All keys of a case. Names win over places, a base form over an inflected one."""
    found: dict[str, Needle] = {}
    for key, needle in _all(values):
        present = found.get(key)
        if present is None or (needle.is_base and not present.is_base):
            found[key] = needle
    return found


def _all(values: KnownValues) -> Iterator[tuple[str, Needle]]:
    for name in values.names:
        yield from _name(name)
    yield from _places(values.own_places, Reason.OWN_PLACE)
    yield from _places(values.municipalities, Reason.MUNICIPALITY)
    for address in parts_of(values.addresses):
        yield from _address(address)
    for number in parts_of(values.numbers):
        yield from _number(number)


def _name(name: StoredName) -> Iterator[tuple[str, Needle]]:
    """The whole name, each part of it, and hyphenated parts as one: Al-Saadi, AlSaadi, Saadi."""
    parts = [key_of(part) for part in name.text.split()]
    small = [word.raw for word in Reading(name.text).words]
    keys = dict.fromkeys([key_of(name.text), *parts, *map(key_of, small)])
    for key in keys:
        if (is_particle(key) or key in NOBODY) and len(keys) > 1:
            continue
        for place, form in enumerate(name_forms(key)):
            apart = " " in name.text.strip() or "-" in name.text
            yield form, Needle(Kind.NAME, Reason.STORED_NAME, name.replacement, apart, is_base=place == 0)


def _places(places: Iterable[str], reason: Reason) -> Iterator[tuple[str, Needle]]:
    for place in parts_of(places):
        words = [word.raw for word in Reading(place).words]
        keys = [key_of(place)]
        # "Gladbach" alone is understood; "Bergisch" alone is a region.
        keys += [key_of(word) for word in words[1:] if len(word) >= _LONG_PLACE]
        for key in keys:
            for rank, form in enumerate(place_forms(key)):
                yield form, Needle(Kind.PLACE, reason, "", len(words) > 1, is_base=rank == 0)


def _address(address: str) -> Iterator[tuple[str, Needle]]:
    """Street with and without number, postal code and place."""
    for part in parts_of(address.split(",")):
        match = re.fullmatch(r"(\d{4,5})\s+(.+)", part)
        if match:
            yield match[1], _address_needle()
            yield from _places([match[2]], Reason.OWN_PLACE)
            continue
        street = re.sub(r"\s+\d+\s?[a-zA-Z]?(?:\s?[-/]\s?\d+\s?[a-zA-Z]?)?$", "", part)
        for text in {part, street}:
            for form in _street_forms(key_of(text)):
                yield form, _address_needle()


def _address_needle() -> Needle:
    return Needle(Kind.ADDRESS, Reason.STORED_ADDRESS, over_spaces=True)


def _street_forms(key: str) -> tuple[str, ...]:
    """Straße, Strasse and Str. are the same."""
    short = re.sub(r"str(?:asse)?(?=\d|$)", "str", key)
    return tuple({key, short, re.sub(r"str(?=\d|$)", "strasse", short)})


def _number(number: str) -> Iterator[tuple[str, Needle]]:
    """The number however it is parted, and long pieces of it. Below four signs it is no number."""
    needle = Needle(Kind.NUMBER, Reason.STORED_NUMBER, over_spaces=True)
    for key in _number_keys(number):
        if len(key) >= SHORTEST_NUMBER:
            yield key, needle
        for length in range(_LONG_PART, len(key)):
            for start in range(len(key) - length + 1):
                piece = key[start : start + length]
                if any(char.isdigit() for char in piece):
                    yield piece, needle


def _number_keys(number: str) -> tuple[str, ...]:
    """A phone number with and without its country code, the rest as it is."""
    key = key_of(number)
    digits = key.removeprefix("00") if number.strip().startswith("00") else key
    if re.fullmatch(r"\s*(?:\+|00)\s*49.*", number) and digits.isdigit():
        rest = digits[2:].removeprefix("0")
        return (f"0{rest}", f"49{rest}", f"490{rest}", f"0049{rest}")
    if key.isdigit() and key.startswith("0") and len(key) > _LONG_PART:
        rest = key[1:]
        return (key, f"49{rest}", f"490{rest}", f"0049{rest}")
    return (key,)
