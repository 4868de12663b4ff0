"""What has to be in order before anybody is served: said at start, by web server and worker alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from kim.config.serving import jobs, ready, web


def test_letters_of_ones_own_are_looked_at_before_the_start(settings: Any, tmp_path: Path) -> None:
    settings.KIM_LETTERS = tmp_path
    with pytest.raises(ImproperlyConfigured) as refusal:
        ready.require()
    assert str(refusal.value).startswith("KIM_LETTERS names letters of your own that could not be written")
    assert f"there is no letter in {tmp_path}" in str(refusal.value)


def test_the_worker_ends_with_the_sentence_alone(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KIM_LETTERS = tmp_path
    monkeypatch.setattr(jobs, "leave_with_parent", lambda: None)
    monkeypatch.setattr(jobs, "load_django", lambda: None)
    with pytest.raises(SystemExit, match="KIM_LETTERS names letters of your own"):
        jobs.main()


def test_the_web_server_ends_with_the_sentence_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str) -> None:
        raise ImproperlyConfigured("KIM_LETTERS names letters of your own that could not be written")

    monkeypatch.setattr(web, "leave_with_parent", lambda: None)
    monkeypatch.setattr(web, "import_module", refuse)
    with pytest.raises(SystemExit, match="KIM_LETTERS names letters of your own"):
        web.main(0)
