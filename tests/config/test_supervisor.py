"""One tree of processes: together up, together down."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.embedded.helpers import is_running, until

ROOT = Path(__file__).resolve().parents[2]


class Tree:
    """A running supervisor and its children."""

    def __init__(self, *names: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.config.processes.tree", *names],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            start_new_session=True,
        )
        assert self.process.stdout
        self.children = [int(pid) for pid in self.process.stdout.readline().split()]

    def end(self, how: int) -> tuple[int, str]:
        """Send a signal; returns exit code and error output."""
        self.process.send_signal(how)
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait for the end; returns exit code and error output."""
        _output, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors

    def all_gone(self) -> bool:
        """Whether no child is left, nor anything in its group."""
        return not any(is_running(pid) for pid in self.children)


@pytest.fixture
def trees() -> Iterator[list[Tree]]:
    """Trees that are cut down at the end, whatever happened."""
    started: list[Tree] = []
    yield started
    for tree in started:
        for pid in (*tree.children, tree.process.pid):
            try:
                os.killpg(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        tree.process.communicate(timeout=20)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_ends_its_children_and_is_content(trees: list[Tree], how: int) -> None:
    trees.append(Tree("obedient", "obedient"))
    assert trees[0].end(how) == (0, "")
    assert trees[0].all_gone()


def test_a_child_that_ends_by_itself_ends_all_and_is_named(trees: list[Tree]) -> None:
    trees.append(Tree("obedient", "short_lived"))
    code, said = trees[0].ended()
    assert code == 1
    assert "the short_lived" in said
    assert "3" in said
    assert trees[0].all_gone()


def test_when_the_supervisor_is_killed_the_children_leave(trees: list[Tree]) -> None:
    trees.append(Tree("obedient", "obedient"))
    time.sleep(1)  # the child's first act is to hold on to its parent
    trees[0].end(signal.SIGKILL)
    assert until(trees[0].all_gone)


def test_a_stubborn_child_and_what_it_started_are_killed(trees: list[Tree]) -> None:
    trees.append(Tree("stubborn"))
    group = trees[0].children[0]
    assert until(lambda: len(members(group)) == 2)
    assert trees[0].end(signal.SIGTERM) == (0, "")
    assert until(lambda: members(group) == [])


def members(group: int) -> list[int]:
    """Living processes of a group."""
    pids = [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]
    found = []
    for pid in pids:
        try:
            if os.getpgid(pid) == group and is_running(pid):
                found.append(pid)
        except ProcessLookupError:
            continue
    return found
