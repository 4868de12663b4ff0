"""What might give a household away although the case does not hold it: shown, and confirmed by a person.

Words that look like names, unknown addresses, long numbers, exact amounts and ages, mail addresses,
diagnoses, and a nationality beside a rare situation. What this does not do: decide. Two people do.
"""

from collections.abc import Iterator

from kim.kernel.disclosure.findings import Finding, Kind, Reason, Severity
from kim.kernel.disclosure.lexicon import given_names, is_german_word, is_listed, nations
from kim.kernel.disclosure.patterns import PATTERNS, RARE_SITUATION, SENTENCE_END
from kim.kernel.disclosure.reading import Reading, Word

_TITLE_WORDS = "frau herr herrn familie fam dr prof"
_TITLES = frozenset(_TITLE_WORDS.split())
_ARTICLE_WORDS = "das dem des beim zum vom im ins am ans kein keine ein einem eines dieses"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_CARRIER_WORDS = (
    "kann hat ist will soll muss wartet braucht bekommt findet sucht darf geht lebt arbeitet wohnt spricht möchte"
    " konnte hatte war wollte sollte musste und"
)
_CARRIERS = frozenset(_CARRIER_WORDS.split())


def find_guesses(reading: Reading, nationalities: frozenset[str]) -> Iterator[Finding]:
    """All guesses, those inside others included."""
    for pattern in PATTERNS:
        for match in pattern.expression.finditer(reading.shown):
            yield _finding(reading, match.span(), pattern.kind, pattern.reason)
    yield from _names(reading)
    yield from _combinations(reading, nationalities)


def possible_names(text: str) -> tuple[str, ...]:
    """Every word that could be somebody's name, each once: what looks like one, and all capitals that no list has."""
    reading = Reading(text)
    looks = (finding.text for finding in _names(reading))
    unlisted = (reading.shown[word.start : word.end] for word in reading.words if _is_unlisted(word))
    return tuple(dict.fromkeys([*looks, *unlisted]))


def _is_unlisted(word: Word) -> bool:
    return word.is_capital and not is_listed(word.raw)


def _names(reading: Reading) -> Iterator[Finding]:
    words = reading.words
    for place, word in enumerate(words):
        if word.is_capital and word.raw.isalpha() and len(word.raw) > 1 and _looks_like_name(reading, words, place):
            yield _finding(reading, (word.start, word.end), Kind.NAME, Reason.LOOKS_LIKE_NAME, "eine Person")


def _looks_like_name(reading: Reading, words: tuple[Word, ...], place: int) -> bool:
    word = words[place]
    before = words[place - 1].raw if place and not word.starts_sentence else ""
    if before in _TITLES and word.gap in (" ", ". "):
        return word.raw not in _TITLES
    if word.raw in given_names():
        return True
    shape = reading.shown[word.start : word.end]
    if shape.isupper() or is_german_word(word.raw) or _is_nation(word.raw):
        return False
    if word.starts_sentence:
        return place + 1 < len(words) and words[place + 1].raw in _CARRIERS and not word.raw.endswith(("e", "es"))
    return not (before in _ARTICLES and word.raw.endswith("n"))


def _is_nation(raw: str) -> bool:
    return any(pattern.fullmatch(raw) for _, pattern in nations())


def _combinations(reading: Reading, nationalities: frozenset[str]) -> Iterator[Finding]:
    """A nationality beside a rare situation in one sentence, or the household's own nationality."""
    for start, end in _sentences(reading.shown):
        sentence = reading.shown[start:end]
        rare = RARE_SITUATION.search(sentence) is not None
        for code, pattern in nations():
            reason = Reason.OWN_NATIONALITY if code in nationalities else Reason.RARE_COMBINATION
            if rare or code in nationalities:
                for match in pattern.finditer(sentence):
                    span = (start + match.start(), start + match.end())
                    yield _finding(reading, span, Kind.COMBINATION, reason)


def _sentences(shown: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in SENTENCE_END.finditer(shown):
        yield start, match.end()
        start = match.end()
    if start < len(shown):
        yield start, len(shown)


def _finding(reading: Reading, span: tuple[int, int], kind: Kind, reason: Reason, replacement: str = "") -> Finding:
    start, end = reading.span(*span)
    return Finding(start, end, reading.text[start:end], Severity.GUESS, kind, reason, replacement)
