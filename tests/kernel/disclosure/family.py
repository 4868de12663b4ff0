"""The invented household whose stored values the disclosure tests look for."""

from kim.kernel.disclosure import KnownValues, Reason, StoredDate, StoredName
from kim.kernel.partial_date import PartialDate

TOWNS = ("Bergisch Gladbach", "Burscheid", "Kürten", "Leichlingen", "Odenthal", "Overath", "Rösrath", "Wermelskirchen")
FAMILY = KnownValues(
    names=(
        StoredName("Lina", "ein Kind unter 6"),
        StoredName("Hanan", "eine Person"),
        StoredName("Al-Saadi"),
        StoredName("Klein"),
    ),
    dates=(
        StoredDate(PartialDate(2027, 1, 4), Reason.PLAN_DATE),
        StoredDate(PartialDate(2027, 5, 14), Reason.TITLE_END),
        StoredDate(PartialDate(1991), Reason.BIRTH_DATE),
    ),
    numbers=("7K2-M4P", "+49 171 2345678"),
    addresses=("Hauptstraße 12, 51503 Rösrath",),
    own_places=("Rösrath", "Homs"),
    municipalities=TOWNS,
    nationalities=frozenset({"SY"}),
)
