"""The console script: readable help, German words, one sentence for every trouble."""

from __future__ import annotations

import argparse
import os
import re
import signal
from collections.abc import Iterator

import pytest

from kim.config import cli, words
from kim.config.trouble import Trouble


@pytest.fixture(autouse=True)
def undisturbed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`main()` sets a language and a signal handler; both are put back."""
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def subcommands() -> dict[str, argparse.ArgumentParser]:
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("no subcommands")


def test_every_subcommand_stands_in_the_help_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    for name in subcommands():
        assert re.search(rf"\n    {name}\s", printed)


@pytest.mark.parametrize("name", sorted(set(subcommands()) - {"manage"}))
def test_every_subcommand_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert f"kim {name}" in capsys.readouterr().out


def test_it_speaks_german(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("KIM_LANGUAGE", raising=False)
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    printed = capsys.readouterr().out
    assert "Befehle" in printed
    assert "usage:" not in printed


def test_it_speaks_english_when_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KIM_LANGUAGE", "en")
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "commands" in capsys.readouterr().out


def test_an_unknown_subcommand_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["nonsense"])
    assert ended.value.code == 2
    assert "nonsense" in capsys.readouterr().err


def test_trouble_is_one_line_and_exit_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "parser", lambda: parser_that_raises(Trouble("The port is busy.")))
    assert cli.main([]) == 1
    assert capsys.readouterr().err == "kim: The port is busy.\n"


def test_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cli, "parser", lambda: parser_that_raises(KeyboardInterrupt()))
    assert cli.main([]) == 130
    assert capsys.readouterr().err == ""


def test_sigterm_leaves_through_python_so_that_the_database_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Parser(argparse.ArgumentParser):
        def parse_args(self, *args: object, **kwargs: object) -> argparse.Namespace:  # type: ignore[override]
            return argparse.Namespace(run=lambda options: os.kill(os.getpid(), signal.SIGTERM))

    monkeypatch.setattr(cli, "parser", Parser)
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    assert ended.value.code == 128 + signal.SIGTERM


def test_the_language_is_german_unless_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIM_LANGUAGE", raising=False)
    assert words.language() == "de"
    monkeypatch.setenv("KIM_LANGUAGE", "en")
    assert words.language() == "en"


def parser_that_raises(error: BaseException) -> argparse.ArgumentParser:
    def run(options: argparse.Namespace) -> int:
        raise error

    parser = argparse.ArgumentParser()
    parser.set_defaults(run=run)
    return parser
