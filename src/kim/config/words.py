"""The words of the command line, before and without Django.

The launcher must speak when settings cannot even be read yet, so these modules use Python's own gettext
(`from gettext import gettext as _`) with the catalogue of this package. argparse takes its words from the
same place, which makes its help German, too.
"""

from __future__ import annotations

import gettext
import os
import sys
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DEFAULT_LANGUAGE = "de"


def language() -> str:
    """Language of the command line: `KIM_LANGUAGE`, German when unset."""
    return os.environ.get("KIM_LANGUAGE") or DEFAULT_LANGUAGE


def say(sentence: str) -> None:
    """Print one sentence at once, also where the output is a file or a pipe."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def speak() -> None:
    """Let `gettext()` answer from our catalogue in the chosen language."""
    gettext.bindtextdomain("django", str(LOCALE))
    gettext.textdomain("django")
    # gettext reads the environment at every call; LANG and LC_ALL of the shell come after this one.
    os.environ["LANGUAGE"] = language()
