"""Two languages before there are catalogues: German, and English with `KIM_LANGUAGE=en`."""

from __future__ import annotations

import os


def chosen(german: str, english: str) -> str:
    """The sentence in the language of the person at the keyboard."""
    return english if os.environ.get("KIM_LANGUAGE") == "en" else german


def say(german: str, english: str) -> None:
    """Print one sentence at once."""
    print(chosen(german, english), flush=True)


class Stop(Exception):
    """The environment cannot be made; says why in one sentence."""

    def __init__(self, german: str, english: str) -> None:
        super().__init__(chosen(german, english))
