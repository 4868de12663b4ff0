"""Names of files: no path, no trick, and still the person's own words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.uploads import names


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Duldung Seite 1.PDF", "Duldung Seite 1.pdf"),
        ("Aufenthaltstitel für Müller.pdf", "Aufenthaltstitel für Müller.pdf"),
        ("إقامة.pdf", "إقامة.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\jana\\Bescheid.pdf", "Bescheid.pdf"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.pdf"),
        ("a\u200bb\u0000c\r\nd.pdf", "abcd.pdf"),
        ('Brief "neu" <1>.pdf', "Brief neu 1.pdf"),
        (".htaccess", "Dokument.pdf"),
        ("CON.pdf", "Dokument CON.pdf"),
        ("lpt1.tar.pdf", "Dokument lpt1.tar.pdf"),
        ("   .pdf", "Dokument.pdf"),
        ("", "Dokument.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("Bu\u0308ro.pdf", "Büro.pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_its_tricks(given_name: str, kept: str) -> None:
    assert names.clean(given_name, ".pdf") == kept


@given(st.text(max_size=300))
def test_whatever_is_typed_the_name_is_harmless(typed: str) -> None:
    name = names.clean(typed, ".pdf")
    assert name.endswith(".pdf") and 4 < len(name) <= 110
    assert not set(name) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(char)[0] == "C" for char in name)
    assert not name.startswith((".", " ", "-"))
    assert names.clean(name, ".pdf") == name


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.PDF", ".pdf"), ("a", ""), ("a.pdf.exe", ".exe"), ("a.pdf\u200b ", ".pdf"), (".pdf", ".pdf")],
)
def test_what_counts_is_the_last_ending(name: str, ending: str) -> None:
    assert names.ending_of(name) == ending
