"""Names of files as people see them: readable in every script, and harmless on every disk. No Django."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
WITHOUT_NAME = "Dokument"
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
FORBIDDEN = '<>:"|?*'


def clean(name: str, ending: str) -> str:
    """A name for a download: no path, no control or direction characters, ending as the content says (".pdf").

    "../../etc/Pass\u202efdp.exe" with ".pdf" becomes "Passfdp.pdf": nothing in it can fool an eye or a shell.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(_visible(char) for char in last)
    stem = re.sub(r"\s+", " ", _stem(visible)).strip(" .-_")[:LONGEST].rstrip(" .")
    if RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"{WITHOUT_NAME} {stem}"
    return (stem or WITHOUT_NAME) + ending


def ending_of(name: str) -> str:
    """The ending in small letters with its dot; empty if there is none."""
    visible = "".join(_visible(char) for char in name).strip().lower()
    return f".{visible.rpartition('.')[2]}" if "." in visible else ""


def _visible(char: str) -> str:
    if unicodedata.category(char)[0] == "C":
        return ""
    return " " if char in FORBIDDEN or unicodedata.category(char) in ("Zl", "Zp") else char


def _stem(name: str) -> str:
    stem, dot, _ending = name.rpartition(".")
    return stem if dot else name
