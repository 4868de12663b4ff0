"""Why the operating system refused something, in the language of the command line; its own words are English."""

from __future__ import annotations

import errno
from gettext import gettext as _


def in_words(error: BaseException) -> str:
    """A few words that fit into brackets; what is rare stays in the words of the system."""
    known = {
        errno.EADDRINUSE: _("another program uses it"),
        errno.EACCES: _("your account may not do that"),
        errno.EPERM: _("your account may not do that"),
        errno.EROFS: _("it can only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.ENOTDIR: _("a part of the path is no folder"),
        errno.EEXIST: _("there is a file of that name"),
        errno.ENOENT: _("it does not exist"),
        errno.EISDIR: _("it is a folder"),
    }
    if isinstance(error, OverflowError):
        return _("ports go from 0 to 65535")
    if isinstance(error, OSError):
        return known.get(error.errno or 0) or error.strerror or str(error)
    return str(error)
