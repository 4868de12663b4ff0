"""A supervisor over the modules named on the command line; says when all of them have started."""

import os
import sys

from kim.config import supervisor
from kim.config.trouble import Trouble

supervisor.SECONDS_TO_LEAVE = 1.0
children = [supervisor.Child(f"the {name}", f"tests.config.processes.{name}") for name in sys.argv[1:]]


def when_up() -> bool:
    sys.stdout.write(" ".join(str(child.process.pid) for child in children if child.process) + "\n")
    sys.stdout.flush()
    return True


try:
    supervisor.supervise(children, os.environ, when_up)
except Trouble as trouble:
    sys.exit(str(trouble))
