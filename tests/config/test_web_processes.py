"""How many processes answer side by side."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from kim.config.serving import web


def test_one_process_for_each_core_but_no_more_than_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIM_WEB_PROCESSES", raising=False)
    for cores, expected in (({0}, 1), ({0, 1}, 2), ({0, 1, 2, 3}, web.USUAL_MOST)):
        monkeypatch.setattr(web.os, "sched_getaffinity", lambda _process, cores=cores: cores, raising=False)
        assert web.processes() == expected


def test_the_setting_decides_and_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIM_WEB_PROCESSES", "6")
    assert web.processes() == 6
    for nonsense in ("0", "-1", "viele"):
        monkeypatch.setenv("KIM_WEB_PROCESSES", nonsense)
        with pytest.raises(ImproperlyConfigured):
            web.processes()
