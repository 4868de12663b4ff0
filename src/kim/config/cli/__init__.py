"""The console script `kim`: one module per subcommand.

A subcommand is a module `kim/config/cli/<name>.py` with `register(subparsers)`; it is found by its name.
Modules import Django inside the function that runs, after `start_django()`: help and errors must come
without it. `run(options)` returns the exit code; `Trouble` becomes one sentence on the error output and
exit code 1.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import signal
import sys
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from types import ModuleType

from kim.config import words
from kim.config.catalogue.compiling import compile_stale
from kim.config.trouble import Trouble
from kim.kernel.room import roomy


@roomy
def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    compile_stale()
    words.speak()
    # Python skips its clean-up on SIGTERM; as an exception, it leaves the embedded database properly.
    signal.signal(signal.SIGTERM, _leave)
    options = parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except Trouble as trouble:
        print(f"kim: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="kim",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=24),
        description=_("KIM: case management and steering for a district's Kommunales Integrationsmanagement."),
        epilog=_("Look around with “kim demo”. Every command explains itself: “kim COMMAND --help”."),
    )
    subparsers = top.add_subparsers(title=_("commands"), metavar=_("COMMAND"), dest="command", required=True)
    for module in _modules():
        module.register(subparsers)
    return top


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, "register"):
            yield module


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)
