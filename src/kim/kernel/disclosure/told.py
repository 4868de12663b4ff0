"""What the readers of a text know anyway: a value that is told to them beside it gives nothing away."""

from __future__ import annotations

from dataclasses import replace

from kim.kernel.disclosure.needles import NOBODY
from kim.kernel.disclosure.reading import Reading, key_of
from kim.kernel.disclosure.values import KnownValues


def beyond(values: KnownValues, told: str) -> KnownValues:
    """`values` without the names, numbers and addresses that stand in `told`.

    A name is told once each of its words is: who is told "Amina Ackerwinde" knows Amina, and no brother of hers.
    """
    words = {key_of(word.raw) for word in Reading(told).words} | {key_of(part) for part in told.split()}
    all_of_it = key_of(told)
    return replace(
        values,
        names=tuple(name for name in values.names if not _parts(name.text) <= words),
        numbers=tuple(number for number in values.numbers if key_of(number) not in all_of_it),
        addresses=tuple(address for address in values.addresses if key_of(address) not in all_of_it),
    )


def _parts(name: str) -> set[str]:
    """The words of a name, as they are compared; "Familie" is none. Never empty: then nothing would be a name."""
    parts = {key_of(part) for part in name.split()}
    return parts - NOBODY or parts or {name}
