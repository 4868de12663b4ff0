"""How long it takes from a fresh clone to the log-in page, and how long a second start takes.

python3 benchmarks/first_start.py           with the package caches of this machine
python3 benchmarks/first_start.py --cold    with empty ones: everything is downloaded
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from demo_run import folder, free_port, running

ROOT = Path(__file__).resolve().parents[1]


def main(*, cold: bool) -> None:
    """Clone, start, start again, and print the seconds."""
    with folder() as here:
        clone, port = here / "kim", free_port()
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        caches = {"UV_CACHE_DIR": f"{here}/uv", "PIP_CACHE_DIR": f"{here}/pip"} if cold else {}
        command = ["make", "demo", f"PORT={port}"]
        for what in ("first start", "second start"):
            with running(command, clone, port, KIM_DATA_DIR=str(clone / ".kim"), **caches) as (_pid, seconds):
                print(f"{what}: {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main(cold="--cold" in sys.argv)
