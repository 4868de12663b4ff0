"""Letters of a district's own: folders like ours, tried out before anybody writes one.

A district gives a letter that we have its own wording, and its own look in Word. It makes no letter that we lack:
what is asked for, and what a legal basis lets through, is said in code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from kim.casework.letters import catalogue, printing, sheet
from kim.casework.letters.catalogue import GERMAN, Letter, wording
from kim.casework.letters.sheet import NEEDED, Head, Pair, StepLine, Value

_HEAD = Head(("x",), "x", "x", ("x",), ("x",), "x", ("x",), "x")
_STEP = StepLine("x", "x", "x", Pair("x"), Pair("x"), Pair("x"))
REFUSED = (
    "KIM_LETTERS names letters of your own that could not be written, so KIM does not start. Mend these files, or take "
    "the setting away (docs/how-to/letters.md):"
)
SIDES = ("one", "ltr", "rtl")


def require(root: Path | None) -> None:
    """Refuse to serve with a letter that could not be written."""
    if found := problems(root):
        raise ImproperlyConfigured(f"{REFUSED}\n" + "\n".join(found))


def problems(root: Path | None) -> list[str]:
    """What is wrong with the letters in a folder, each with the file that it is about; without a folder nothing."""
    if root is None:
        return []
    files = sorted(root.glob("*/letter.yaml"))
    if not files:
        return [f"KIM_LETTERS: there is no letter in {root}"]
    return [problem for file in files for problem in _of_file(file)]


def _of_file(file: Path) -> Iterator[str]:
    try:
        letter = catalogue.read(file)
    except Exception as error:  # whatever a file of somebody else can do wrong
        yield f"{file}: {_words(error)}"
        return
    ours = [one for one in catalogue.letters() if one.key == letter.key]
    if not ours:
        yield f"{file}: key must be one of {', '.join(sorted({one.key for one in catalogue.letters()}))}"
    elif file.parent.name != letter.folder.name:
        yield f"{file}: the folder has to be called {letter.key}-{letter.version}"
    elif letter.version in {one.version for one in ours}:
        yield f"{file}: version {letter.version} is ours; a filed letter could not be told from it. Take another one"
    elif any((one.for_household, one.kind) != (letter.for_household, letter.kind) for one in ours):
        yield f"{file}: for_household and kind have to be as in our letter"
    else:
        yield from _of_letter(letter, ours[-1])


def _of_letter(letter: Letter, like: Letter) -> Iterator[str]:
    for language in (GERMAN, *letter.languages):
        file = letter.folder / f"{language}.yaml"
        try:
            _compare(letter, language)
            made = sheet.make(letter, "" if language == GERMAN else language, _values(like), _HEAD)
        except Exception as error:
            yield f"{file}: {_words(error)}"
            continue
        side = "one" if not made.language else "rtl" if made.is_right_to_left else "ltr"
        own = letter.folder / f"letter-{side}.docx"
        if own.exists():
            yield from _of_word(own, made)


def _of_word(own: Path, made: sheet.Sheet) -> Iterator[str]:
    try:
        printing.docx(made, own.parent)
    except Exception as error:
        yield f"{own}: {_words(error)}"


def _compare(letter: Letter, language: str) -> None:
    """A translation has the texts of the German, with the same places to fill in."""
    german, other = wording(letter, GERMAN), wording(letter, language)
    for name, text in german.texts.items():
        if sorted(NEEDED.findall(other.texts[name])) != sorted(NEEDED.findall(text)):
            raise ValueError(f"{name} has other places to fill in than the German text")


def _values(like: Letter) -> dict[str, Any]:
    """Something for every value that our letter knows."""
    texts = wording(like, GERMAN).texts.values()
    names = {name for text in texts for name in NEEDED.findall(text)}
    names |= {name for part in like.parts for name in (part.name, part.when) if name and part.kind != "text"}
    names |= {part.when for part in like.parts if part.when}
    return {name: [_STEP] if name == "steps" else Value("x") for name in names}


def _words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing, or is no value of this letter"
    return f"{type(error).__name__}: {str(error).splitlines()[0]}" if str(error) else type(error).__name__
