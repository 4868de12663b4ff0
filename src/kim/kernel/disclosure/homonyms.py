"""Names that are also German words (Klein, Sommer, Rosa, An), and what to write instead of a name.

Such a name counts only with a capital letter. A noun counts always, because nobody can tell Sommer from
Sommer; an adjective or small word at the start of a sentence is a guess, unless a verb of persons follows.
"""

from kim.kernel.disclosure.findings import Severity
from kim.kernel.disclosure.lexicon import is_lower_case_word
from kim.kernel.disclosure.needles import Needle
from kim.kernel.disclosure.reading import Word

TITLES = frozenset(("frau", "herr", "herrn", "familie", "fam"))
_ARTICLES = frozenset(("der", "die", "das", "den", "dem", "des", "eines", "dieses", "jeden", "im", "vom", "zum", "am"))
_PERSON_VERBS = (
    "hat kann will soll muss wartet braucht bekommt findet sucht darf geht lebt arbeitet wohnt spricht möchte hatte"
    " konnte wollte sollte musste verliert erhält lernt besucht beginnt"
)
_VERBS_OF_PERSONS = frozenset(_PERSON_VERBS.split())


def severity_of_word(words: tuple[Word, ...], place: int, needle: Needle) -> Severity | None:
    """What a stored name that is also a German word means here: the name, perhaps the name, or the word."""
    word = words[place]
    before = words[place - 1].raw if place and not word.starts_sentence else ""
    if not word.is_capital:
        return None
    if before in TITLES:
        return Severity.BLOCK
    is_word_of_sentence = is_lower_case_word(word.raw)
    if not needle.is_base and (is_word_of_sentence or before in _ARTICLES):
        return None
    if word.starts_sentence and is_word_of_sentence:
        after = words[place + 1].raw if place + 1 < len(words) else ""
        return Severity.BLOCK if after in _VERBS_OF_PERSONS else Severity.GUESS
    return Severity.BLOCK


def replacement_of(first: str, last: str, needle: Needle) -> str:
    """ "Familie Klein" becomes "eine Familie"; a genitive is best left out: "Linas Platz" → "Platz"."""
    if first in ("familie", "fam"):
        return "eine Familie"
    if first in TITLES:
        return needle.replacement or "eine Person"
    return "" if not needle.is_base and last.endswith("s") else needle.replacement
