"""A hash for passwords that everybody may know: those of the demo's invented people and those of tests."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm with next to no work. The usual one reads its hashes, and replaces them at the next log-in."""

    time_cost, memory_cost, parallelism = 1, 8, 1
