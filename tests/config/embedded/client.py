"""A client process of the embedded server for the tests: says when it is ready, leaves when its input ends."""

import signal
import sys
from pathlib import Path

from kim.config import embedded

signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
places = embedded.attach(Path(sys.argv[1]))
sys.stdout.write((places.cluster / "postmaster.pid").read_text().split()[0] + "\n")
sys.stdout.flush()
sys.stdin.read()
