"""Which words are German and which look like names: a small lexicon with rules for endings and compounds.

In German every noun has a capital letter, so "unknown and capital" means nothing without knowing the
nouns. The lists cover the words of counselling; rules cover -ung, -keit, -amt and compounds whose last
part is known. Surnames built like compounds (Steinbach) are not taken for words: -bach, -berg, -mann and
the like are no last part. Wrong either way costs a glance: unknown words are guesses, not blocks.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_NOUN_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "in", "innen", "nen", "r", "m", "se", "sen")
_SUFFIX = re.compile(
    r".{2,}(?:ungs?|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ität|itäten|ismus|nis|nisse|nissen"
    r"|ierung|ierte[rnms]?|ende[rnms]?|ete[rnms]?|ige[rnms]?|iche[rnms]?|lose[rnms]?|bare[rnms]?|erei|ereien"
    r"|ling|linge|lingen|tum|ik|iken|logie|graph|thek|theken|ment|mente|enz|anz|eur|eure|ator|atoren)"
)
_AGENT = re.compile(
    r".{2,}(?:nehmer|geber|leiter|lehrer|helfer|begleiter|berater|betreuer|arbeiter|träger|mittler|steller|sucher"
    r"|bezieher|besitzer|sprecher|führer|halter|macher|pfleger|werber)(?:n|s|in|innen)?"
)
_SHORTEST_HEAD = 3
_LONGEST_WORD = 60
_SHORTEST_REST = 3
_NO_HEAD_WORDS = "mann berg rhein frank ernst rosa klein lang braun weiß schwarz jung rat ding mal art"
_NO_HEAD = frozenset(_NO_HEAD_WORDS.split())
_LINKS = ("", "s", "es", "n", "en", "er", "e")


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns, and all other words, both in lower case."""
    listed = [word for line in _lines("words.txt") for word in line.split()]
    nouns = {word.lower() for word in listed if word[0].isupper()}
    return frozenset(nouns), frozenset(word for word in listed if word[0].islower())


@cache
def given_names() -> frozenset[str]:
    """Common given names in lower case."""
    return frozenset(word.lower() for line in _lines("given_names.txt") for word in line.split())


def _lines(name: str) -> Iterator[str]:
    text = files("kim.kernel.disclosure").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def nations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Code and pattern of each nationality or people: country, adjective, who comes from there."""
    found = []
    for line in _lines("nations.txt"):
        code, country, adjective, people = line.split("|")
        adjectives = rf"{adjective}(?:e[rnsm]?)?(?:sprachige?[rnsm]?)?"
        persons = rf"{people}(?:e[rnsm]?|n|s|in|innen|i|ers?|ern|erin|erinnen|ns)?"
        pattern = rf"(?<!\w)(?:{country}s?|{adjectives}|{persons})(?!\w)"
        found.append((code, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


def is_listed(raw: str) -> bool:
    """A word of the list, as it stands there or with a noun's ending."""
    nouns, others = _words()
    return raw in others or raw in nouns or _noun_base(raw) is not None


def is_lower_case_word(raw: str) -> bool:
    """An adjective, verb or small word: it has a capital letter only at the start of a sentence."""
    nouns, others = _words()
    return raw in others and raw not in nouns


def is_german_word(raw: str) -> bool:
    """Listed, or built by rule from what is listed. `raw` is in lower case."""
    if len(raw) > _LONGEST_WORD:
        return False
    if is_listed(raw) or _SUFFIX.fullmatch(raw) or _AGENT.fullmatch(raw):
        return True
    return _is_compound(raw)


def _noun_base(raw: str) -> str | None:
    nouns, _ = _words()
    for ending in _NOUN_ENDINGS:
        base = raw.removesuffix(ending)
        if raw.endswith(ending) and len(base) >= _SHORTEST_HEAD and base in nouns:
            return base
    return None


def _is_compound(raw: str) -> bool:
    """Something of three letters or more before a listed noun: Kinderbetreuungsplatz."""
    for start in range(_SHORTEST_REST, len(raw) - _SHORTEST_HEAD + 1):
        base = _noun_base(raw[start:])
        if base and base not in _NO_HEAD and (len(base) > _SHORTEST_HEAD or _is_first_part(raw[:start])):
            return True
    return False


def _is_first_part(raw: str) -> bool:
    """A short last part (Amt, Weg) makes a compound only behind a known first part."""
    return any(is_listed(raw.removesuffix(link)) for link in _LINKS if raw.endswith(link))
