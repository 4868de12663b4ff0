"""The log-in page of the demo shows who can log in: the list that the start has left in the data folder."""

from __future__ import annotations

from kim.accounts.hints import Hint
from kim.config import log_ins
from kim.config.folders import data_folder


def hints() -> list[Hint]:
    """Everybody of the kept list; nobody where there is none."""
    try:
        kept = log_ins.kept(data_folder())
    except FileNotFoundError:
        return []
    return [Hint(each.name, each.role_name, each.unit, each.email, each.password) for each in kept]
