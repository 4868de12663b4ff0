"""How good is the disclosure check, and is it linear?

Prints recall and precision on the written test set, then seconds for 4,000 and 40,000 signs of text made to be slow.

Run: .venv/bin/python -m benchmarks.disclosure
"""

import time

from kim.kernel.disclosure import KnownValues, StoredName, check
from tests.kernel.disclosure.measuring import SENTENCES, measure

VALUES = KnownValues(names=(StoredName("Lina"), StoredName("Al-Saadi")), own_places=("Auental",))
PIECES = [
    "Der Kurs beginnt, bevor die Kita einen Platz hat. ",
    "Lina wartet in Auental seit dem 04.01. auf 0171 2345678. ",
    "a-",
    "1 ",
    "A1-",
    "x",
    "§ 1, ",
    "Frau Müller-",
    "L i n a ",
    "o\u0308",
]


def seconds(piece: str, length: int) -> float:
    """Processor seconds for one check."""
    text = (piece * (length // len(piece) + 1))[:length]
    started = time.process_time()
    check(text, VALUES)
    return time.process_time() - started


print(f"{len(SENTENCES)} sentences")
for name, measured in zip(("blocks", "guesses"), measure(), strict=True):
    found, right = f"{measured.recall:.3f} of {measured.wanted}", f"{measured.precision:.3f} of {measured.reported}"
    print(f"{name:8} recall {found}, precision {right}")
for piece in PIECES:
    short, long = min(seconds(piece, 4_000) for _ in range(3)), seconds(piece, 40_000)
    print(f"{piece!r:62} {short:.4f} s   {long:.4f} s   x {long / max(short, 1e-4):.1f}")
