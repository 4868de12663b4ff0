"""Cells of a table as people write them: by code, or by the word for it in German.

What is neither is refused with the words that there are. The names of the district are read once for a whole table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from kim.directory.exchange.terms import topic_of, whom_of
from kim.directory.forms.service import language_name
from kim.directory.labels import ACCESSIBLE, AUDIENCES, COSTS, LANGUAGES, STAYS, VISITS
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations

CODED: Mapping[str, Mapping[Any, Any]] = {
    "life_areas": LIFE_AREAS,
    "audiences": AUDIENCES,
    "stays": STAYS,
    "accessible": ACCESSIBLE,
    "visit": VISITS,
    "costs": COSTS,
    "languages": {code: language_name(code) for code in LANGUAGES},
}
NAMED = ("organisation", "holder", "municipality", "serves")
REFUSED = ("invalid_choice", "invalid_pk_value", "invalid_list")


class Words:
    """What a cell may say, by the field of the form."""

    def __init__(self) -> None:
        towns = list(organisations.municipalities().values_list("key", "name"))
        units = organisations.units().values_list("key", "name", "short_name")
        offices = organisations.organisations().values_list("key", "name", "short_name")
        with override("de"):
            self._known = {
                field: _folded((code, word) for code, word in words.items()) for field, words in CODED.items()
            }
        self._known |= {
            "organisation": _folded((key, word) for key, *names in offices for word in names),
            "holder": _folded((key, word) for key, *names in units for word in names),
            "municipality": _folded(towns),
            "serves": _folded(towns),
        }

    def code(self, field: str, typed: str) -> str:
        """The code or key that the form knows; what is typed itself where no word is known."""
        found = self._known.get(field, {}).get(typed.casefold())
        if found is None and field == "life_areas":
            found = topic_of("", "", typed)
        if found is None and field == "audiences":
            found = whom_of("", "", typed)
        return found or typed


def refusal(field: str, typed: str) -> str:
    """Why a cell was refused, and what could stand there."""
    if field in NAMED:
        said = _("“%(typed)s” is not among the data of the district. Write the name or the key as it stands there.")
        return said % {"typed": typed}
    with override("de"):
        words = [str(word) for word in CODED[field].values()]
    return _("“%(typed)s” is not known. Possible: %(words)s.") % {"typed": typed, "words": "; ".join(words)}


def _folded(pairs: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    return {str(word).casefold(): str(code) for code, word in pairs if word}
