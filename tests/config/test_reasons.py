"""What the operating system says in English is said in words that the catalogue translates."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import closing

import pytest

from kim.config import demonstration
from kim.config.reasons import in_words
from kim.config.trouble import Trouble

COMMON = [errno.EADDRINUSE, errno.EACCES, errno.EROFS, errno.ENOSPC, errno.ENOTDIR, errno.ENOENT, errno.EISDIR]


@pytest.mark.parametrize("code", COMMON)
def test_what_is_common_is_not_said_in_the_words_of_the_system(code: int) -> None:
    said = in_words(OSError(code, os.strerror(code)))
    assert said and said != os.strerror(code)


def test_what_is_rare_stays_as_the_system_says_it() -> None:
    assert in_words(OSError(errno.EMLINK, "Too many links")) == "Too many links"
    assert in_words(OSError("odd")) == "odd"


def test_a_busy_port_says_that_another_program_has_it() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as busy, pytest.raises(Trouble) as trouble:
        demonstration.free_port(busy.getsockname()[1])
    assert "Address already in use" not in str(trouble.value)
