"""The world of the access tests, seen by those who must not find a client in it."""

from tests.access.conftest import desks, world

__all__ = ["desks", "world"]
