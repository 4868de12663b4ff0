"""Searches and exports, to be drawn: who asks for which word where, and who takes what away as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st

from tests.access.asking import url_names
from tests.privacy.reading import echo

# Where one can search, how it is sent, and the name of the field.
SEARCHES = {
    "casework:search": ("POST", "q"),
    "casework:cases": ("POST", "name"),
    "steering:search": ("POST", "q"),
    "accounts:users": ("POST", "q"),
    "directory:services": ("POST", "worte"),
    "privacy:looks": ("POST", "number"),
}
# What can be taken away as a file; the ids are those of a case, as if somebody had told them.
EXPORTS = (
    *("directory:services-csv", "directory:services-json", "directory-interface:services", "steering:dashboard-xlsx"),
    *("steering:interfaces-csv", "casework:plan-pdf", "casework:document-file", "casework:letters"),
    *("consolidation:ways-paper", "consolidation:way-paper", "referrals:who-knows-paper", "referrals:packets"),
)
NOBODY = "Nirgendwo"


@dataclass(frozen=True)
class Look:
    """Somebody who searches for a word, and fetches an export, whatever was handed to them."""

    who: str
    word: str
    search: str
    export: str

    def search_tells_nothing(self, client: Client) -> bool:
        """It answers as if nobody had that word."""
        known, unknown = self._searched(client, self.word), self._searched(client, NOBODY)
        same = echo(known, self.word) == echo(unknown, NOBODY)
        return known.status_code == unknown.status_code and same

    def export_for(self, client: Client, ids: Mapping[str, str]) -> Any:
        """What is answered; also a refusal."""
        return client.get(reverse(self.export, kwargs={name: ids[name] for name in url_names()[self.export]}))

    def _searched(self, client: Client, word: str) -> Any:
        method, field = SEARCHES[self.search]
        page, typed = reverse(self.search), {field: word}
        return client.get(page, typed) if method == "GET" else client.post(page, typed)


def drawn(who: Sequence[str], words: Sequence[str]) -> st.SearchStrategy[Look]:
    """Any of these people, words and doors."""
    searches, exports = st.sampled_from(sorted(SEARCHES)), st.sampled_from(sorted(EXPORTS))
    return st.builds(Look, st.sampled_from(who), st.sampled_from(words), searches, exports)
