"""One problem in a district's files: where it is, and why it is one."""

from __future__ import annotations

from dataclasses import dataclass, field

from kim.organisations.district import wording


@dataclass(frozen=True, order=True)
class Problem:
    """`code` is stable; `values` fill the sentence. `line` 0: the file as a whole."""

    file: str
    line: int
    code: str
    values: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def reason(self) -> str:
        """The sentence for people, in the language of the moment."""
        return wording.SENTENCES[self.code] % self.values

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"
