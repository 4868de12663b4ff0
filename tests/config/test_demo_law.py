"""The planned wording of the demo says that it is invented, waits, and never runs."""

from __future__ import annotations

from datetime import date

import pytest

from kim.config.demo import planned_law
from kim.kernel import clock
from kim.pathways import api as pathways
from kim.pathways.rules import law


def test_the_example_waits_and_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pathways.drafts() == (), "no real wording waits for its sign-off; if one does, the demo needs no example"
    monkeypatch.setattr(law, "PLANNED", law.PLANNED)
    planned_law.plan()
    (waiting,) = pathways.drafts()
    assert waiting.source == "Beispiel der Demo, kein Gesetzentwurf"
    assert waiting.start and waiting.start > clock.today()
    assert waiting.note.startswith("Erfunden:")
    for month, first in ((11, date(2027, 1, 1)), (12, date(2027, 2, 1)), (1, date(2026, 3, 1))):
        with clock.at(date(2026, month, 30)):
            planned_law.plan()
            assert pathways.drafts()[0].start == first
    assert not any(wording.draft for wording in law.BOOK.criteria[planned_law.CRITERION].versions)
