"""Makes the environment in .venv: locked versions with hashes, with uv if it is there or pip can get it, else with pip.

Only Python's standard library: this runs before anything is installed. A stamp says what .venv was made from, so
that the second start is a comparison of two hashes. The project itself is not built but linked: nothing unlocked
(a build backend) is fetched, and a change of the code needs no new installation.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

import pip_wheel
from words import Stop, say

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "bootstrap"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "kim-environment.json"
LISTS = {"run": HERE / "requirements.txt", "dev": HERE / "requirements-dev.txt"}
INSTALLER = HERE / "requirements-installer.txt"
PIP = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--require-hashes")
# uv leaves byte code to whoever imports first; where Python may not write any, each process would make its own.
COMPILED = {"UV_COMPILE_BYTECODE": "true"} if sys.dont_write_bytecode else {}
SCRIPT = """#!/bin/sh
'''exec' "{python}" -P "$0" "$@"
' '''
import sys
from kim.config.cli import main
sys.exit(main())
"""


def main(kind: str) -> None:
    """Make the environment `kind`, unless it is there."""
    if is_fresh(kind):
        return
    began = time.monotonic()
    say("Die Umgebung in .venv wird eingerichtet …", "Setting up the environment in .venv …")
    STAMP.unlink(missing_ok=True)
    if not (by_uv(kind) or by_uv_of_pip(kind) or by_pip(kind)):
        raise Stop(
            "Die Pakete ließen sich nicht installieren; die Zeilen darüber sagen, woran es lag.",
            "The packages could not be installed; the lines above say why.",
        )
    link_project()
    translate()
    STAMP.write_text(json.dumps({"kind": kind, "made_from": made_from()}))
    seconds = round(time.monotonic() - began)
    say(f"Die Umgebung steht nach {seconds} s.", f"The environment is ready after {seconds} s.")


def is_fresh(kind: str) -> bool:
    """Whether .venv holds what `kind` needs; `dev` includes `run`."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    return stamp["kind"] in (kind, "dev") and stamp["made_from"] == made_from() and works(PYTHON)


def made_from() -> str:
    """A hash of everything that decides about the content of .venv, its own place included."""
    digest = hashlib.sha256(str(ROOT).encode())
    for file in (ROOT / "uv.lock", *LISTS.values(), INSTALLER, Path(__file__)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Whether this is a Python that runs and is new enough."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-S", "-c", question], check=False).returncode == 0
    except OSError:
        return False


def by_uv(kind: str) -> bool:
    """Install with uv; `False` if there is none or it did not manage (an index of its own, no network)."""
    uv = shutil.which("uv")
    if not uv or subprocess.run([uv, "--version"], check=False, capture_output=True).returncode:
        return False
    python = [] if works(PYTHON) else ["--python", sys.executable]
    groups = [] if kind == "dev" else ["--no-dev"]
    command = [uv, "sync", "--locked", "--no-install-project", "--quiet", *groups, *python]
    # An environment that is active in the shell, or another project's, is not meant.
    settings = {**COMPILED, **os.environ, "UV_PROJECT_ENVIRONMENT": str(VENV)}
    settings.pop("VIRTUAL_ENV", None)
    return subprocess.run(command, check=False, cwd=ROOT, env=settings).returncode == 0


def by_uv_of_pip(kind: str) -> bool:
    """Let pip install uv and uv the rest: seconds instead of a minute. `False`, without a word, if that fails."""
    # What was not built for this machine is not built here: that takes longer than pip needs for everything.
    uv = VENV / "bin" / "uv"
    if not pip("--only-binary", ":all:", "-r", INSTALLER, aloud=False) or not uv.exists():
        return False
    options = ["--quiet", "--no-deps", "--require-hashes"]
    command: list[str | Path] = [uv, "pip", "install", *options, "--python", PYTHON, "-r", LISTS[kind]]
    # The index that pip is configured for, and the certificates that this machine trusts.
    settings = {"UV_DEFAULT_INDEX": pip_wheel.index_url(), "UV_SYSTEM_CERTS": "true", **COMPILED, **os.environ}
    return subprocess.run(command, check=False, cwd=ROOT, env=settings, capture_output=True).returncode == 0


def by_pip(kind: str) -> bool:
    """Install with venv and pip, also where Python came without ensurepip."""
    return pip("-r", LISTS[kind])


def pip(*what: str | Path, aloud: bool = True) -> bool:
    """Let pip install into .venv, which is made if it is missing."""
    if not works(PYTHON):
        venv.create(VENV, clear=True, symlinks=True, with_pip=False)
    command = [*pip_wheel.find(PYTHON), "install", *PIP, *what]
    return subprocess.run(command, check=False, cwd=ROOT, capture_output=not aloud).returncode == 0


def link_project() -> None:
    """Let .venv import src/, and write the console script `kim`."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([PYTHON, "-c", question], check=True, capture_output=True, text=True).stdout.strip()
    (Path(packages) / "kim.pth").write_text(f"{ROOT / 'src'}\n")
    script = VENV / "bin" / "kim"
    script.unlink(missing_ok=True)  # it may be a link into somebody's cache
    script.write_text(SCRIPT.format(python=PYTHON))
    script.chmod(0o755)


def translate() -> None:
    """Byte code of our modules, written once for the same reason."""
    subprocess.run([PYTHON, "-m", "compileall", "-q", ROOT / "src"], check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if sys.argv[1:] else "run")
    except Stop as stop:
        sys.exit(str(stop))
    except OSError as error:
        sys.exit(f"{error.filename or '.venv'}: {error.strerror or error}")
