"""What `make check` asks of the catalogues. Each finding says where, what, and which sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message

from kim.config.catalogue.extracting import wanted
from kim.config.catalogue.files import CATALOGUE, PACKAGE, contexts, read
from kim.config.catalogue.hidden import hidden_in
from kim.config.catalogue.updating import is_translated

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# Words that no English sentence holds; terms of law and names of bodies are German on purpose.
GERMAN = re.compile(r"\b(und|oder|nicht|wird|werden|wurde|sind|ist|für|bitte|keine|zum|zur|Sie|Ihre?)\b")


def findings(names: Sequence[str] = (), package: Path = PACKAGE) -> list[str]:
    """Everything that is wrong in the catalogues of `names`, or of all contexts; empty when all is well."""
    found: list[str] = []
    translations: dict[object, dict[str, str]] = defaultdict(dict)
    for context in contexts(package, names):
        catalogue = read(context / CATALOGUE)
        name = str((context / CATALOGUE).relative_to(package.parent.parent))
        found += [
            f"{place}: a message inside an f-string is not collected, take it out" for place in hidden_in(context)
        ]
        found += [f"{name}: {what}" for what in _against_code(catalogue, wanted(context), context.name)]
        for message in _messages(catalogue):
            found += [f"{name}: {what}: {_shown(message)}" for what in _wrong_with(message)]
            if is_translated(message.string):
                translations[_key(message)][context.name] = str(message.string)
    return found + list(_torn(translations))


def _against_code(catalogue: Catalog, code: Catalog, context: str) -> Iterator[str]:
    there, used = ({_key(message): message for message in _messages(c)} for c in (catalogue, code))
    for key in sorted(used.keys() - there.keys(), key=str):
        yield f"missing, run “kim messages update {context}”: {_shown(used[key])}"
    for key in sorted(there.keys() - used.keys(), key=str):
        yield f"not used any more, run “kim messages update {context}”: {_shown(there[key])}"


def _wrong_with(message: Message) -> Iterator[str]:
    if GERMAN.search(" ".join(_forms(message.id))):
        yield "message ids are English"
    if not is_translated(message.string):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked fuzzy"
    ids, strings = _forms(message.id), _forms(message.string)
    for index, string in enumerate(strings):
        wanted_ones = set(PLACEHOLDER.findall(ids[min(index, len(ids) - 1)]))
        given = set(PLACEHOLDER.findall(string))
        # “Ein Fall” may stand for “%(n)d case”.
        if given != wanted_ones and not (len(ids) > 1 and index == 0 and given <= set(PLACEHOLDER.findall(ids[1]))):
            yield f"placeholders differ ({', '.join(sorted(given ^ wanted_ones))})"
        if "%(" in ids[-1] and not _formats(string):
            yield "a percent sign in it must be doubled"


def _torn(translations: dict[object, dict[str, str]]) -> Iterator[str]:
    # Django reads all catalogues into one: of two translations of one id, one would silently win.
    for key, by_context in sorted(translations.items(), key=lambda item: str(item[0])):
        if len(set(by_context.values())) > 1:
            yield f"translated differently in {', '.join(by_context)} (use pgettext or the same words): {key}"


def _formats(string: str) -> bool:
    try:
        string % _Anything()
    except (ValueError, TypeError):
        return False
    return True


class _Anything(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return 0


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _key(message: Message) -> Any:
    return (message.context, _forms(message.id)[0])


def _forms(text: Any) -> list[str]:
    # Babel gives one string, or a tuple with a form for each number.
    return list(text) if isinstance(text, (list, tuple)) else [text]


def _shown(message: Message) -> str:
    return f"“{_forms(message.id)[0]}”"
