"""The German forms of a name or place: genitives, plurals, adjectives and who lives there.

Works on keys (`reading.key_of`): lower case, without umlauts. Makes more forms than German has; a form
that is no word harms nobody, a missing one would let a name through. What it does not do: compounds
written as one word (`stored` looks for beginnings instead).
"""

_NAME_ENDINGS = ("s", "es", "ens", "n", "en", "sche", "schen", "scher", "sches", "chen", "chens", "lein")
_SHORT_NAME = 3
_PLACE_ENDINGS = ("", "s", "n", "in", "innen")
_PARTICLE_WORDS = (
    "al el ul as ash ad an ar at az ibn bin bint abu abd van von vom de del della der den da do dos das di du"
    " la le les ben ould bou mc mac san santa ter ten zu zum zur und y e o ait st sankt bad am im in an der"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


def name_forms(key: str) -> tuple[str, ...]:
    """The name itself first. Very short names get a genitive only: "Man" must not forbid "Mann"."""
    if len(key) <= _SHORT_NAME:
        return (key, f"{key}s")
    return (key, *(key + ending for ending in _NAME_ENDINGS))


def place_forms(key: str) -> tuple[str, ...]:
    """The place, its genitive, and its adjective or inhabitants: Bayreuth, Bayreuths, Bayreuther, Bayreutherin."""
    return (key, f"{key}s", *(adjective + end for adjective in _adjectives(key) for end in _PLACE_ENDINGS))


def _adjectives(key: str) -> tuple[str, ...]:
    """Bayreuth → Bayreuther, Tübingen → Tübinger, München → Münchner, Hannover → Hannoveraner."""
    found = [f"{key}er"]
    if key.endswith("e"):
        found.append(f"{key}r")
    if key.endswith("en"):
        found += [f"{key[:-2]}er", f"{key[:-2]}ner"]
    if key.endswith("er"):
        found.append(f"{key}aner")
    return tuple(found)


def is_particle(key: str) -> bool:
    """True for al, von, bin and their like, which are no name by themselves."""
    return key in _PARTICLES or len(key) < 2
