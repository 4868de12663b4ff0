"""Rotation that may be cut short, and files and rows that lost each other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kim.kernel.vault import housekeeping, keeping, ring, store
from kim.kernel.vault.errors import Damaged, KeyMissing
from kim.kernel.vault.models import StoredFile

DAYS_AGO = time.time() - 3 * 24 * 3600


def content(name: str) -> bytes:
    return b"".join(store.read(name))


def aged(name: str) -> str:
    os.utime(store.place(name), (DAYS_AGO, DAYS_AGO))
    return name


@pytest.fixture
def turned(vault: Path, settings: Any) -> list[str]:
    """Five files under the old key, and a new key in front of it."""
    names = [store.write([f"Blatt {number}".encode()]).name for number in range(5)]
    settings.KIM_FILE_KEYS = (*ring.parse(ring.new("new")), *settings.KIM_FILE_KEYS)
    return sorted(names)


def test_after_a_rotation_the_old_key_is_no_longer_needed(turned: list[str], settings: Any) -> None:
    before = {name: content(name) for name in turned}
    assert housekeeping.rotate().sealed_anew == 5
    settings.KIM_FILE_KEYS = settings.KIM_FILE_KEYS[:1]
    assert {name: content(name) for name in turned} == before


def test_a_second_rotation_has_nothing_to_do(turned: list[str]) -> None:
    housekeeping.rotate()
    done = housekeeping.rotate()
    assert (done.sealed_anew, done.already, done.unread) == (0, 5, [])


def test_a_rotation_that_breaks_off_is_finished_by_the_next(turned: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real, written = store.replace, []
    before = {name: content(name) for name in turned}

    def breaks_off(name: str, chunks: Iterable[bytes], **options: bool) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(name)
        real(name, chunks, **options)

    monkeypatch.setattr(store, "replace", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        housekeeping.rotate()
    monkeypatch.setattr(store, "replace", real)
    assert sorted(store.key_id(name) for name in turned) == ["new", "new", "old", "old", "old"]
    assert {name: content(name) for name in turned} == before
    assert housekeeping.rotate().sealed_anew == 3


def test_a_rotation_that_is_killed_loses_no_file(vault: Path, settings: Any) -> None:
    old, new = ring.new("a-old"), ring.new("b-new")
    settings.KIM_FILE_KEYS = ring.parse(old)
    names = [store.write([os.urandom(300_000)]).name for _number in range(40)]
    before = {name: content(name) for name in names}
    program = (
        "import django; django.setup()\n"
        "from kim.kernel.vault import housekeeping\n"
        "print('begun', flush=True)\n"
        "housekeeping.rotate()"
    )
    environment = {**os.environ, "KIM_MODE": "test", "KIM_FILES_DIR": str(vault), "KIM_FILE_KEYS": f"{new},{old}"}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    settings.KIM_FILE_KEYS = ring.parse(f"{new},{old}")
    assert {name: content(name) for name in names} == before
    assert housekeeping.rotate().unread == []
    assert {store.key_id(name) for name in names} == {"b-new"}


def test_a_lost_key_is_named_file_by_file_and_the_rest_is_rotated(turned: list[str], settings: Any) -> None:
    newest, oldest = settings.KIM_FILE_KEYS
    settings.KIM_FILE_KEYS = (newest,)
    readable = store.write([b"x"]).name
    settings.KIM_FILE_KEYS = (*ring.parse(ring.new("newest")), newest)
    done = housekeeping.rotate()
    assert done.sealed_anew == 1 and store.key_id(readable) == "newest"
    assert [(type(trouble), trouble.name) for trouble in done.unread] == [(KeyMissing, name) for name in turned]
    assert {trouble.key_id for trouble in done.unread if isinstance(trouble, KeyMissing)} == {oldest.id}


def test_a_file_that_is_erased_during_a_rotation_stays_erased(
    turned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store.read

    def erased_meanwhile(name: str) -> Any:
        yield from real(name)
        store.remove(turned[0])

    monkeypatch.setattr(store, "read", erased_meanwhile)
    assert housekeeping.rotate().sealed_anew == 4
    assert list(store.names()) == turned[1:]


@pytest.mark.django_db
def test_files_without_a_row_go_after_a_day_and_others_stay(vault: Path) -> None:
    kept, fresh = keeping.keep([b"mit Zeile"]), store.write([b"gerade erst"])
    left_over = aged(store.write([b"Rest"]).name)
    aged(kept.stored.name)
    assert housekeeping.look().left_over == [left_over]
    assert housekeeping.sweep() == 1
    assert set(store.names()) == {kept.stored.name, fresh.name}


@pytest.mark.django_db
def test_what_a_killed_upload_left_unfinished_is_swept(vault: Path) -> None:
    store.write([b"x"])
    unfinished = vault / store.UNFINISHED / "half"
    unfinished.write_bytes(b"KIM1")
    assert housekeeping.sweep() == 0
    os.utime(unfinished, (DAYS_AGO, DAYS_AGO))
    assert housekeeping.sweep() == 1
    assert not unfinished.exists()


@pytest.mark.django_db
def test_a_database_of_another_day_does_not_cost_the_files(vault: Path) -> None:
    for _number in range(housekeeping.MOST_UNASKED + 1):
        aged(store.write([b"x"]).name)
    assert housekeeping.sweep() == 0
    assert housekeeping.sweep(asked=True) == housekeeping.MOST_UNASKED + 1


@pytest.mark.django_db
def test_a_look_names_what_is_missing_and_what_is_damaged(vault: Path) -> None:
    lost, hurt, sound = (keeping.keep([b"x" * 100]).stored.name for _number in range(3))
    store.remove(lost)
    place = store.place(hurt)
    place.write_bytes(place.read_bytes()[:-1] + b"?")
    state = housekeeping.look(read_all=True)
    assert state.gone == [lost]
    assert [(type(trouble), trouble.name) for trouble in state.unread] == [(Damaged, hurt)]
    assert not state.is_sound and sound not in state.gone
    StoredFile.objects.filter(name__in=[lost, hurt]).delete()
    store.remove(hurt)
    assert housekeeping.look(read_all=True).is_sound
