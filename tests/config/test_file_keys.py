"""Keys for files: production does not serve without one, the demo makes its own, `kim documents` keeps order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from kim.config import cli, file_keys, server_checks
from kim.config.trouble import Trouble
from kim.kernel.vault import keeping, ring, store


def start(program: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program in production mode with a database that nobody asks."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIM_FILE_KEYS")} | {
        "KIM_MODE": "production",
        "KIM_SECRET_KEY": "x" * 60,
        "DATABASE_URL": "postgresql://kim_app@/kim",
        "DJANGO_SETTINGS_MODULE": "kim.config.settings",
        **more,
    }
    return subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, env=environment)


def run(*arguments: str) -> int:
    options = cli.parser().parse_args(["documents", *arguments])
    return int(options.run(options))


def test_production_does_not_serve_without_a_key_and_says_what_to_do() -> None:
    refused = start("import kim.config.wsgi")
    assert refused.returncode
    assert "KIM_FILE_KEYS is not set" in refused.stderr and "kim documents new-key" in refused.stderr


def test_production_serves_with_a_key() -> None:
    assert start("import kim.config.wsgi", KIM_FILE_KEYS=ring.new("2026-11")).returncode == 0


def test_a_broken_key_is_refused_by_name_and_not_told() -> None:
    refused = start("import kim.config.settings", KIM_FILE_KEYS="2026-11:" + "s" * 20)
    assert refused.returncode
    assert "KIM_FILE_KEYS, entry 1 (2026-11)" in refused.stderr and "s" * 20 not in refused.stderr


@pytest.mark.parametrize("types", ["exe", ",", "pdf,exe"])
def test_types_that_nobody_can_check_are_refused(types: str) -> None:
    refused = start("import kim.config.settings", KIM_UPLOAD_TYPES=types)
    assert refused.returncode and "KIM_UPLOAD_TYPES must be one or more of pdf,jpeg,png,docx" in refused.stderr


def test_the_check_before_a_release_finds_a_missing_key(settings: Any) -> None:
    assert server_checks.file_key() == []
    settings.KIM_FILE_KEYS = ()
    assert [found.id for found in server_checks.file_key()] == ["config.E004"]
    with pytest.raises(ImproperlyConfigured, match="new-key"):
        file_keys.require()


def test_the_demo_makes_a_key_for_itself_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    for _start in range(2):
        monkeypatch.setenv("KIM_FILE_KEYS", "")
        file_keys.provide_for_demo(tmp_path)
        keys.append(os.environ["KIM_FILE_KEYS"])
    assert keys[0] == keys[1] and ring.parse(keys[0])[0].id == "demo"
    assert oct((tmp_path / "secrets" / "files").stat().st_mode & 0o777) == "0o600"


def test_the_demo_takes_a_key_that_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIM_FILE_KEYS", given := ring.new("mine"))
    file_keys.provide_for_demo(tmp_path)
    assert os.environ["KIM_FILE_KEYS"] == given
    assert not (tmp_path / "secrets").exists()


@pytest.fixture
def vault(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault of its own; the command finds a Django that has started."""
    settings.KIM_FILES_DIR = tmp_path
    settings.KIM_FILE_KEYS = ring.parse(ring.new("old"))
    monkeypatch.setattr("kim.config.cli.documents.start_django", lambda: None)
    return tmp_path


def test_a_new_key_can_be_put_on_the_ring(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new-key", "2026-11") == 0
    assert ring.parse(capsys.readouterr().out)[0].id == "2026-11"
    with pytest.raises(Trouble):
        run("new-key", "November 2026")


@pytest.mark.django_db
def test_rotate_says_when_the_old_key_can_go(vault: Path, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    keeping.keep([b"x"])
    settings.KIM_FILE_KEYS = (*ring.parse(ring.new("new")), *settings.KIM_FILE_KEYS)
    assert run("rotate") == 0
    said = capsys.readouterr().out
    assert "1 " in said and "“new”" in said and "No file needs another key" in said


@pytest.mark.django_db
def test_a_lost_key_is_said_by_rotate_and_by_check(
    vault: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    name = keeping.keep([b"x"]).stored.name
    settings.KIM_FILE_KEYS = ring.parse(ring.new("new"))
    for verb in ("rotate", "check"):
        assert run(verb) == 1
        assert f"{name}: needs the key “old”" in capsys.readouterr().out


@pytest.mark.django_db
def test_check_names_what_is_gone_left_over_and_damaged(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone, hurt = keeping.keep([b"a"]).stored.name, keeping.keep([b"b"]).stored.name
    left = store.write([b"c"]).name
    os.utime(store.place(left), (0, 0))
    store.remove(gone)
    store.place(hurt).write_bytes(b"KIM1")
    assert run("check") == 1
    said = capsys.readouterr().out
    assert f"{gone}: in the database" in said and f"{hurt}: damaged" in said and f"{left}: in the folder" in said
    run("check", "--remove-left-over")
    assert left not in list(store.names())


@pytest.mark.django_db
def test_check_is_content_when_everything_fits(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keeping.keep([b"a"])
    assert run("check", "--read-all") == 0
    assert "Files and database fit." in capsys.readouterr().out


def test_without_a_key_the_command_says_how_to_get_one(vault: Path, settings: Any) -> None:
    settings.KIM_FILE_KEYS = ()
    with pytest.raises(Trouble, match="new-key"):
        run("check")
