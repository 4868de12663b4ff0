"""Read an answer as a curious person would: text, headers, links, what a PDF says, a table and a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import quote, urljoin, urlsplit
from zipfile import ZipFile

from pypdf import PdfReader

from tests.access.asking import Desks

# How a table of a spreadsheet and a Word file begin.
ZIP = b"PK\x03\x04"
LINK = re.compile(r'(?:href|action|hx-get|hx-post|src)="([^"]*)"')
# Enough to see every page with its filters; a calendar of links would go on for ever.
MOST_PAGES = 250
MOST_QUERIES = 2


def text_of(answer: Any) -> str:
    """Everything that reached the browser: status line, headers, body."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type", "").startswith("application/pdf"):
        reader = PdfReader(BytesIO(body))
        said = "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    elif body.startswith(ZIP):
        with ZipFile(BytesIO(body)) as parts:
            said = "\n".join(unescape(parts.read(name).decode(errors="replace")) for name in parts.namelist())
    else:
        said = unescape(body.decode(errors="replace"))
    return "\n".join([*(f"{name}: {value}" for name, value in answer.headers.items()), str(answer.cookies), said])


def echo(answer: Any, typed: str) -> str:
    """The page without what was typed and without what differs in every request: equal where nothing was found."""
    text = answer.content.decode().replace(typed, "").replace(quote(typed), "")
    return re.sub(r'(csrfmiddlewaretoken" value|opening" value|"X-CSRFToken": ?|id)="?[^">]*', "", text)


def links_of(answer: Any, base: str) -> list[str]:
    """Addresses of ours in a page, as absolute paths with their query."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    found = [urljoin(base, unescape(link)) for link in LINK.findall(answer.content.decode())]
    return [link for link in found if link.startswith("/") and not link.startswith(("/static/", "//"))]


@dataclass
class Crawl:
    """All pages that somebody reaches by links from a list of first pages."""

    desks: Desks
    who: str
    seen: dict[str, int] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    def from_(self, *first: str) -> Iterator[tuple[str, Any]]:
        """Every address with its answer, also refusals; links are followed with GET."""
        self.waiting = list(first)
        visited: set[str] = set()
        while self.waiting and len(visited) < MOST_PAGES + len(first):
            url = self.waiting.pop(0).split("#")[0]
            if url in visited or not self._is_worth_it(url):
                continue
            visited.add(url)
            answer = self.desks.ask(self.who, "GET", url)
            yield url, answer
            self.waiting += [answer.headers["Location"]] if answer.status_code == 302 else links_of(answer, url)

    def _is_worth_it(self, url: str) -> bool:
        path = urlsplit(url).path
        self.seen[path] = self.seen.get(path, 0) + 1
        return self.seen[path] <= MOST_QUERIES
