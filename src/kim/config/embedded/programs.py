"""Running PostgreSQL's programs as the server's account."""

from __future__ import annotations

import os
import subprocess
import tempfile
from gettext import gettext as _

from kim.config.embedded.account import becoming
from kim.config.embedded.places import Places
from kim.config.trouble import Trouble

ACCEPTING, REJECTING = 0, 1
# What they say is read by us and by support, whatever the language at the keyboard.
PLAIN_WORDS = {"LC_ALL": "C", "LANGUAGE": ""}


def run(places: Places, program: str, *arguments: str) -> None:
    """Run a program to its end; what it says when it fails goes into the sentence."""
    # A temporary file, not a pipe: the server that pg_ctl leaves behind would keep a pipe open for ever.
    with tempfile.TemporaryFile("w+") as output:
        finished = subprocess.run(
            [places.tool(program), *arguments],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env={**os.environ, **PLAIN_WORDS},
            start_new_session=True,
            **becoming(places.account),
        )
        if finished.returncode == 0:
            return
        output.seek(0)
        said = " ".join(output.read()[-2000:].split())
    sentence = _("%(program)s failed for the data folder %(folder)s: %(said)s")
    raise Trouble(sentence % {"program": program, "folder": places.data, "said": said or finished.returncode})


def answer(places: Places) -> int:
    """What the socket says: `ACCEPTING`, `REJECTING` (starting or stopping), or more for silence."""
    question = [places.tool("pg_isready"), "-q", "-h", str(places.socket), "-U", "postgres", "-d", "postgres"]
    return subprocess.run([*question, "-t", "2"], check=False, stdin=subprocess.DEVNULL).returncode
