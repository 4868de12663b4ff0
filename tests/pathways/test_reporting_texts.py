"""The words about the duty to report are dated, sourced, and chosen by the day."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from kim.pathways import reporting_texts


def test_every_version_has_all_words_and_names_the_statute() -> None:
    for one in reporting_texts.versions():
        assert all(getattr(one, field.name) for field in fields(one))
        assert "§ 87" in one.source and "§ 88" in one.source


def test_the_version_of_the_day_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    [old] = reporting_texts.versions()[:1]
    new = replace(old, version="2027-03", valid_from=date(2027, 3, 1))
    monkeypatch.setattr(reporting_texts, "versions", lambda: (old, new))
    for day, version in (
        (date(2020, 1, 1), old.version),
        (date(2027, 2, 28), old.version),
        (new.valid_from, "2027-03"),
    ):
        assert reporting_texts.on(day).version == version
