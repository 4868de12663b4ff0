"""What is written down beside a name so that the database finds it by comparing beginnings and equals alone.

Four kinds of token, for words of every name of a person: the folded word (found by its beginning), the same read
backwards (its end survives a slip at its beginning), the Cologne code, and the keys of sound. What is sought becomes
the same tokens; a name is a candidate if every word meets one. Candidates are generous, `likeness` judges them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kim.kernel.names import plain_tokens, tokens
from kim.kernel.phonetics import cologne
from kim.people.rules.name_words import Word, words_of

LONGEST = 60
_ENOUGH_LETTERS = 4


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "w"
    BACKWARDS = "b"
    COLOGNE = "c"
    SOUND = "s"


Token = tuple[TokenKind, str]


@dataclass(frozen=True)
class Sought:
    """How one word is looked for: tokens to be equal to, and beginnings."""

    equal: frozenset[Token]
    begins: frozenset[Token]

    def meets(self, written: Iterable[Token]) -> bool:
        """Whether a name with these tokens is a candidate (what the database answers by its index)."""
        return any(
            token in self.equal or any(token[0] is kind and token[1].startswith(start) for kind, start in self.begins)
            for token in written
        )


def tokens_of(names: Iterable[str]) -> frozenset[Token]:
    """All tokens of somebody with these names."""
    found: set[Token] = set()
    for name in names:
        found |= {(TokenKind.WORD, word) for word in (*tokens(name), *plain_tokens(name))}
        for word in words_of(name):
            found |= _of_word(word)
    return frozenset((kind, text[:LONGEST]) for kind, text in found)


def _of_word(word: Word) -> set[Token]:
    found: set[Token] = {(TokenKind.SOUND, key) for key in word.keys}
    spellings = {word.plain, word.spelled, *(word.forms if word.has_vowels else ())}
    found |= {(TokenKind.WORD, spelling) for spelling in spellings}
    found |= {(TokenKind.BACKWARDS, spelling[::-1]) for spelling in spellings if len(spelling) >= _ENOUGH_LETTERS}
    found |= {(TokenKind.COLOGNE, code) for spelling in spellings if len(code := cologne(spelling)) > 1}
    return found


def sought(word: Word, *, beginning: bool = True) -> Sought:
    """How `word` is looked for; `beginning`: names that begin with it count as well."""
    equal: set[Token] = {(TokenKind.SOUND, key) for key in word.keys}
    equal |= {(TokenKind.WORD, spelling) for spelling in (word.plain, word.spelled, *word.forms)}
    if len(code := cologne(word.plain)) > 1:
        equal.add((TokenKind.COLOGNE, code))
    begins: set[Token] = {(TokenKind.WORD, spelling) for spelling in (word.plain, word.spelled)} if beginning else set()
    if len(word.plain) >= _ENOUGH_LETTERS:
        # A single slip leaves either the first or the second half of a word as it was.
        half = max(2, (len(word.plain) - 1) // 2)
        begins |= {(TokenKind.WORD, word.plain[:half]), (TokenKind.BACKWARDS, word.plain[::-1][:half])}
    return Sought(
        frozenset((kind, text[:LONGEST]) for kind, text in equal),
        frozenset((kind, text[:LONGEST]) for kind, text in begins if text),
    )
