"""A name taken apart into the words that carry it, whatever script, hyphens and articles it was written with.

"Abd al-Rahman", "Abdulrahman", "Abdurrahman" and "عبد الرحمن" give the same compound; "Al-Saadi", "Elsaadi" and "Saadi"
share a form without the article. Families of names whose spellings no rule of sound brings together stand in a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kim.kernel.names import fold, fold_plain, script_of
from kim.people.rules.scripts import romanise
from kim.people.rules.sounds import keys

# Before the word they belong to; the second row is the article before the sun letters.
ARTICLES = frozenset(
    ["al", "el", "ul", "il", "ar", "as", "ash", "asch", "ad", "an", "at", "az", "er", "es", "ed", "en", "et"],
)
SERVANT = frozenset(["abd", "abdu", "abdi", "abdul", "abdel", "abdal", "abdoul", "abdol", "abdur", "abder"])
_SERVANT_OF = re.compile(r"^(?:abd|abt)[aeiou]{1,2}(?P<name>[a-z']{3,})$")
_ARTICLE_INSIDE = re.compile(r"^[ae]l(?=[bcdfghjklmnpqrstvwxyz'][a-z']{2})")
_APART = re.compile(r"[\s\-‐‑–_.,;/]+")
ARABIC = "Arab"
FAMILIES = (
    "mohammed mohamed muhammad mohammad mehmet mamadou mohamadou mamoudou mehmed muhammed",
    "ramadan ramazan ramzan",
    "reza riza rida ridha redha",
    "fadl fazl fazil fadil fadhil",
    "aisha ayse aicha ayesha aischa aysha",
    "khadija hatice khadidja khadidscha hadidja hatidza",
    "yusuf youssef josef jusuf yousef yousif yosef joseph jussuf",
    "yahya jahja yehia iahia",
    "ibrahim ebrahim brahim abraham",
    "yaqub yakub jakub jakob yacoub jacoub",
    "isa issa eissa aissa jsa",
    "esra israa isra",
    "oleksandr alexander aleksandr olexandr oleksander",
    "oleksij oleksii alexej aleksei alexei oleksiy aleksej",
    "mykola nikolai nikolaj mikola nikolay",
    "mychajlo mykhailo michail mikhail mychailo",
    "serhij serhii sergej sergei sergey serhiy",
    "jewhen yevhen jewgenij evgeny evgenij yevgeny jewgeni",
    "olena jelena elena yelena",
    "dmytro dmitrij dmitri dmitry dmitriy",
    "wolodymyr volodymyr wladimir vladimir",
    "andrij andrii andrej andrei andrey",
    "iryna irina",
    "kateryna jekaterina ekaterina katerina yekaterina",
    "hanna anna",
    "olha olga",
    "ihor igor",
    "hryhorij hryhorii grigorij grigori grigory",
)
_FAMILY_OF = {word: line.split()[0] for line in FAMILIES for word in line.split()}


@dataclass(frozen=True)
class Word:
    """One word of a name: as folded, as romanised forms (the first is the plainest), and the keys of all forms."""

    plain: str
    spelled: str
    forms: tuple[str, ...]
    keys: frozenset[str]
    script: str

    @property
    def has_vowels(self) -> bool:
        """False for Arabic script, which writes short vowels rarely: only its consonants can be compared."""
        return self.script != ARABIC


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a name in order; articles and "servant of" are taken together with the word after them."""
    found: list[Word] = []
    before: list[str] = []
    parts = [part for part in _APART.split(text) if fold_plain(part)]
    for place, part in enumerate(parts):
        latin = romanise(part)
        is_last = place + 1 == len(parts)
        if not is_last and (latin in ARTICLES or latin in SERVANT):
            before.append(part)
            continue
        found.append(_word(part, tuple(before)))
        before = []
    return tuple(found)


@lru_cache(maxsize=4096)
def _word(part: str, before: tuple[str, ...]) -> Word:
    latin = romanise(part)
    script = script_of(part)
    shortest = 3 if script == ARABIC else 5
    bare = _ARTICLE_INSIDE.sub("", latin) if len(latin) > shortest else latin
    forms = _forms(latin, bare, [romanise(one) for one in before])
    found = {key for form in forms for key in keys(form)}
    found |= {f"={_FAMILY_OF[form]}" for form in forms if form in _FAMILY_OF}
    return Word(
        "".join(fold_plain(one).replace(" ", "") for one in (*before, part)) or latin,
        "".join(fold(one).replace(" ", "") for one in (*before, part)) or latin,
        forms,
        frozenset(found),
        script,
    )


def _forms(latin: str, bare: str, before: list[str]) -> tuple[str, ...]:
    if any(word in SERVANT for word in before):
        return (f"abd{_without_double(bare)}",)
    if servant := _SERVANT_OF.match(latin):
        return (f"abd{_without_double(servant['name'])}", latin)
    return tuple(dict.fromkeys(form for form in (bare, latin, "".join(before) + latin) if form))


def _without_double(name: str) -> str:
    """What follows "servant of": "lrahman" and "rrahman" are "rahman", "llah" is "lah"."""
    if len(name) > 3 and name[0] == "l" and name[1] not in "aeiou":
        return name[1:]
    if len(name) > 3 and name[0] == name[1]:
        return name[1:]
    return name.removeprefix("l") if len(name) > 4 and name.startswith("la") else name
